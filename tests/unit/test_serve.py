import gzip
import threading

import httpx
import pytest

from content.serve import server

HELD = bytes(range(256)) * 40


@pytest.fixture
def tree(tmp_path):
    (tmp_path / "metadata").mkdir()
    (tmp_path / "metadata/timestamp.json").write_bytes(b"{}")
    (tmp_path / "metadata/timestamp.json.gz").write_bytes(gzip.compress(b"{}"))
    (tmp_path / "blob").write_bytes(HELD)
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / ".publishing").write_bytes(b"")
    (tmp_path.parent / "secret").write_bytes(b"secret")
    (tmp_path / "out").symlink_to(tmp_path.parent / "secret")
    return tmp_path


@pytest.fixture
def line(tree):
    with server(tree, port=0) as serving:
        thread = threading.Thread(target=serving.serve_forever, daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{serving.server_address[1]}"
        with httpx.Client(base_url=address, trust_env=False) as client:
            yield client
        serving.shutdown()
        thread.join()


def test_a_file_is_served_whole_with_its_length_and_tag(line):
    answer = line.get("/blob")
    assert (answer.status_code, answer.content) == (200, HELD)
    assert answer.headers["ETag"].startswith('"')


@pytest.mark.parametrize(
    ("asked", "got"),
    [("bytes=10-19", HELD[10:20]), ("bytes=10000-", HELD[10000:]), ("bytes=10-99999", HELD[10:])],
)
def test_a_part_is_served(line, asked, got):
    answer = line.get("/blob", headers={"Range": asked})
    assert (answer.status_code, answer.content) == (206, got)


def test_a_part_of_another_edition_is_not_served(line):
    answer = line.get("/blob", headers={"Range": "bytes=10-", "If-Range": '"old"'})
    assert (answer.status_code, len(answer.content)) == (200, len(HELD))


def test_a_part_behind_the_end_is_refused(line):
    assert line.get("/blob", headers={"Range": "bytes=99999-"}).status_code == 416


def test_no_change_costs_few_bytes(line):
    tag = line.get("/metadata/timestamp.json").headers["ETag"]
    answer = line.get("/metadata/timestamp.json", headers={"If-None-Match": tag})
    assert answer.status_code == 304
    assert sum(len(name) + len(value) + 4 for name, value in answer.headers.raw) < 200


def test_the_packed_sibling_goes_to_who_can_unpack_it(line):
    packed = line.get("/metadata/timestamp.json", headers={"Accept-Encoding": "gzip"})
    plain = line.get("/metadata/timestamp.json", headers={"Accept-Encoding": "identity"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert packed.json() == plain.json() == {}


def test_a_head_request_brings_no_body(line):
    answer = line.head("/blob")
    assert (answer.headers["Content-Length"], answer.content) == (str(len(HELD)), b"")


def test_an_empty_file_is_served_empty(line):
    assert line.get("/empty").content == b""


@pytest.mark.parametrize(
    "path", ["/none", "/", "/metadata", "/.publishing", "/%2e%2e/secret", "/out", "/a%00b"]
)
def test_nothing_else_is_there(line, path):
    assert line.get(path).status_code == 404
