"""A stick and a home: news in, letters out, news on; whatever is planted on the stick."""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass
from datetime import timedelta

import pytest

from content.errors import StoreError
from content.model import Role
from content.records import MOST_SEALED
from sync.judge import Reason, untrusted
from sync.media import Limits
from sync.report import Reporter
from sync.road import StoppedError
from sync.status import Status, StickState, StickStatus
from sync.stick import export as exporting
from sync.stick.carry import Carried, Carrier, StickReason
from sync.stick.export import export, on_stick, place_of
from sync.stick.letters import Letters
from sync.stick.porter import Porter
from sync.stick.post import collect
from sync.stick.result import sentences
from sync.stick.source import Source
from sync.within import Within
from tests.builders import NOW, an_attachment, an_item
from tests.county import sha256
from tests.desk import Desk, files
from tests.village import Village

FILM = b"film" * 100_000
OURS = place_of("150125")


@dataclass
class Frozen:
    name: str
    sealed: bytes


class Waiting:
    """An outbox by its shape: what waits, and what was answered."""

    def __init__(self, *bodies):
        self.open = {hashlib.sha256(body).hexdigest(): body for body in bodies}
        self.answered = []

    def batches(self, most):
        return [Frozen(name, sealed) for name, sealed in self.open.items()][:most]

    def waiting(self):
        return len(self.open)

    def open_names(self):
        return list(self.open)

    def take_answers(self, name, document):
        if document != b"stored " + name.encode():
            raise untrusted(name, Reason.BAD_SIGNATURE)
        self.answered.append(self.open.pop(name))
        return 1


class Desktop:
    """The county's intake by its shape."""

    def __init__(self):
        self.taken = {}

    def take(self, name, sealed):
        if sealed == b"foreign":
            raise untrusted(name, Reason.MALFORMED)
        self.taken[name] = sealed
        return b"stored " + name.encode()

    def tally(self, _document):
        return 1, 0


class Station(Village):
    """A village that serves sticks."""

    def __init__(self, home, *letters):
        super().__init__(home)
        self.letters = Waiting(*letters)
        self.now = NOW + timedelta(days=1)
        self.statuses = []
        self.media_s = None

    def porter(self):
        at = self.puller()._at
        carrier = Carrier(
            at,
            self.home,
            sender=self.letters,
            system=lambda: self.now,
            wait=self.wait,
            limits=Limits(visit_s=self.media_s),
        )
        reporter = Reporter(Status(), self.statuses.append)
        return Porter(
            carrier, at, reporter, village="井尔沟村（150125200201）", system=lambda: self.now
        )

    def wait(self, _):
        """Nobody asks for an end."""

    def serve(self, stick):
        return self.porter().serve(stick)

    @property
    def stick_status(self):
        return self.statuses[-1].stick


@pytest.fixture
def county(tmp_path):
    return Desk(tmp_path / "county")


@pytest.fixture
def station(tmp_path):
    with Station(tmp_path / "home", b"letter") as station:
        yield station


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def load(county, stick, **more):
    return export(Source.of_tree(county.tree), Within(stick), **more)


def result(stick):
    said = (stick / "cunkou" / "结果.txt").read_bytes()
    assert said.startswith(b"\xef\xbb\xbf")
    assert said.count(b"\n") == said.count(b"\r\n")
    return said.decode("utf-8-sig")


# news


def test_what_is_newer_is_taken_and_the_stick_says_so_in_chinese(county, station, stick):
    county.release(times=3)
    load(county, stick)
    done = station.serve(stick)
    assert (done.before, done.after, done.refused, done.problem) == (0, 3, "", "")
    said = result(stick)
    assert "收到第3期（原来是第0期）：新增3条" in said
    assert "井尔沟村（150125200201）" in said
    assert "2026年5月21日 07:40" in said
    status = station.stick_status
    assert (status.state, status.release_before, status.release_after) == (StickState.DONE, 0, 3)


def test_what_is_held_already_is_left(county, station, stick):
    station.pull(county.release())
    load(county, stick)
    assert station.serve(stick).applied.added == 0
    assert "U盘上是第1期，本站已经有了。" in result(stick)


def test_what_is_older_is_skipped_and_the_stick_goes_on_newer(county, station, stick, tmp_path):
    county.release()
    load(county, stick)
    station.pull(county.release(times=2))
    done = station.serve(stick)
    assert (done.refused, done.after) == (Reason.ROLLBACK, 3)
    assert "U盘上是第1期，本站已经有第3期，旧的没有收。" in result(stick)
    assert "U盘上的内容已经换成第3期" in result(stick)
    assert station.stick_status.reason == "rollback"
    assert station.stick_status.state is StickState.DONE
    with Station(tmp_path / "next") as neighbour:
        assert neighbour.serve(stick).after == 3


