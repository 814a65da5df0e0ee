import json
import re
import socket
import subprocess
import sys
import time

import httpx
import pytest

from content.intake import Intake
from content.seal import PrivateKeys
from content.serve.web import Server
from kiosk import cli
from sync.outbox import Outbox
from sync.village.pin import Lock
from tests.builders import NOW
from tests.ear import needed
from tests.folders import LAND, write_folder


@pytest.fixture
def place(tmp_path):
    write_folder(tmp_path / "county")
    return tmp_path


def run(*asked):
    return cli.main([str(part) for part in asked])


def publish(place):
    return run("publish", place / "county", "--to", place / "tree")


def sync(place, *more):
    return run("sync", "--once", "--home", place / "home", "--from", place / "tree", *more)


def test_publishing_says_what_it_did(place, capsys):
    assert publish(place) == 0
    assert re.search(r"release 1, [1-9] added", capsys.readouterr().out)
    assert publish(place) == 0
    assert "nothing changed since release 1" in capsys.readouterr().out
    assert (place / "keys/timestamp.pem").exists()


def test_a_mistake_of_the_author_is_told_and_nothing_is_published(place, capsys):
    (place / "county/policy/land.md").write_text(LAND.replace("title:", "titel:"), encoding="utf-8")
    assert publish(place) == 2
    said = capsys.readouterr().err
    assert "land.md:2: titel: no such field; did you mean `title`?" in said
    assert not (place / "tree/metadata").exists()


@needed("ffmpeg")
def test_texts_are_released_first_and_recorded_after(place, capsys):
    program = place / "voice.py"
    program.write_text(
        "import io, sys, wave\n"
        "sys.stdin.buffer.read()\n"
        "held = io.BytesIO()\n"
        "out = wave.open(held, 'wb')\n"
        "out.setparams((1, 2, 16000, 0, 'NONE', ''))\n"
        "out.writeframes(b'\\0\\x20\\0\\xe0' * 2000)\n"
        "out.close()\n"
        "sys.stdout.buffer.write(held.getvalue())\n",
        "utf-8",
    )
    asked = ("publish", place / "county", "--to", place / "tree")
    voice = ("--voice", f"{sys.executable} {program}")
    assert run(*asked, *voice) == 0
    said = capsys.readouterr().out
    assert re.search(
        r"release 1, .*\n.*: (\d) of \1 texts recorded\n.*release 2, 0 added, \1 ch", said
    )
    assert run(*asked, *voice) == 0
    assert "nothing changed since release 2" in capsys.readouterr().out


def test_a_voice_that_is_not_here_is_no_error(place, capsys):
    assert run("publish", place / "county", "--to", place / "tree", "--voice", "no-such-voice") == 0
    assert "no voice 'no-such-voice' here" in capsys.readouterr().err


def test_a_folder_names_no_program_to_run(place, capsys):
    toml = place / "county/county.toml"
    toml.write_text(toml.read_text("utf-8") + '\nvoice = "rm -rf /"\n', "utf-8")
    assert publish(place) == 2
    assert "'rm -rf /' cannot be used" in capsys.readouterr().err


def test_the_public_site_is_written_from_the_folder(place, capsys):
    assert run("site", place / "county", "--to", place / "www") == 0
    assert re.search(r"www: [1-9]\d+ files written, 0 removed", capsys.readouterr().out)
    assert "耕地地力保护补贴" in (place / "www/index.html").read_text(encoding="utf-8")
    assert run("site", place / "county", "--to", place / "www") == 0
    assert "www: 0 files written, 0 removed" in capsys.readouterr().out


def test_publishing_may_write_the_site_too(place, capsys):
    more = ("--www", place / "www", "--base-url", "https://wuchuan.example/")
    assert run("publish", place / "county", "--to", place / "tree", *more) == 0
    assert "release 1" in capsys.readouterr().out
    assert (place / "www/sitemap.xml").exists()


def test_a_site_is_never_written_over_something_else(place, capsys):
    assert run("site", place / "county", "--to", place / "county") == 1
    assert "holds other files" in capsys.readouterr().err


def test_a_station_is_brought_up_to_date(place, capsys):
    publish(place)
    capsys.readouterr()
    assert sync(place, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["release_before"], said["release_after"]) == (0, 1)
    assert said["added"] > 0
    assert sync(place, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["release_before"], said["release_after"], said["added"]) == (1, 1, 0)


def test_no_road_that_answers_is_said_by_the_status(place):
    assert run("sync", "--once", "--home", place / "home", "--from", place / "nowhere") == 4


def test_a_tree_that_was_tampered_with_is_refused_by_the_status(place):
    publish(place)
    (segment,) = (place / "tree/targets/segments").iterdir()
    segment.write_bytes(segment.read_bytes()[:-1] + b"!")
    assert sync(place) == 3


def test_what_this_machine_cannot_do_is_said_in_words(place, capsys):
    publish(place)
    (place / "tree").rename(place / "elsewhere")
    assert publish(place) == 1
    assert "already signed release 1" in capsys.readouterr().err


def test_the_demonstrations_feed_parser_is_a_command_of_a_frozen_build(monkeypatch):
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "parse-feed"],
        input=b"nothing",
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"FeedFormatError" in done.stderr


