"""A county moves in, is said, and moves out: nothing is lost on the way."""

from datetime import UTC, datetime
from pathlib import Path

import content
from content import atom
from content.folder import read_folder
from content.platform.publishing.edition import Press
from content.platform.publishing.exporting import export_folder
from content.platform.publishing.importing import import_folder

SAMPLE = Path(content.__file__).parent / "sample"


def words(items):
    return {item.id: atom.word(item) for item in items}


def differing(one, other):
    """Return the ids of what is not said, or not said the same, by both."""
    one, other = words(one), words(other)
    missing = one.keys() ^ other.keys()
    return missing | {n for n in one.keys() & other.keys() if not one[n].says_the_same(other[n])}


def test_the_sample_county_says_from_the_site_what_it_says_from_its_folder(site, tmp_path):
    import_folder(SAMPLE)
    said = read_folder(SAMPLE, now=datetime.now(UTC))
    edition = Press().edition()
    assert not edition.problems
    assert not differing(said.items, edition.items)
    assert said.blobs.keys() == edition.blobs.keys()
    done = export_folder(tmp_path / "out")
    assert not done.changed
    again = read_folder(tmp_path / "out", now=datetime.now(UTC))
    assert not differing(said.items, again.items)
    assert said.blobs.keys() == again.blobs.keys()