@pytest.mark.parametrize(
    ("spoil", "reason", "words"),
    [
        ("targets/segments", Reason.HASH_MISMATCH, "坏了"),
        ("metadata", Reason.MALFORMED, "读不懂"),
    ],
)
def test_what_is_spoilt_is_skipped_with_a_reason(county, station, stick, spoil, reason, words):  # noqa: PLR0917  its cases
    county.release()
    load(county, stick)
    for path in (stick / OURS / spoil).iterdir():
        if "root" not in path.name:
            path.write_bytes(b"{" * path.stat().st_size)
    done = station.serve(stick)
    assert (done.after, done.refused) == (0, reason)
    assert words in result(stick)


def test_a_tree_of_another_key_is_skipped(county, station, stick, tmp_path):
    station.pull(county.release())
    other = Desk(tmp_path / "other")
    other.release(times=4)
    load(other, stick)
    done = station.serve(stick)
    assert done.after == 1
    assert done.refused in (Reason.BAD_SIGNATURE, Reason.BROKEN_CHAIN)
    assert "不能相信" in result(stick)


def test_other_counties_on_the_stick_are_left_alone(county, station, stick, tmp_path):
    other = Desk(tmp_path / "other", code="150123")
    other.release()
    load(other, stick)
    before = files(stick)
    station.pull(county.release())
    done = station.serve(stick)
    assert (done.others, done.refused, done.after) == (("150123",), StickReason.NONE_OF_OURS, 1)
    assert "U盘上没有本县的内容。" in result(stick)
    assert before.items() <= files(stick).items()
    assert (stick / OURS / "metadata" / "timestamp.json").exists()


def test_a_new_station_takes_the_county_around_it(county, station, stick, tmp_path):
    for code in ("150123", "15", "1501"):
        other = Desk(tmp_path / code, code=code)
        other.release()
        load(other, stick)
    county.release()
    load(county, stick)
    assert station.serve(stick).county == "150125"


def test_an_empty_stick_is_filled(county, station, stick):
    station.pull(county.release())
    (stick / "cunkou").mkdir()
    done = station.serve(stick)
    assert (done.refused, done.exported.release) == ("", 1)


def test_a_station_that_holds_nothing_leaves_an_empty_stick_alone(station, stick):
    (stick / "cunkou").mkdir()
    done = station.serve(stick)
    assert (done.refused, done.exported, done.problem) == ("", None, "")
    assert set(files(stick)) == {"cunkou/结果.txt"}


def test_films_without_room_are_told(county, station, stick, monkeypatch):
    film = an_attachment(FILM, role=Role.FILM, media_type="video/mp4")
    road = county.release(an_item("night", attachments=(film,)), blobs={film.sha256: FILM})
    station.pull(road)
    (stick / "cunkou").mkdir()
    monkeypatch.setattr(exporting, "RESERVE", 10**18)
    monkeypatch.setattr(exporting._Freight, "_make_room", lambda *_: None)
    assert station.serve(stick).exported.left
    assert "没有装下：视频1个（共0.4兆）" in result(stick)


def test_a_long_stick_lets_text_come_first_again(county, station, stick):
    film = an_attachment(FILM, role=Role.FILM, media_type="video/mp4")
    county.release(an_item("night", attachments=(film,)), blobs={film.sha256: FILM})
    load(county, stick)
    station.media_s = 1e-9
    porter, rounds = station.porter(), 0
    while (done := porter.serve(stick)).is_paused:
        rounds += 1
        assert station.stick_status.state in (StickState.READING, StickState.WRITING)
    assert rounds > 1
    assert (done.before, done.after, done.waiting) == (0, 1, 0)


def test_a_clock_that_cannot_be_believed_is_not_told(county, station, stick):
    county.release()
    load(county, stick)
    station.now = NOW.replace(year=1970)
    station.serve(stick)
    assert "时间：本机的钟不准，不知道" in result(stick)


# letters


def test_letters_go_out_and_their_answers_come_back_by_stick(county, station, stick):
    station.pull(county.release())
    (stick / "cunkou").mkdir()
    done = station.serve(stick)
    assert (done.records, station.stick_status.records) == (1, 1)
    assert "U盘上带着本站的1条记录，请交回县里。" in result(stick)

    desktop = Desktop()
    assert collect(desktop, Within(stick), OURS).batches == 1
    assert list(desktop.taken.values()) == [b"letter"]
    assert Within(stick).names(f"{OURS}/outbox", 9) == []

    done = station.serve(stick)
    assert (done.settled, done.records) == (1, 0)
    assert station.letters.answered == [b"letter"]
    assert "县里已经收到本站的1条记录。" in result(stick)
    assert Within(stick).names(f"{OURS}/answers", 9) == []