def test_a_size_is_width_and_height():
    asked = cli._parser().parse_args(["kiosk", "--size", "1366x768"])
    assert asked.size == (1366, 768)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["kiosk", "--size", "12"], "12 is no size; one looks like 1366x768"),
        (["kiosk", "--size", "0x0"], "0x0 is no size"),
        (["serve", "tree", "--mqtt", "http://x"], "http://x is no address of a broker"),
    ],
)
def test_a_silly_value_is_told_with_one_that_is_not(asked, told, capsys):
    with pytest.raises(SystemExit) as ended:
        run(*asked)
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


def test_serving_says_where_and_ends_quietly(place):
    publish(place)
    asked = [sys.executable, "-m", "kiosk", "serve", str(place / "tree"), "--port", "0"]
    with subprocess.Popen(asked, stdout=subprocess.PIPE, text=True) as serving:
        address = serving.stdout.readline().strip()
        assert httpx.get(f"{address}targets/head.json", trust_env=False).json()["release"] == 1
        serving.send_signal(2)
        assert serving.wait(timeout=10) == 0


def test_serving_takes_in_what_a_station_sends(place, capsys):
    publish(place)
    asked = [sys.executable, "-m", "kiosk", "serve", str(place / "tree"), "--port", "0"]
    with Outbox(place / "home/station.db") as outbox:
        outbox.add("receipt", {"warning": "a"}, now=NOW)
    with subprocess.Popen(
        [*asked, "--take-in", str(place / "keys")], stdout=subprocess.PIPE, text=True
    ) as serving:
        address = serving.stdout.readline().strip()
        assert run("sync", "--once", "--home", place / "home", "--from", address) == 0
        serving.send_signal(2)
        assert serving.wait(timeout=10) == 0
    with Intake(place / "intake.db", PrivateKeys.open(place / "keys")) as intake:
        assert intake.count() == 2  # and how the station stands


def test_an_agent_ends_when_asked(place):
    publish(place)
    asked = [sys.executable, "-m", "kiosk", "sync", "--home", str(place / "home")]
    asked += ["--from", str(place / "tree"), "--poll", "1"]
    with subprocess.Popen(asked) as agent:
        until = time.monotonic() + 20
        while not (place / "home/library.db").exists() and time.monotonic() < until:
            time.sleep(0.1)
        agent.terminate()
        assert agent.wait(timeout=10) == 0
    assert (place / "home/library.db").exists()


def test_a_port_that_is_none_is_told_in_words(place, capsys):
    publish(place)
    assert run("serve", place / "tree", "--port", 99999) == 1
    assert "cunkou:" in capsys.readouterr().err


def test_a_bundle_without_the_countys_site_says_so(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "content.platform.cli", None)
    assert run("platform", "up") == 1
    assert "not part of this program" in capsys.readouterr().err


def test_a_screen_that_is_not_there_is_told_at_once(place, capsys, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert run("kiosk", "--home", place / "home") == 1
    assert "there is no screen here" in capsys.readouterr().err


@pytest.mark.parametrize("seconds", ["0", "-1", "inf", "nan", "soon"])
def test_a_wait_of_no_time_is_refused(seconds, capsys):
    for command in (["sync"], ["relay", "home"]):
        with pytest.raises(SystemExit):
            run(*command, f"--poll={seconds}")
        assert "--poll" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_named_once(place, capsys):
    assert run("publish", place / "none", "--to", place / "tree") == 2
    said = capsys.readouterr().err
    assert (said.count("none"), "No such file" in said) == (1, True)


def test_a_port_that_is_taken_is_told_plainly(place, capsys):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert run("serve", place / "tree", "--port", port) == 1
    assert f"another program listens at 127.0.0.1, port {port}" in capsys.readouterr().err


@pytest.mark.parametrize("more", [[], ["--once"]])
def test_a_road_of_an_unknown_kind_is_refused_with_those_that_are_known(place, capsys, more):
    assert run("sync", *more, "--home", place / "home", "--from", "ftp://county.example/") == 2
    assert "there are http://, https://, file:// and folders" in capsys.readouterr().err


def test_a_server_without_a_tree_says_that_it_waits(place, capsys, monkeypatch):
    monkeypatch.setattr(Server, "serve_forever", lambda _: None)
    assert run("serve", place / "tree", "--port", "0") == 0
    assert "holds no release yet" in capsys.readouterr().err
    publish(place)
    capsys.readouterr()
    assert run("serve", place / "tree", "--port", "0") == 0
    assert capsys.readouterr().err == ""


def test_the_officers_pin_is_set_at_the_machine_itself(tmp_path, monkeypatch, capsys):
    said = iter(["271828", "271829", "111111", "111111", "271828", "271828"])
    monkeypatch.setattr("getpass.getpass", lambda _: next(said))
    assert run("pin", "--home", tmp_path) == cli.REJECTED
    assert "differ" in capsys.readouterr().err
    assert run("pin", "--home", tmp_path) == cli.REJECTED
    assert "6 to 12 digits" in capsys.readouterr().err
    assert run("pin", "--home", tmp_path) == 0
    with Outbox(tmp_path / "station.db") as outbox:
        assert Lock(outbox).try_pin("271828").is_right
