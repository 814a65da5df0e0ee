"""The nudge through a broker: a real Mosquitto between our two ends."""

from __future__ import annotations

import datetime as dt
import gc
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from urllib.parse import quote

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from content.broker import Broker, teller
from content.errors import StoreError
from content.head import Head
from content.library import Library
from content.release import County, publish
from content.serve import Tree
from kiosk import cli
from sync import agent
from sync.listen import broker_listener
from sync.stop import Stop
from tests.builders import NOW, an_item
from tests.mosquitto import NAME, PASSWORD, Mosquitto
from tests.serving import serving
from tests.waiting import eventually

CREDENTIALS = f"{NAME}:{quote(PASSWORD)}@"


@pytest.fixture
def mosquitto(tmp_path):
    return Mosquitto(tmp_path)


@pytest.fixture
def at():
    """Make ends; they are closed with the test, promptly."""
    with closing_all() as ends:

        def at(url, **more):
            ends.append(Broker(url, pause=lambda: 0.05, **more))
            return ends[-1]

        yield at


@contextmanager
def closing_all():
    ends = []
    yield ends
    for end in ends:
        begun = time.monotonic()
        end.close()
        assert time.monotonic() - begun < 1


def address(mosquitto, credentials=CREDENTIALS, scheme="mqtt"):
    return f"{scheme}://{credentials}localhost:{mosquitto.port}"


def test_what_the_county_says_the_village_hears(mosquitto, at):
    heard = []
    with mosquitto.running():
        at(address(mosquitto), county="150125", hear=heard.append)
        county = at(address(mosquitto))
        county.say("150125", 7)
        county.say("150124", 99)
        assert eventually(lambda: heard == [b"7"])
        county.say("150125", 8)
        assert eventually(lambda: heard == [b"7", b"8"])


def test_who_comes_later_hears_the_last_word(mosquitto, at):
    heard = []
    with mosquitto.running():
        at(address(mosquitto)).say("150125", 7)
        time.sleep(0.5)
        at(address(mosquitto), county="150125", hear=heard.append)
        assert eventually(lambda: heard == [b"7"])


def test_both_ends_outlive_a_broker_that_goes_and_comes(mosquitto, at):
    heard = []
    county = at(address(mosquitto))
    county.say("150125", 7)  # nobody is there yet
    at(address(mosquitto), county="150125", hear=heard.append)
    time.sleep(0.2)
    with mosquitto.running():
        assert eventually(lambda: b"7" in heard)
    county.say("150125", 8)
    time.sleep(0.2)
    with mosquitto.running():
        assert eventually(lambda: b"8" in heard)


@pytest.mark.parametrize("credentials", ["", "village:wrong@"])
def test_a_broker_that_refuses_is_called_again_and_nothing_is_raised(mosquitto, at, credentials):
    heard = []
    with mosquitto.running():
        at(address(mosquitto, credentials), county="150125", hear=heard.append)
        at(address(mosquitto)).say("150125", 7)
        time.sleep(0.6)
        assert heard == []


@pytest.mark.parametrize(
    "url", ["mqtt://", "mqtt://localhost:x", "mqtt://127.0.0.1:9", "mqtt://[x"]
)
def test_an_address_that_leads_nowhere_raises_nothing(at, url):
    at(url).say("150125", 7)
    time.sleep(0.1)


@pytest.fixture
def private(tmp_path):
    """A broker with TLS, and the certificate it shows."""
    certificate = tmp_path / "certificate.pem"
    certificate.write_bytes(self_signed())
    with Mosquitto(tmp_path, certificate).running() as broker:
        yield address(broker, scheme="mqtts"), certificate


def test_a_connection_is_private_where_the_address_says_so(private, at, monkeypatch):
    url, certificate = private
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    heard = []
    at(url, county="150125", hear=heard.append)
    at(url).say("150125", 7)
    assert eventually(lambda: heard == [b"7"])