def test_letters_of_other_villages_stay_on_the_stick(county, station, stick, tmp_path):
    station.pull(county.release())
    (stick / "cunkou").mkdir()
    station.serve(stick)
    with Station(tmp_path / "next", b"another") as neighbour:
        neighbour.pull(county.road)
        neighbour.serve(stick)
    assert len(Within(stick).names(f"{OURS}/outbox", 9)) == 2
    collect(Desktop(), Within(stick), OURS)
    station.serve(stick)
    assert len(Within(stick).names(f"{OURS}/answers", 9)) == 1


def test_answers_nobody_signed_change_nothing(county, station, stick):
    station.pull(county.release())
    name = sha256(b"letter")
    Within(stick).write(f"{OURS}/answers/{name}", [b"forged"])
    done = station.serve(stick)
    assert (done.settled, done.records) == (0, 1)
    assert (stick / OURS / "outbox" / name).read_bytes() == b"letter"


def test_what_is_no_batch_is_left_on_the_stick(stick):
    within = Within(stick)
    within.write(f"{OURS}/outbox/readme.txt", [b"x"])
    within.write(f"{OURS}/outbox/{sha256(b'foreign')}", [b"foreign"])
    within.write(f"{OURS}/outbox/{sha256(b'a')}", [b"torn"])
    within.write(f"{OURS}/outbox/{'0' * 64}", [bytes(MOST_SEALED + 1)])
    (stick / OURS / "outbox" / ("1" * 64)).symlink_to("/etc/passwd")
    desktop = Desktop()
    done = collect(desktop, within, OURS)
    assert (done.batches, done.refused, desktop.taken) == (0, 5, {})
    assert len(within.names(f"{OURS}/outbox", 9)) == 5


def test_a_batch_half_written_by_a_pulled_stick_is_written_anew(county, station, stick):
    station.pull(county.release())
    Within(stick).write(f"{OURS}/outbox/{sha256(b'letter')}", [b"let"])
    station.serve(stick)
    assert (stick / OURS / "outbox" / sha256(b"letter")).read_bytes() == b"letter"


# sticks that fail


def test_a_stick_that_is_pulled_out_is_said_so_and_loses_nothing(county, station, stick, tmp_path):
    station.pull(county.release())
    (stick / "cunkou").mkdir()
    station.wait = lambda _: _pull(stick, tmp_path)
    done = station.serve(stick)
    assert done.problem is StickReason.PULLED
    status = station.stick_status
    assert (status.state, status.reason) == (StickState.FAILED, "pulled")
    assert station.holds() == 1
    (tmp_path / "away").rename(stick)
    station.wait = lambda _: None
    assert station.serve(stick).problem == ""


def _pull(stick, tmp_path):
    with contextlib.suppress(OSError):
        stick.rename(tmp_path / "away")


def test_a_stick_pulled_out_while_it_is_read_is_not_written_to_its_mount_point(
    county, station, stick, tmp_path
):
    county.release()
    load(county, stick)
    look = Carrier._pull

    def pulling(self, road):
        outcome = look(self, road)
        _pull(stick, tmp_path)
        stick.mkdir()
        return outcome

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Carrier, "_pull", pulling)
        station.serve(stick)
    assert files(stick) == {}


def test_a_stick_pulled_out_between_two_rounds_is_said_so(county, station, stick):
    film = an_attachment(FILM, role=Role.FILM, media_type="video/mp4")
    county.release(an_item("night", attachments=(film,)), blobs={film.sha256: FILM})
    load(county, stick)
    station.media_s = 1e-9
    porter = station.porter()
    assert porter.serve(stick).is_paused
    porter.lost(stick)
    status = station.stick_status
    assert (status.state, status.reason) == (StickState.FAILED, "pulled")
    assert (status.release_before, status.release_after) == (0, 1)


def test_a_status_left_by_a_power_cut_does_not_say_for_ever_that_a_stick_is_read(station):
    reporter = Reporter(Status(stick=StickStatus(state=StickState.READING)), lambda _: None)
    Porter(None, None, reporter, village="", system=None)
    assert reporter.status.stick is None


def test_a_stick_that_is_gone_before_it_is_opened_is_said_so(station, stick):
    stick.rmdir()
    assert station.serve(stick).problem is StickReason.PULLED
    assert station.stick_status.state is StickState.FAILED


