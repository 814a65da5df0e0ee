import gzip
from pathlib import Path

import httpx
import pytest

from content.serve import Tree
from tests.serving import serving

HELD = bytes(range(256)) * 400  # more than one piece


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    tree = tmp_path_factory.mktemp("served") / "tree"
    (tree / "metadata").mkdir(parents=True)
    (tree / "metadata/timestamp.json").write_bytes(b"{}")
    (tree / "metadata/timestamp.json.gz").write_bytes(gzip.compress(b"{}"))
    (tree / "blob").write_bytes(HELD)
    (tree / "empty").write_bytes(b"")
    (tree / ".publishing").write_bytes(b"")
    (tree / "blobs/sha256/ab").mkdir(parents=True)
    (tree / "blobs/sha256/ab/abcd").write_bytes(b"the tree's own")
    (tree.parent / "blobs/ab").mkdir(parents=True)
    (tree.parent / "blobs/ab/abcd").write_bytes(b"from elsewhere")
    (tree.parent / "secret").write_bytes(b"secret")
    (tree / "out").symlink_to(tree.parent / "secret")
    return tree


@pytest.fixture(scope="module")
def address(tree):
    apart = Tree(tree, blobs=tree.parent / "blobs")
    with serving({"": Tree(tree), "150125": apart, "later": Tree(tree.parent / "later")}) as where:
        yield where


@pytest.fixture
def line(address):
    with httpx.Client(base_url=address, trust_env=False) as client:
        yield client


def test_a_file_is_served_whole_with_its_length_and_tag(line):
    answer = line.get("/blob")
    assert (answer.status_code, answer.content) == (200, HELD)
    assert answer.headers["ETag"].startswith('"')
    assert answer.headers["Content-Length"] == str(len(HELD))


@pytest.mark.parametrize(
    ("asked", "got"),
    [
        ("bytes=10-19", HELD[10:20]),
        ("bytes=0-0", HELD[:1]),
        ("bytes=100000-", HELD[100000:]),
        ("bytes=10-", HELD[10:]),
        ("bytes=10-999999", HELD[10:]),
    ],
)
def test_a_part_is_served(line, asked, got):
    answer = line.get("/blob", headers={"Range": asked})
    assert (answer.status_code, answer.content) == (206, got)
    first, whole = asked.removeprefix("bytes=").split("-")[0], len(HELD)
    last = int(first) + len(got) - 1
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/{whole}"


@pytest.mark.parametrize(
    "asked", ["bytes=19-10", "items=0-5", "bytes=0-1,5-6", "bytes=-", "x", "bytes=" + "9" * 5000]
)
def test_a_range_that_is_not_understood_gives_the_whole(line, asked):
    answer = line.get("/blob", headers={"Range": asked})
    assert (answer.status_code, len(answer.content)) == (200, len(HELD))


def test_a_part_of_the_same_edition_is_served(line):
    tag = line.head("/blob").headers["ETag"]
    answer = line.get("/blob", headers={"Range": "bytes=10-", "If-Range": tag})
    assert (answer.status_code, answer.content) == (206, HELD[10:])


@pytest.mark.parametrize("other", ['"old"', "Wed, 20 May 2026 07:40:00 GMT"])
def test_a_part_of_another_edition_is_not_served(line, other):
    answer = line.get("/blob", headers={"Range": "bytes=10-", "If-Range": other})
    assert (answer.status_code, len(answer.content)) == (200, len(HELD))


def test_a_part_behind_the_end_is_refused(line):
    answer = line.get("/blob", headers={"Range": "bytes=999999-"})
    assert (answer.status_code, answer.content) == (416, b"")
    assert answer.headers["Content-Range"] == f"bytes */{len(HELD)}"


def test_no_change_costs_few_bytes(line):
    tag = line.get("/metadata/timestamp.json").headers["ETag"]
    answer = line.get("/metadata/timestamp.json", headers={"If-None-Match": tag})
    assert answer.status_code == 304
    assert sum(len(name) + len(value) + 4 for name, value in answer.headers.raw) < 200


def test_one_known_edition_of_several_is_enough(line):
    tag = line.get("/blob").headers["ETag"]
    for known in (f'"old", W/{tag}', "*"):
        assert line.get("/blob", headers={"If-None-Match": known}).status_code == 304


def test_a_file_put_in_place_of_another_has_another_tag(line, tree):
    before = line.get("/blob").headers["ETag"]
    (tree / "new").write_bytes(HELD)
    (tree / "new").replace(tree / "blob")
    assert line.get("/blob").headers["ETag"] != before


def test_the_packed_sibling_goes_to_who_can_unpack_it(line):
    packed = line.get("/metadata/timestamp.json", headers={"Accept-Encoding": "br, gzip"})
    plain = line.get("/metadata/timestamp.json", headers={"Accept-Encoding": "identity"})
    never = line.get("/metadata/timestamp.json", headers={"Accept-Encoding": "gzip;q=0, br"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert "Content-Encoding" not in {*plain.headers, *never.headers}
    assert packed.headers["ETag"] != plain.headers["ETag"] == never.headers["ETag"]
    assert packed.json() == plain.json() == {}


@pytest.mark.parametrize("path", ["/blob", "/metadata/timestamp.json"])
def test_a_head_request_says_the_same_and_brings_no_body(line, path):
    asked, whole = line.head(path), line.get(path)
    assert asked.content == b""
    for name in ("Content-Length", "Content-Type", "ETag"):
        assert asked.headers[name] == whole.headers[name]


def test_an_empty_file_is_served_empty(line):
    answer = line.get("/empty", headers={"Range": "bytes=0-"})
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    "path",
    [
        *("/none", "/", "/metadata", "/.publishing", "/%2e%2e/secret", "/out", "/a%00b"),
        *("/metadata/..%2f..%2fsecret", "//etc/passwd", "/" + "a" * 300, "/blob/", "/blob/x"),
        *("/later/blob", "/150125", "/150125/", "/150125/blobs/sha256/../secret"),
    ],
)
def test_nothing_else_is_there(line, path):
    assert line.get(path).status_code == 404


def test_a_packed_sibling_that_goes_meanwhile_takes_nothing_with_it(line, monkeypatch):
    opened = Path.open

    def going(path, *rest):
        if path.suffix == ".gz":
            path.unlink()
        return opened(path, *rest)

    monkeypatch.setattr(Path, "open", going)
    assert line.get("/metadata/timestamp.json").content == b"{}"


def test_a_file_that_goes_meanwhile_is_not_there(line, monkeypatch):
    def gone(*_):
        raise FileNotFoundError

    monkeypatch.setattr(Path, "open", gone)
    assert line.get("/blob").status_code == 404


def test_nothing_is_taken_without_a_box(line):
    assert line.post("/outbox/" + "0" * 64, content=b"x").status_code == 405
    assert line.get("/answers/" + "0" * 64).status_code == 404


def test_each_tree_stands_under_its_prefix(line):
    assert line.get("/150125/blob").content == HELD
    assert line.get("/150125x/blob").status_code == 404


def test_attachments_may_lie_apart_from_their_tree(line):
    assert line.get("/150125/blobs/sha256/ab/abcd").content == b"from elsewhere"
    assert line.get("/blobs/sha256/ab/abcd").content == b"the tree's own"


def test_a_tree_may_come_after_its_server(line, tree):
    (tree.parent / "later").mkdir()
    (tree.parent / "later/blob").write_bytes(b"here now")
    assert line.get("/later/blob").content == b"here now"
