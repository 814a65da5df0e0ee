"""Taking releases in: what replaces what, all or nothing, exactly as it was said."""

from __future__ import annotations

import hashlib
import random
import sqlite3
import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.errors import StoreError
from content.library import COUNTY, Applied, Held, Library
from content.library.terms import LEVELS, fold, grams, words_of
from content.model import Attachment, Fact, FactName, Item, Kind, Role, Section, Tombstone
from tests.builders import CHINA, NOW, an_attachment, an_item, some_data
from tests.builders_library import a_library, a_shelf, found, held
from tests.builders_outbox import KEYS

FEED = "https://county.example/rss.xml"
HOUR = timedelta(hours=1)


@pytest.fixture
def library(tmp_path):
    with a_library(tmp_path) as opened:
        yield opened


def test_the_countys_keys_are_held_with_the_release(library):
    with_keys = replace(held(7), intake=KEYS, site="https://wuchuan.example/")
    library.apply([], with_keys)
    assert library.held() == with_keys


# what replaces what


def test_a_new_library_holds_release_0(library):
    assert library.held() == Held()
    assert library.item("tag:x,2026:y") is None
    assert library.origin("tag:x,2026:y") == ""


def test_what_was_applied_is_held_with_its_release(library):
    assert library.apply([an_item()], held(7)) == Applied(added=1)
    assert library.held() == held(7)
    assert library.item(an_item().id) == an_item()
    assert library.origin(an_item().id) == COUNTY


def test_a_newer_edition_replaces_an_older(library):
    library.apply([an_item()], held())
    newer = an_item(title="莜麦怎么种", body="<p>五月下种。</p>", tags=(), updated=NOW + HOUR)
    assert library.apply([newer], held(2)) == Applied(changed=1)
    assert library.item(newer.id) == newer
    assert found(library, "莜麦") == ["莜麦怎么种"]
    assert found(library, "晚疫病") == []


def test_an_older_edition_never_replaces_a_newer(library):
    library.apply([an_item()], held())
    older = an_item(title="旧的说法", updated=NOW - HOUR)
    assert library.apply([older], held(2)) == Applied()
    assert library.item(older.id) == an_item()


def test_the_same_edition_again_changes_nothing(library):
    item = an_item(attachments=(an_attachment(), some_data(b"x", "text/plain")))
    library.apply([item], held())
    edition = library.edition()
    assert library.apply([item], held(2)) == Applied()
    assert library.edition() == edition


def test_another_wording_under_the_same_time_is_taken(library):
    library.apply([an_item()], held())
    assert library.apply([an_item(title="改过的题目")], held(2)) == Applied(changed=1)


def test_a_tombstone_removes_an_item_everywhere(library):
    library.apply([an_item(attachments=(an_attachment(),))], held())
    assert library.apply([Tombstone(an_item().id, NOW)], held(2)) == Applied(withdrawn=1)
    assert library.item(an_item().id) is None
    assert found(library, "土豆") == []
    assert library.count(a_shelf()) == 0
    assert library.tags(a_shelf()) == []
    assert library.blob_names() == set()


def test_a_tombstone_for_what_was_never_held_is_no_error(library):
    assert library.apply([Tombstone("tag:x,2026:y", NOW)], held()) == Applied()


def test_the_last_word_within_one_release_holds(library):
    again = an_item(title="又发一次")
    changes = [an_item(), Tombstone(an_item().id, NOW), again]
    assert library.apply(changes, held()) == Applied(added=2, withdrawn=1)
    assert library.item(again.id) == again
    assert found(library, "又发") == ["又发一次"]


def test_an_older_release_is_refused(library):
    library.apply([an_item()], held(5))
    with pytest.raises(StoreError, match="release 4 is older"):
        library.apply([Tombstone(an_item().id, NOW)], held(4))
    assert library.held() == held(5)
    assert library.item(an_item().id) is not None


def test_rebuilding_leaves_exactly_what_it_was_given(library):
    library.apply([an_item("one"), an_item("two")], held(5))
    library.replace_source(FEED, [an_item("feed")])
    older = an_item("two", title="从备份里来", updated=NOW - HOUR)
    applied = library.apply([older], held(3), rebuild=True)
    assert applied == Applied(added=1, withdrawn=2)
    assert library.held().release == 3
    assert found(library, "备份") == ["从备份里来"]
    assert library.origin(an_item("feed").id) == FEED


# all or nothing


def test_a_release_that_breaks_off_leaves_the_one_before(library):
    library.apply([an_item("one")], held())

    def breaks_off():
        yield an_item("two")
        yield Tombstone(an_item("one").id, NOW)
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        library.apply(breaks_off(), held(2))
    assert library.held() == held()
    assert library.item(an_item("one").id) is not None
    assert library.item(an_item("two").id) is None
    assert library.apply([an_item("two")], held(2)) == Applied(added=1)