@pytest.mark.parametrize(
    ("number", "reason", "words"),
    [
        (28, StickReason.FULL, "U盘满了"),
        (30, StickReason.READ_ONLY, "U盘是只读的"),
        (5, StickReason.FAILING, "可能坏了"),
    ],
)
def test_a_stick_that_refuses_is_said_why(  # noqa: PLR0917  its cases
    county, station, stick, monkeypatch, number, reason, words
):
    station.pull(county.release())
    (stick / "cunkou").mkdir()
    write = Within.write

    def refusing(self, path, chunks):
        if not path.endswith(".txt"):
            raise OSError(number, os.strerror(number))
        write(self, path, chunks)

    monkeypatch.setattr(Within, "write", refusing)
    assert station.serve(stick).problem is reason
    assert words in result(stick)


def test_a_full_stick_is_said_so(county, station, stick, monkeypatch):
    station.pull(county.release())
    (stick / "cunkou").mkdir()
    monkeypatch.setattr(exporting, "RESERVE", 10**18)
    assert station.serve(stick).problem is StickReason.FULL


def test_a_stick_that_takes_no_result_is_said_so(county, station, stick, monkeypatch):
    station.pull(county.release())
    load(county, stick)

    def refusing(*_):
        raise OSError(30, "Read-only file system")

    station.letters.open.clear()
    monkeypatch.setattr(Within, "write", refusing)
    assert station.serve(stick).problem is StickReason.READ_ONLY


def test_a_stick_whose_answers_cannot_be_removed_is_said_so(county, station, stick, monkeypatch):
    station.pull(county.release())
    load(county, stick)
    name = sha256(b"letter")
    Within(stick).write(f"{OURS}/answers/{name}", [b"stored " + name.encode()])

    def refusing(*_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Within, "remove", refusing)
    done = station.serve(stick)
    assert done.problem is StickReason.READ_ONLY
    assert station.letters.answered == [b"letter"]


def test_a_reason_nobody_foresaw_is_told_in_general_words():
    seen = Carried(refused="rollback", offered=2)  # its roots and numbers are held, no item yet
    assert list(sentences(seen)) == ["U盘上的内容比本站见过的旧，没有收。"]
    assert list(sentences(Carried(refused="new"))) == ["U盘上的内容没有收。"]
    assert list(sentences(Carried(problem="new"))) == ["U盘写不进去，可能坏了，请换一个。"]
    assert next(sentences(Carried(waiting=2))).startswith("还有2个附件")


def test_what_the_disk_has_no_room_for_is_told_for_what_it_is():
    assert next(sentences(Carried(held_back=5))).startswith("有5个附件")
    assert "磁盘地方不够" in next(sentences(Carried(held_back=5)))


def test_letters_wait_while_no_keys_of_the_county_are_known(tmp_path):
    letters = Letters(tmp_path / "station.db", lambda: None)
    assert letters.batches(9) == []
    assert letters.take_answers("0" * 64, b"") == 0


def test_answers_for_those_who_never_come_make_room(stick, monkeypatch):
    monkeypatch.setattr("sync.stick.post.ANSWERS_MOST", 1)
    for number in range(3):
        Within(stick).write(f"{OURS}/answers/{number:064d}", [b"x"])
    collect(Desktop(), Within(stick), OURS)
    assert len(Within(stick).names(f"{OURS}/answers", 9)) == 1


def test_a_batch_that_cannot_be_read_is_left(stick, monkeypatch):
    name = sha256(b"letter")
    Within(stick).write(f"{OURS}/outbox/{name}", [b"letter"])

    def failing(*_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Within, "open", failing)
    assert collect(Desktop(), Within(stick), OURS).refused == 1
    assert Within(stick).size(f"{OURS}/outbox/{name}") == 6


def test_a_home_without_an_outbox_carries_news_all_the_same(county, station, stick):
    county.release()
    load(county, stick)
    station.letters = None
    done = station.serve(stick)
    assert (done.after, done.records, done.settled) == (1, 0, 0)


def test_an_end_asked_for_comes_at_once(county, station, stick):
    station.pull(county.release())
    (stick / "cunkou").mkdir()

    def ending(_):
        raise StoppedError

    station.wait = ending
    with pytest.raises(StoppedError):
        station.serve(stick)


# hostile sticks


def plant_links(folder, secret):
    (folder / "metadata").mkdir(parents=True)
    (folder / "metadata" / "timestamp.json").symlink_to(secret)


