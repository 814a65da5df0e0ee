"""Stations that are silent: those in charge are written to, once a day, by a real mail server."""

import socketserver
import threading
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from django.core import mail
from django.test import override_settings

from content.errors import StoreError
from content.platform.environment import Environment
from content.platform.fleet.silence import tell
from content.platform.people import rules
from tests.platform.people import COUNTY, OTHER, VILLAGE, a_person
from tests.platform.stations import a_station

NINE = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)  # nine o'clock in China
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


class MailServer(socketserver.ThreadingTCPServer):
    """Says yes to every mail, and keeps it; or has no room."""

    allow_reuse_address = True
    daemon_threads = True
    is_full = False

    def __init__(self):
        self.kept = []
        super().__init__(("127.0.0.1", 0), Talk)
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Talk(socketserver.StreamRequestHandler):
    """RFC 5321, as far as one sender needs it."""

    def handle(self):
        self._say(220)
        for line in self.rfile:
            word = line[:4].upper().strip()
            if word == b"DATA":
                self._say(354)
                held = b"".join(iter(self.rfile.readline, b".\r\n"))
                self.server.kept.append(message_from_bytes(held, policy=default))
            self._say(452 if word == b"MAIL" and self.server.is_full else 250)
            if word == b"QUIT":
                return

    def _say(self, code):
        self.wfile.write(f"{code} ok\r\n".encode())


@pytest.fixture
def county(newsroom):
    """Return the people in charge; one station of 大青山乡 and one of another township are silent."""
    for person in (newsroom.officer, newsroom.township, newsroom.other, newsroom.author):
        person.email = f"{person.username}@county.example"
        person.save()
    a_station(1, "哑站", VILLAGE, at=NINE - timedelta(days=4))
    a_station(2, "好站", VILLAGE, at=NINE - timedelta(days=2))
    a_station(3, "远站", OTHER, at=NINE - timedelta(days=9))
    a_station(4, "", "", at=NINE - timedelta(days=9))
    return newsroom


@pytest.fixture
def posted():
    """Let mail go into memory."""
    with override_settings(EMAIL_BACKEND=LOCMEM):
        mail.outbox = []
        yield mail.outbox


def test_those_in_charge_are_told_of_their_own_stations_once_a_day(county, posted):
    boss = a_person("boss", rules.ADMIN, COUNTY)
    boss.email = "boss@county.example"
    boss.save()
    assert tell(NINE) == 4
    told = {one.to[0].partition("@")[0]: one.body for one in posted}
    assert set(told) == {"officer", "township", "other", "boss"}
    assert "哑站（大青山乡" in told["officer"]
    assert "4 天前来过最后一次消息" in told["officer"]
    assert "好站" not in told["boss"]
    assert "远站" not in told["township"]
    assert "哑站" not in told["other"]
    assert "2 个站点" in told["boss"]
    assert posted[0].subject == "武川县：1个站点三天没有消息"
    assert tell(NINE + timedelta(hours=3)) == 0
    assert tell(NINE + timedelta(days=1)) == 4


def test_nobody_is_written_to_at_night_or_without_a_mail_server(county, posted):
    assert tell(NINE - timedelta(hours=3)) == 0
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend"):
        assert tell(NINE) == 0


def test_who_left_and_a_station_out_of_service_trouble_nobody(county, posted):
    from content.platform.intake.models import Station

    county.other.is_active = False
    county.other.save()
    Station.objects.filter(name="哑站").update(is_retired=True)
    assert tell(NINE) == 0


def test_a_real_mail_server_gets_it_and_one_that_has_no_room_is_tried_again(county):
    with MailServer() as server:
        url = f"smtp://127.0.0.1:{server.server_address[1]}/?from=county@county.example"
        with override_settings(**Environment.read({"EMAIL_URL": url}).mail()):
            server.is_full = True
            assert tell(NINE) == 0
            server.is_full = False
            assert tell(NINE + timedelta(hours=1)) == 3
        server.shutdown()
    assert {one["To"] for one in server.kept} == {
        f"{name}@county.example" for name in ("officer", "township", "other")
    }
    assert "哑站" in server.kept[0].get_content()
    assert server.kept[0]["From"] == "county@county.example"


def test_a_mail_server_that_is_away_is_no_error_of_ours(county):
    gone = Environment.read({"EMAIL_URL": "smtp://127.0.0.1:1/?from=a@b.cn"}).mail()
    with override_settings(**gone):
        assert tell(NINE) == 0


def test_the_follower_and_the_command_both_tell(county, posted):
    from content.platform.cli import main
    from content.platform.desks.following import Follower

    Follower().look()
    first = len(posted)
    assert main(["silence"]) == 0
    assert len(posted) == first


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example/?from=a@b.cn", 25, False, False),
        ("smtp+tls://u%40x:p%2Fw@mail.example/?from=a@b.cn", 587, True, False),
        ("smtps://u@mail.example:4650/?from=a@b.cn", 4650, False, True),
    ],
)
def test_the_address_of_a_mail_server_says_all_that_django_asks(url, port, tls, ssl):
    said = Environment.read({"EMAIL_URL": url}).mail()
    assert (said["EMAIL_PORT"], said["EMAIL_USE_TLS"], said["EMAIL_USE_SSL"]) == (port, tls, ssl)
    assert said["DEFAULT_FROM_EMAIL"] == "a@b.cn"


@pytest.mark.parametrize("url", ["http://mail.example/?from=a@b.cn", "smtp://mail.example/"])
def test_an_address_that_says_too_little_is_refused_at_the_start(url):
    with pytest.raises(StoreError):
        Environment.read({"EMAIL_URL": url}).mail()
