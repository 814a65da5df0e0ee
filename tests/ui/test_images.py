import hashlib
import io

import pytest
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from content.library import Blobs
from kiosk.ui.drawing import draw, outline
from kiosk.ui.images import BlobImages, PictogramImages
from kiosk.ui.pictograms import PICTOGRAMS
from kiosk.ui.pixels import PIXELS_MOST
from kiosk.village import Village
from tests.builders_screen import a_picture

ASKED = QSize(200, 100)


class Place:
    """Where the provider looks for blobs."""

    def __init__(self, blobs):
        self.blobs = blobs
        self.village = Village()


@pytest.fixture
def blobs(tmp_path):
    return Blobs(tmp_path / "blobs")


def ask(blobs, identity, asked=ASKED):
    provider = BlobImages(Place(blobs))
    size = QSize()
    image = provider.requestImage(identity, size, asked)
    assert size == image.size()
    return image


@pytest.mark.usefixtures("qapp")
class TestBlobs:
    def test_a_picture_fills_the_frame_and_is_cropped(self, blobs):
        sha256 = blobs.add(a_picture())
        assert ask(blobs, f"{sha256}/fill/8").size() == ASKED

    def test_a_picture_with_a_flipped_bit_is_never_shown(self, blobs):
        held = a_picture()
        path = blobs.path(blobs.add(held))
        for at in range(40, len(held), max(1, len(held) // 50)):
            path.write_bytes(held[:at] + bytes([held[at] ^ 1]) + held[at + 1 :])
            assert ask(blobs, f"{path.name}/fit").size() == QSize(1, 1)
        path.unlink()
        path.symlink_to("/proc/self/mem")  # reading it is an input/output error
        assert ask(blobs, f"{path.name}/fit").size() == QSize(1, 1)

    def test_a_whole_picture_keeps_its_shape_and_is_never_blown_up(self, blobs):
        sha256 = blobs.add(a_picture(size=(60, 40)))
        assert ask(blobs, f"{sha256}/fit").size() == QSize(60, 40)
        large = blobs.add(a_picture(size=(1200, 800)))
        assert ask(blobs, f"{large}/fit").size() == QSize(150, 100)

    def test_corners_are_rounded(self, blobs):
        image = ask(blobs, f"{blobs.add(a_picture())}/fill/20")
        assert image.pixelColor(0, 0).alpha() == 0
        assert image.pixelColor(100, 50).alpha() == 255

    def test_a_missing_picture_is_one_pixel(self, blobs):
        assert ask(blobs, "0" * 64).width() == 1

    @pytest.mark.parametrize(
        "name", ["", "../../../etc/passwd", "..", "a/b/c/d", "file:///etc/passwd"]
    )
    def test_what_is_no_hash_reaches_no_file(self, blobs, name):
        assert ask(blobs, name).width() == 1

    @pytest.mark.parametrize(
        "held",
        [
            b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
            b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
            b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;",
            b"",
            b"\x89PNG\r\n\x1a\n broken",
        ],
    )
    def test_svg_gif_and_rubbish_are_not_shown(self, blobs, held):
        assert ask(blobs, blobs.add(held)).width() == 1

    def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(self, blobs):
        held = io.BytesIO()
        side = int(PIXELS_MOST**0.5) + 10
        Image.new("1", (side, side)).save(held, "PNG")
        assert len(held.getvalue()) < 50_000
        assert ask(blobs, blobs.add(held.getvalue())).width() == 1

    @pytest.mark.parametrize("kind", ["PNG", "WEBP", "JPEG"])
    def test_png_jpeg_and_webp_are_shown(self, blobs, kind):
        held = io.BytesIO()
        Image.new("RGB", (300, 200), "red").save(held, kind)
        sha256 = blobs.add(held.getvalue())
        assert hashlib.sha256(held.getvalue()).hexdigest() == sha256
        assert ask(blobs, f"{sha256}/fill").size() == ASKED


@pytest.mark.usefixtures("qapp")
class TestPictograms:
    @pytest.mark.parametrize("name", PICTOGRAMS)
    def test_every_drawing_shows_something_within_its_square(self, name):
        for side in (32, 160):
            image = draw(PICTOGRAMS[name], side, QColor("#336633"))
            inked = sum(
                image.pixelColor(x, y).alpha() > 100
                for x in range(0, side, 4)
                for y in range(0, side, 4)
            )
            assert 0.02 < inked / (side / 4) ** 2 < 0.95
        for layer in PICTOGRAMS[name]:
            box = outline(layer.path).boundingRect()
            reach = layer.stroke / 2
            assert box.left() - reach > -1
            assert box.top() - reach > -1
            assert box.right() + reach < 49
            assert box.bottom() + reach < 49

    def test_ink_is_the_colour_asked_for(self):
        size = QSize()
        image = PictogramImages().requestImage("check/ff0000", size, QSize(48, 48))
        reds = [image.pixelColor(x, 37) for x in range(48)]
        assert any(each.red() > 200 and each.alpha() == 255 and each.blue() < 30 for each in reds)

    def test_an_unknown_name_is_one_pixel(self, caplog):
        assert PictogramImages().requestImage("dragon/ff0000", QSize(), QSize(9, 9)).width() == 1
        assert "dragon" in caplog.text

    def test_path_data_is_followed_as_svg_says(self):
        square = outline("M10 10 h20 v20 h-20 z").boundingRect()
        assert (square.left(), square.top(), square.width(), square.height()) == (10, 10, 20, 20)
        disc = outline("M14 24 a10 10 0 1 0 20 0 a10 10 0 1 0 -20 0 z").boundingRect()
        assert round(disc.top()) == 14
        assert round(disc.bottom()) == 34
        curve = outline(
            "M0 0 C0 10 10 10 10 0 S20 -10 20 0 Q25 10 30 0 T40 0 L40 5 H0 V0 A5 0 0 0 1 9 9"
        )
        assert round(curve.boundingRect().right()) == 40