def test_a_reader_sees_the_old_release_or_the_new_one_never_half(tmp_path):
    with a_library(tmp_path, *_release(1)) as library:
        done, torn, seen = threading.Event(), [], set()
        reading = threading.Thread(target=_watch, args=(tmp_path, done, torn, seen))
        reading.start()
        for number in range(2, 26):
            library.apply(_release(number), held(number))
        done.set()
        reading.join()
    assert torn == []
    assert len(seen) > 1


def _release(number: int) -> list[Item]:
    said = NOW + number * HOUR
    return [
        an_item(f"item-{n}", title=f"第{number}版之{n}", updated=said, published=said)
        for n in range(30)
    ]


def _watch(folder, done, torn, seen):
    with Library(folder / "library.db") as reader:
        while not done.is_set():
            with reader.snapshot():
                titles = {line.title for line in reader.headlines(a_shelf(), limit=100)}
                release = reader.held().release
                hits = reader.search("版", station="150125", now=NOW, limit=100)
            titles |= {hit.headline.title for hit in hits}
            editions = {title.split("版")[0] for title in titles}
            seen |= editions
            if len(titles) != 30 or editions != {f"第{release}"}:
                torn.append((release, editions, len(titles)))


# exactly as it was said

names = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), min_size=1, max_size=12
)
times = st.datetimes(timezones=st.just(CHINA)).filter(lambda moment: 1 < moment.year < 9999)
attachments = st.builds(
    lambda role, held_bytes, inline, title: Attachment(
        role=role,
        media_type="application/octet-stream",
        sha256=hashlib.sha256(held_bytes).hexdigest(),
        size=len(held_bytes),
        title=title,
        inline=held_bytes if inline else None,
        seconds=len(held_bytes),
    ),
    st.sampled_from(Role),
    st.binary(max_size=20),
    st.booleans(),
    names,
)
items = st.builds(
    Item,
    id=st.just("tag:x,2026:y"),
    section=st.sampled_from(Section),
    kind=st.just(Kind.ARTICLE),
    title=names.filter(str.strip),
    updated=times,
    published=times,
    areas=st.lists(
        st.sampled_from(["15", "150125", "150125200", "1501", "150125000"]), min_size=1
    ).map(tuple),
    summary=names,
    body=names,
    source=names,
    document_number=names,
    tags=st.lists(names, max_size=3).map(tuple),
    months=st.lists(st.integers(1, 12), max_size=3).map(tuple),
    valid_until=st.none() | times,
    facts=st.lists(st.builds(Fact, st.sampled_from(FactName), names), max_size=3).map(tuple),
    attachments=st.lists(attachments, max_size=3).map(tuple),
    pinned=st.booleans(),
    demo=st.booleans(),
    pinyin=names,
    initials=names,
)


@given(st.lists(items, min_size=1, max_size=3))
@settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_an_item_comes_back_exactly_as_it_was_said(library, editions):
    for item in editions:
        library.apply([item], held(), rebuild=True)
        assert library.item(item.id) == item
    assert library.apply([editions[-1]], held()) == Applied()


def test_text_that_no_file_can_keep_is_refused_and_nothing_changes(library):
    with pytest.raises(StoreError, match="cannot keep"):
        library.apply([an_item(body="\ud800")], held())
    assert library.held() == Held()


# search stays true


def test_the_index_stays_true_over_two_hundred_random_releases(tmp_path, monkeypatch):
    monkeypatch.setattr("content.library.index._GATHERED_MOST", 7)
    chance = random.Random(2026)
    kept: dict[str, Item] = {}
    with a_library(tmp_path) as library:
        for number in range(1, 201):
            changes = [_random_change(chance, number) for _ in range(chance.randint(1, 9))]
            library.apply(changes, held(number))
            for change in changes:
                if isinstance(change, Tombstone):
                    kept.pop(change.id, None)
                else:
                    kept[change.id] = change
            if number % 20 == 0:
                _assert_index_is_true(tmp_path, kept)


def _random_change(chance: random.Random, number: int) -> Item | Tombstone:
    name = f"item-{chance.randint(1, 25)}"
    if chance.random() < 0.3:
        return Tombstone(an_item(name).id, NOW)
    words = "".join(chance.choices("土豆晚疫病莜麦羊补贴", k=8))
    kind = Kind.ARTICLE if chance.random() < 0.8 else Kind.QUOTES
    said = NOW + number * HOUR
    return an_item(name, title=words[:4], body=f"<p>{words}</p>", updated=said, kind=kind)


def _assert_index_is_true(folder, kept):
    words = {i: words_of(item) for i, item in kept.items() if item.kind is Kind.ARTICLE}
    want = {
        f"{mark}{gram}": {i for i, each in words.items() if gram in level(each)}
        for mark, level in zip(LEVELS, _LEVEL_GRAMS, strict=True)
        for gram in {g for each in words.values() for g in level(each)}
        | grams("土豆晚疫病莜麦羊补贴")
    }
    file = sqlite3.connect(folder / "library.db")
    file.execute("INSERT INTO terms (terms) VALUES ('integrity-check')")
    ids = dict(file.execute("SELECT key, id FROM items"))
    for term, expected in want.items():
        rows = file.execute("SELECT rowid FROM terms WHERE terms MATCH ?", (f'"{term}"',))
        assert {ids[key] for (key,) in rows} == expected
    assert set(ids.values()) == kept.keys()
    file.close()


