"""A county moves in, is said, and moves out: nothing is lost on the way."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

import content
from content import atom
from content.errors import StoreError
from content.folder import read_folder
from content.platform.publishing.exporting import export_folder
from content.platform.publishing.importing import import_folder
from content.platform.publishing.press import Press
from tests.folders import write_folder

MORE = ("pests/potato_flower", "pests/spraying", "jobs/road_works")  # what these texts show
SAMPLE = Path(content.__file__).parent / "sample"


def words(items):
    return {item.id: atom.word(item) for item in items}


def differing(one, other):
    """Return the ids of what is not said, or not said the same, by both."""
    one, other = words(one), words(other)
    missing = one.keys() ^ other.keys()
    return missing | {n for n in one.keys() & other.keys() if not one[n].says_the_same(other[n])}


def attached(items):
    return {attachment.sha256 for item in items for attachment in item.attachments}


def moves(folder, out):
    """Bring a folder in, see that it is said, take it out, see that it says the same."""
    import_folder(folder)
    said = read_folder(folder, now=datetime.now(UTC))
    collected = Press().collect()
    assert not collected.problems
    assert not differing(said.items, collected.items)
    assert attached(said.items) <= collected.blobs.keys()
    assert not export_folder(out).changed
    again = read_folder(out, now=datetime.now(UTC))
    assert not differing(said.items, again.items)
    assert attached(again.items) <= again.blobs.keys()


def read_by_its_author(article):
    article.with_suffix(".opus").write_bytes(b"OggS" + b"\0" * 20)
    text = article.read_text(encoding="utf-8").replace(
        "---\n", f"---\nsound: {article.stem}.opus\nsound_text: 朗读\n", 1
    )
    article.write_text(text, encoding="utf-8")


@pytest.mark.slow
def test_the_sample_county_says_from_the_site_what_it_says_from_its_folder(site, tmp_path):
    moves(SAMPLE, tmp_path / "out")


def test_a_county_moves_in_and_out_and_says_the_same(site, tmp_path):
    folder = write_folder(tmp_path / "county")
    names = [
        "courses/late-blight-film",
        "pests/late-blight",
        "guides/ear_tag",
        "jobs/snow-clearing",
    ]
    for name in (*names, "courses/late-blight", "courses/late_blight", "pests/late_blight", *MORE):
        (folder / name).parent.mkdir(exist_ok=True)
        for path in (SAMPLE / name).parent.glob(f"{(SAMPLE / name).name}.*"):
            shutil.copy(path, folder / name.partition("/")[0])
    shutil.copy(SAMPLE / "jobs/tractor.jpg", folder / "jobs")
    shutil.copy(SAMPLE / "map.json", folder)
    read_by_its_author(folder / "jobs/snow-clearing.md")
    moves(folder, tmp_path / "out")
    import_folder(folder)  # again changes nothing
    assert not differing(read_folder(folder, now=datetime.now(UTC)).items, Press().collect().items)
    with pytest.raises(StoreError, match="not empty"):
        export_folder(tmp_path / "out")