# paho leaves the socket of a handshake that failed to the garbage collector
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_broker_nobody_vouches_for_is_not_talked_to(private, caplog):
    caplog.set_level("INFO")
    broker = Broker(private[0], pause=lambda: 60)
    assert eventually(lambda: "CERTIFICATE_VERIFY_FAILED" in caplog.text)
    broker.close()
    gc.collect()


def self_signed():
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    return made.public_bytes(serialization.Encoding.PEM) + key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def release(folder, *names):
    publish(
        [an_item(name) for name in names],
        {},
        tree=folder / "tree",
        keys=folder / "keys",
        county=County("150125", "武川县", "wuchuan.example"),
        now=dt.datetime.now(dt.UTC),
    )


# the county's end


def test_each_release_of_a_tree_is_named(tmp_path, caplog):
    class Said:
        def say(self, county, release):
            said.append((county, release))

    said = []
    tell = teller(Said(), tmp_path)
    tell(1)
    assert "not told release=1" in caplog.text
    (tmp_path / "targets").mkdir()
    (tmp_path / "targets/head.json").write_bytes(Head("150125", "武川县", 1, NOW, 0, ()).to_json())
    tell(2)
    assert said == [("150125", 2)]


def test_the_command_that_serves_a_tree_tells_the_broker_too(mosquitto, tmp_path, at):
    release(tmp_path, "one")
    asked = [sys.executable, "-m", "kiosk", "serve", str(tmp_path / "tree"), "--port", "0"]
    heard = []
    with mosquitto.running():
        at(address(mosquitto), county="150125", hear=heard.append)
        with subprocess.Popen([*asked, "--mqtt", address(mosquitto)], stdout=subprocess.PIPE) as it:
            assert it.stdout.readline()
            assert eventually(lambda: heard == [b"1"])
            release(tmp_path, "one", "two")
            assert eventually(lambda: heard == [b"1", b"2"])
            it.terminate()
            assert it.wait(10) == 0


@pytest.mark.parametrize("url", ["http://x", "mqtt://", "mqtt://x:0", "mqtt://x:y", "x"])
def test_an_address_that_is_no_broker_s_is_refused_at_once(url, capsys):
    with pytest.raises(SystemExit):
        cli.main(["serve", "tree", "--mqtt", url])
    assert "--mqtt" in capsys.readouterr().err


# the village's end


def test_only_numbers_are_heard(mosquitto):
    heard = []
    with mosquitto.running():
        listener = broker_listener(
            address(mosquitto), "150125", lambda *said: heard.append(said), lambda: 0.0
        )
        listener._hear(b"now!")
        listener._hear(b"7")
        listener.close()
    assert heard == [(address(mosquitto), 7)]


def test_a_release_reaches_a_village_whose_county_cannot_be_listened_to(mosquitto, tmp_path):
    """A static tree behind any web server, and a broker beside it."""

    def held():
        with suppress(StoreError), Library(tmp_path / "home/library.db") as library:
            return library.held().release
        return None

    release(tmp_path, "one")
    home, stop = tmp_path / "home", Stop()
    home.mkdir()
    with mosquitto.running(), closing_all() as ends:
        (home / "station.toml").write_text(
            f'[county]\nroads = ["{tmp_path / "tree"}"]\npoll_s = 3600\n'
            f'[nudge]\nlisten = false\nmqtt = "{address(mosquitto)}"\n',
            "utf-8",
        )
        ends.append(Broker(address(mosquitto), pause=lambda: 0.05))
        tree = Tree(tmp_path / "tree", tell=teller(ends[0], tmp_path / "tree"))
        thread = threading.Thread(target=agent.run, args=(home,), kwargs={"stop": stop})
        with serving({"": tree}):
            thread.start()
            assert eventually(lambda: held() == 1)
            release(tmp_path, "one", "two")
            assert eventually(lambda: held() == 2)
        stop.ask()
        thread.join(10)