_LEVEL_GRAMS = (
    lambda words: grams(fold(words.title)),
    lambda words: grams(fold(words.title)).union(*(grams(fold(tag)) for tag in words.tags)),
    lambda words: grams(fold(words.text)),
)


def test_an_index_made_by_other_rules_is_made_again(tmp_path):
    with a_library(tmp_path, an_item("one"), an_item("two", kind=Kind.QUOTES)):
        pass
    file = sqlite3.connect(tmp_path / "library.db")
    file.execute("INSERT INTO terms (terms) VALUES ('delete-all')")
    file.execute("UPDATE meta SET value = 'other rules' WHERE name = 'terms'")
    file.commit()
    file.close()
    with a_library(tmp_path) as library:
        assert found(library, "晚疫") == ["土豆晚疫病怎么防"]
        library.apply([Tombstone(an_item("one").id, NOW)], held(2))
        assert found(library, "晚疫") == []


def test_room_that_withdrawn_items_took_is_given_back_to_the_disk(tmp_path):
    file = tmp_path / "library.db"
    with a_library(tmp_path, *(an_item(f"i{n}", body="土豆" * 5_000) for n in range(60))):
        pass
    full = file.stat().st_size
    with a_library(tmp_path) as library:
        library.apply([Tombstone(an_item(f"i{n}").id, NOW) for n in range(60)], held(2))
    assert file.stat().st_size < full / 2


# unsigned feeds


def test_a_feed_is_taken_with_its_address_as_origin(library):
    assert library.replace_source(FEED, [an_item()]) == Applied(added=1)
    assert library.origin(an_item().id) == FEED
    assert library.headlines(a_shelf())[0].origin == FEED
    assert library.held() == Held()


def test_a_feed_never_touches_what_the_county_said(library):
    library.apply([an_item()], held())
    newer = an_item(title="假的", updated=NOW + HOUR)
    assert library.replace_source(FEED, [newer]) == Applied()
    assert library.item(newer.id) == an_item()
    assert library.origin(newer.id) == COUNTY


def test_the_county_takes_over_what_a_feed_said_even_when_older(library):
    library.replace_source(FEED, [an_item(updated=NOW + HOUR)])
    assert library.apply([an_item()], held()) == Applied(changed=1)
    assert library.origin(an_item().id) == COUNTY


def test_only_the_two_hundred_newest_of_a_feed_are_kept(library):
    entries = [
        an_item(f"entry-{n}", published=NOW - n * HOUR, updated=NOW - n * HOUR) for n in range(150)
    ]
    library.replace_source(FEED, entries)
    later = [replace(each, id=each.id + "b", published=each.published + HOUR) for each in entries]
    library.replace_source(FEED, later)
    assert library.count(a_shelf()) == 200
    assert library.item(entries[-1].id) is None
    assert library.item(entries[0].id) is not None


def test_nobody_unsigned_raises_a_warning(library):
    assert library.replace_source(FEED, [an_item(kind=Kind.WARNING)]) == Applied()
    assert library.item(an_item().id) is None


# notes and numbers


def test_a_note_is_kept_and_told(tmp_path):
    with a_library(tmp_path) as library, Library(tmp_path / "library.db") as reader:
        before, edition = reader.data_version(), reader.edition()
        assert reader.note("sync") is None
        library.put_note("sync", '{"state":"idle"}')
        assert reader.note("sync") == '{"state":"idle"}'
        assert reader.data_version() != before
        assert reader.edition() == edition


def test_the_same_note_again_disturbs_nobody(tmp_path):
    with a_library(tmp_path) as library, Library(tmp_path / "library.db") as reader:
        library.put_note("sync", "{}")
        before = reader.data_version()
        library.put_note("sync", "{}")
        assert reader.data_version() == before


def test_a_release_changes_both_numbers(tmp_path):
    with a_library(tmp_path) as library, Library(tmp_path / "library.db") as reader:
        before = reader.data_version(), reader.edition()
        library.apply([an_item()], held())
        assert reader.data_version() != before[0]
        assert reader.edition() == before[1] + 1


def test_a_snapshot_holds_still_while_the_writer_goes_on(tmp_path):
    with a_library(tmp_path) as library, Library(tmp_path / "library.db") as reader:
        with reader.snapshot():
            assert reader.count(a_shelf()) == 0
            library.apply([an_item()], held())
            with reader.snapshot():
                assert reader.count(a_shelf()) == 0
            assert reader.data_version()
        assert reader.count(a_shelf()) == 1