def plant_pipes(folder, _):
    for name in ("metadata/timestamp.json", "metadata/1.root.json", "outbox"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(folder / name)


def plant_depth(folder, _):
    folder.mkdir(parents=True)
    here = folder
    for _ in range(60):
        here /= "d" * 50
    here.mkdir(parents=True)


def plant_names(folder, _):
    for name in ("outbox", "answers", "metadata"):
        (folder / name).mkdir(parents=True)
        for odd in ("..\\..\\win.txt", "C:evil", "\n", "a" * 255, "结果", "$(id)", "%2e%2e"):
            (folder / name / odd).write_bytes(b"x")
        (folder / name / os.fsdecode(b"\xff\xfe")).write_bytes(b"x")


def plant_size(folder, _):
    (folder / "metadata").mkdir(parents=True)
    with (folder / "metadata" / "timestamp.json").open("wb") as file:
        file.truncate(1 << 40)


def plant_nesting(folder, _):
    (folder / "metadata").mkdir(parents=True)
    (folder / "metadata" / "timestamp.json").write_bytes(b"[" * 50_000)


def plant_a_link_for_the_folder(folder, secret):
    (secret.parent / "elsewhere").mkdir()
    folder.parent.mkdir(parents=True)
    folder.symlink_to(secret.parent / "elsewhere")


def plant_a_future(folder, _):
    (folder / "metadata").mkdir(parents=True)
    said = b'{"signed":{"version":99,"x-release":99,"x-issued":"2026-05-20T00:00:00Z"}}'
    (folder / "metadata" / "timestamp.json").write_bytes(said)


def plant_a_number_without_end(folder, _):
    (folder / "metadata").mkdir(parents=True)
    said = b'{"signed":{"meta":{"snapshot.json":{"version":1e999}}}}'
    (folder / "metadata" / "timestamp.json").write_bytes(said)


PLANTS = [
    plant_links,
    plant_pipes,
    plant_depth,
    plant_names,
    plant_size,
    plant_nesting,
    plant_a_link_for_the_folder,
    plant_a_future,
    plant_a_number_without_end,
]


@pytest.mark.parametrize("plant", PLANTS)
def test_a_hostile_stick_changes_nothing_and_nothing_leaves_its_folder(
    county, station, stick, tmp_path, plant
):
    station.pull(county.release())
    before = files(station.home)
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    plant(stick / OURS, secret)
    station.serve(stick)
    after = files(station.home)
    assert {path for path in after if before.get(path) != after[path]} <= {"library.db-shm"}
    assert secret.read_bytes() == b"secret"
    assert not (tmp_path / "elsewhere").exists() or files(tmp_path / "elsewhere") == {}
    assert not any(b"secret" in held for path, held in files(stick).items() if "secret" not in path)


def test_a_stick_that_vanishes_while_it_is_read_changes_nothing(county, station, stick, tmp_path):
    film = an_attachment(FILM, role=Role.FILM, media_type="video/mp4")
    county.release(an_item("night", attachments=(film,)), blobs={film.sha256: FILM})
    load(county, stick)
    opened = Within.open
    count = 0

    def vanishing(self, path):
        nonlocal count
        count += 1
        if count == 9:
            _pull(stick, tmp_path)
        return opened(self, path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Within, "open", vanishing)
        station.serve(stick)
    assert station.holds() in (0, 1)
    (tmp_path / "away").rename(stick)
    assert station.serve(stick).after == 1
    assert station.blobs.has(film.sha256)


def test_a_home_that_cannot_be_written_stops_it_and_says_so(county, station, stick, monkeypatch):
    county.release()
    load(county, stick)

    def refusing(*_, **__):
        raise StoreError

    monkeypatch.setattr(type(station.library), "apply", refusing)
    with pytest.raises(StoreError):
        station.serve(stick)
    assert (station.stick_status.state, station.stick_status.reason) == (StickState.FAILED, "store")
    assert "本机硬盘写不进去" in result(stick)


def test_a_home_whose_letters_cannot_be_read_blames_no_stick(county, station, stick):
    station.pull(county.release())
    (stick / "cunkou").mkdir()

    def refusing(_):
        raise StoreError

    station.letters.batches = refusing
    assert station.serve(stick).problem is StickReason.STORE
    assert "U盘没有坏" in result(stick)


def test_an_attachment_that_cannot_be_read_blames_no_stick(county, station, stick):
    film = an_attachment(FILM, role=Role.FILM, media_type="video/mp4")
    station.pull(county.release(an_item("night", attachments=(film,)), blobs={film.sha256: FILM}))
    place = station.blobs.path(film.sha256)
    place.unlink()
    place.symlink_to("/proc/self/mem")  # what opens, and gives an error where it is read
    (stick / "cunkou").mkdir()
    done = station.serve(stick)
    assert done.problem == ""
    assert on_stick(Within(stick), "150125").release == 1
