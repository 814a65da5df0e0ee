"""`cunkou carry`, and a stick plugged into a machine whose agent runs."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from datetime import UTC, datetime

import pytest

from content.library import Library
from kiosk import cli
from sync import agent
from sync.outbox import Outbox
from sync.plan import Offer, Rank
from sync.status import NOTE, Status, StickState
from sync.stick.carry import Carried
from sync.stick.commands import carried_sentence, exported_sentence, import_from
from sync.stick.export import Exported
from sync.stick.post import Collected
from sync.stick.result import collected_sentences, exported_sentences
from sync.stop import Stop
from sync.within import Within
from tests.desk import Desk
from tests.integration.test_agent import eventually


@pytest.fixture
def county(tmp_path):
    desk = Desk(tmp_path / "county")
    desk.now = datetime.now(UTC)
    desk.release(times=3)
    return desk


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "media" / "stick").mkdir(parents=True)
    return tmp_path / "media" / "stick"


def run(*arguments):
    return cli.main([str(each) for each in arguments])


def told_on(stick):
    said = (stick / "cunkou" / "结果.txt").read_text("utf-8-sig")
    return said.split("\n\n")[2].strip().replace("\n", "")


def held(home):
    with Library(home / "library.db") as library:
        return library.held().release


def test_nothing_is_exported_since_a_release_that_is_still_to_come(county, stick, capsys):
    assert run("carry", "export", stick, "--tree", county.tree, "--since", "4") == 2
    assert "the newest release is 3" in capsys.readouterr().err
    assert not list(stick.iterdir())


def test_a_stick_carries_the_county_to_a_village_and_on_to_the_next(
    county, stick, tmp_path, capsys
):
    first, second = tmp_path / "first", tmp_path / "second"
    assert run("carry", "export", stick, "--tree", county.tree) == 0
    assert "cunkou/150125: release 0 -> 3" in capsys.readouterr().out
    assert run("carry", "import", stick, "--home", first) == 0
    assert "release 0 -> 3: 3 added" in capsys.readouterr().out
    county.release()
    assert run("carry", "export", stick, "--tree", county.tree, "--since", "3") == 0
    assert run("carry", "import", stick, "--home", first) == 0
    assert held(first) == 4
    other = stick.parent / "other"
    other.mkdir()
    assert run("carry", "export", other, "--home", first) == 0
    assert run("carry", "import", other, "--home", second) == 0
    assert held(second) == 4
    assert "收到第4期" in (other / "cunkou" / "结果.txt").read_text("utf-8-sig")


def test_a_stick_that_could_not_be_taken_keeps_no_older_whole_one_out(
    county, stick, tmp_path, caplog
):
    home, part = tmp_path / "home", tmp_path / "part"
    part.mkdir()
    run("carry", "export", stick, "--tree", county.tree)
    county.release()
    run("carry", "export", part, "--tree", county.tree, "--since", "3")
    assert run("carry", "import", part, "--home", home) == 3
    assert run("carry", "import", stick, "--home", home) == 0
    assert held(home) == 3
    assert "library lost" not in caplog.text
    (home / "library.db").unlink()
    shutil.rmtree(home / "tree")
    county.release()
    assert run("sync", "--once", "--from", county.tree, "--home", home) == 0
    assert "library lost" in caplog.text
    assert run("carry", "import", stick, "--home", home) in (0, 3)
    assert held(home) == 5


def test_an_older_stick_is_told_by_its_exit_status(county, stick, tmp_path, capsys):
    home = tmp_path / "home"
    run("carry", "export", stick, "--tree", county.tree)
    county.release()
    assert run("sync", "--once", "--from", county.tree, "--home", home) == 0
    assert run("carry", "import", stick, "--home", home) == 3
    assert "refused (rollback)" in capsys.readouterr().out
    assert run("carry", "import", stick, "--home", home) == 0
    assert "nothing newer than release 4" in capsys.readouterr().out


def test_a_newer_stick_is_not_written_over(county, stick, tmp_path, capsys):
    home = tmp_path / "home"
    run("sync", "--once", "--from", county.tree, "--home", home)
    county.release()
    run("carry", "export", stick, "--tree", county.tree)
    capsys.readouterr()
    assert run("carry", "export", stick, "--home", home) == 0
    assert "newer than 3; left as it is" in capsys.readouterr().out


def test_letters_travel_home_by_stick_and_their_answers_back(county, stick, tmp_path, capsys):
    home = tmp_path / "home"
    run("carry", "export", stick, "--tree", county.tree)
    run("carry", "import", stick, "--home", home)
    with Outbox(home / "station.db") as outbox:
        outbox.add("receipt", {"warning": "x"}, now=datetime.now(UTC))
    capsys.readouterr()
    run("carry", "import", stick, "--home", home)
    assert "1 record on the stick" in capsys.readouterr().out
    assert run("carry", "collect", stick, "--tree", county.tree) == 0
    assert "1 batch taken in and answered, 0 refused" in capsys.readouterr().out
    assert told_on(stick) == "县里已收下1条记录，回执在U盘上，请带回村里插一下。"
    run("carry", "import", stick, "--home", home)
    assert "1 record answered" in capsys.readouterr().out
    with Outbox(home / "station.db") as outbox:
        assert outbox.waiting() == 0


def test_what_a_stick_says_is_what_was_done_with_it_last(county, stick, tmp_path):
    home = tmp_path / "home"
    run("carry", "export", stick, "--tree", county.tree)
    assert told_on(stick) == "U盘上的内容已经换成第3期，请带到村里插一下。"
    run("carry", "collect", stick, "--tree", county.tree)
    assert told_on(stick) == "U盘上没有要交给县里的记录。"
    run("carry", "import", stick, "--home", home)
    with Outbox(home / "station.db") as outbox:
        outbox.add("receipt", {"warning": "x"}, now=datetime.now(UTC))
    run("carry", "import", stick, "--home", home)
    run("carry", "export", stick, "--tree", county.tree)
    assert told_on(stick).endswith("U盘上还带着1批村里的记录，请交回县里。")


def test_what_a_county_did_not_take_is_told():
    said = list(collected_sentences(Collected(batches=1, conflicts=2, refused=3)))
    assert said[0].startswith("有2条记录和县里已有的对不上")
    assert said[1:] == ["有3个文件县里读不懂，没有收。"]


def test_a_stick_that_was_newer_or_too_small_is_told():
    newer = Exported("150125", 9, 10, is_newer=True)
    assert list(exported_sentences(newer, letters=0)) == [
        "U盘上是第10期，比这里的第9期新，没有动。"
    ]
    small = Exported("150125", 9, 3, 1000, (Offer("blobs/x", "x", 5_000_000, Rank.FILM),))
    assert "没有装下：视频1个" in list(exported_sentences(small, letters=0))[1]


def test_a_stick_is_collected_while_a_server_takes_in(county, stick, capsys):
    run("carry", "export", stick, "--tree", county.tree)
    command = [sys.executable, "-m", "kiosk", "serve", str(county.tree), "--port", "0"]
    command += ["--take-in", str(county.tree.parent / "keys")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as serving:
        try:
            assert serving.stdout.readline().startswith("http://")
            assert run("carry", "collect", stick, "--tree", county.tree) == 0
        finally:
            serving.terminate()
    assert capsys.readouterr().err == ""


def test_what_there_was_no_room_for_is_told():
    film = Offer("blobs/x", "x", 5_000_000, Rank.FILM)
    done = Exported("150125", 9, 3, 1000, (film,))
    assert exported_sentence(done).endswith("no room for 1 attachment of 5,000,000 bytes")


def test_a_stick_that_fails_is_told_to_staff():
    done = Carried(
        before=3, after=3, waiting=2, held_back=5, problem="full", detail="No space left"
    )
    said = (
        "nothing newer than release 3; 2 attachments still to come; "
        "no room on the disk for 5 attachments; stick full: No space left"
    )
    assert carried_sentence(done) == said


def test_an_end_asked_for_ends_an_import(county, stick, tmp_path):
    run("carry", "export", stick, "--tree", county.tree)
    stop = Stop()
    stop.ask()
    assert import_from(stick, tmp_path / "home", stop=stop) in (0, 130)


def test_a_stick_that_cannot_be_written_is_told_by_the_exit_status(
    county, stick, tmp_path, monkeypatch
):
    home = tmp_path / "home"
    run("sync", "--once", "--from", county.tree, "--home", home)

    def refusing(*_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Within, "write", refusing)
    (stick / "cunkou").mkdir()
    assert run("carry", "import", stick, "--home", home) == 1


@pytest.mark.parametrize("way", ["export", "import"])
def test_a_stick_that_is_not_there_is_a_mistake(way, tmp_path, capsys):
    assert run("carry", way, tmp_path / "nowhere", "--home", tmp_path / "home") == 2
    assert "is the stick plugged in?" in capsys.readouterr().err


def test_a_home_without_a_release_has_nothing_to_give(stick, tmp_path, capsys):
    assert run("carry", "export", stick, "--home", tmp_path / "home") == 1
    assert "no release yet" in capsys.readouterr().err


def test_a_stick_plugged_in_is_served_by_the_agent(county, stick, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    (home / "station.toml").write_text(f'[stick]\nfolders = ["{stick.parent}/*"]\n')
    stop = Stop()
    running = threading.Thread(target=agent.run, args=(home,), kwargs={"stop": stop})
    running.start()
    try:
        assert eventually(lambda: (home / "library.db").exists() and status(home).checked)
        run("carry", "export", stick, "--tree", county.tree)
        assert eventually(lambda: stick_state(home) is StickState.DONE, within_s=30)
        assert held(home) == 3
        assert status(home).release == 3
        assert (stick / "cunkou" / "结果.txt").exists()
    finally:
        stop.ask()
        running.join()


def test_an_agent_outlives_a_stick_that_fails_in_a_way_nobody_foresaw(tmp_path, caplog):
    home = tmp_path / "home"
    (tmp_path / "media" / "stick" / "cunkou").mkdir(parents=True)
    home.mkdir()
    (home / "station.toml").write_text(f'[stick]\nfolders = ["{tmp_path}/media/*"]\n')
    stop = Stop()
    with agent.Rounds(home, agent.Told(), stop, lambda: 0.0) as rounds:
        rounds.one()

        def failing(_):
            raise ZeroDivisionError

        rounds._sticks._serve = failing
        rounds.rest(0.01)
        assert "stick or batch failed" in caplog.text
        rounds._sticks._lost(tmp_path)
        assert status(home).stick.state is StickState.FAILED


def status(home):
    with Library(home / "library.db") as library:
        return Status.from_json(library.note(NOTE))


def stick_state(home):
    stick = status(home).stick
    return stick and stick.release_after == 3 and stick.state
