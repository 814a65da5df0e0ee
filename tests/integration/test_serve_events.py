"""The bell of a real server, heard by raw sockets."""

import resource
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from content.serve import Tree, bell, server, web
from tests.serving import Listener, say_release, serving
from tests.waiting import eventually


@pytest.fixture
def tree(tmp_path):
    say_release(tmp_path, 7)
    return tmp_path


@pytest.fixture
def address(tree):
    with serving(tree) as address:
        yield address


def test_who_does_not_say_what_it_holds_is_told_at_once(address):
    with Listener(address) as listener:
        heard = listener.until(b"data: 7\n\n")
    assert b"content-type: text/event-stream" in heard
    assert b"id: 7\ndata: 7\n\n" in heard


@pytest.mark.parametrize(
    ("asked", "headers"), [("/events?have=6", ""), ("/events", "Last-Event-ID: 6\r\n")]
)
def test_who_is_behind_is_told_at_once(address, asked, headers):
    with Listener(address, asked, headers) as listener:
        listener.until(b"data: 7\n\n")


@pytest.mark.parametrize("asked", ["/events?have=x", "/events?have=-1", "/events?have=²"])
def test_who_says_nonsense_holds_nothing(address, asked):
    with Listener(address, asked.replace("²", "%C2%B2")) as listener:
        listener.until(b"data: 7\n\n")


def test_who_is_up_to_date_is_told_of_the_next_release_only(address, tree):
    with Listener(address, "/events?have=7") as listener:
        assert b"data" not in listener.until(b":\n\n")
        begun = time.monotonic()
        say_release(tree, 8)
        assert b"data: 7" not in listener.until(b"data: 8\n\n")
        assert time.monotonic() - begun < 1


def test_a_release_signed_anew_is_no_news(address, tree):
    with Listener(address) as listener:
        listener.until(b"data: 7\n\n")
        say_release(tree, 7)
        time.sleep(3 * bell.LOOK_S)
        say_release(tree, 9)
        assert listener.until(b"data: 9\n\n").count(b"data") == 2


@pytest.mark.parametrize(
    "spoilt",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b'{"signed":{"x-release":"9"}}',
        b'{"signed":{"x-release":true}}',
        b'{"signed":{"x-release":99999999999999999}}',
        b"[" * 50_000,
    ],
)
def test_a_timestamp_that_cannot_be_read_is_looked_at_again(tree, spoilt):
    timestamp = tree / "metadata/timestamp.json"
    rings = bell.Bell(timestamp)
    timestamp.write_bytes(spoilt)
    assert not rings._look()
    assert rings.release == 7
    say_release(tree, 9)
    assert rings._look()
    assert rings.release == 9


def test_a_tree_without_a_release_yet_is_waited_for(tmp_path):
    with serving(tmp_path) as address, Listener(address) as listener:
        listener.until(b":\n\n")
        say_release(tmp_path, 1)
        listener.until(b"data: 1\n\n")


def test_each_tree_has_a_bell_of_its_own(tmp_path):
    say_release(tmp_path / "a", 1)
    say_release(tmp_path / "b", 2)
    trees = {"150125": Tree(tmp_path / "a"), "150124": Tree(tmp_path / "b")}
    with serving(trees) as address, Listener(address, "/150124/events") as listener:
        assert b"data: 1" not in listener.until(b"data: 2\n\n")


def test_a_silent_time_has_beats(tree, monkeypatch):
    monkeypatch.setattr(bell, "BEAT_S", 0.1)
    with serving(tree) as address, Listener(address, "/events?have=7") as listener:
        listener.until(b":\n\n\r\n3\r\n:\n\n\r\n3\r\n:\n\n")


def test_a_listener_that_goes_is_forgotten(tree):
    with server(tree, port=0) as serving, serving.in_background() as address:
        with Listener(address) as listener:
            listener.until(b"data: 7\n\n")
            assert len(serving.server_state.tasks) == 1
        assert eventually(lambda: not serving.server_state.tasks)
        assert not serving.server_state.connections


def test_all_who_listen_are_told(address, tree):
    def hear(_):
        with Listener(address, "/events?have=7") as listener:
            listener.until(b":\n\n")
            ready.append(1)
            return listener.until(b"data: 8\n\n")

    ready = []
    with ThreadPoolExecutor(40) as pool:
        heard = [pool.submit(hear, number) for number in range(40)]
        while len(ready) < 40:
            time.sleep(0.01)
        say_release(tree, 8)
        assert all(each.result(5) for each in heard)


def test_an_end_does_not_wait_for_listeners_and_tells_them(tree):
    with server(tree, port=0) as serving:
        with serving.in_background() as address:
            listener = Listener(address)
            listener.until(b"data: 7\n\n")
            begun = time.monotonic()
        assert time.monotonic() - begun < 1
        with listener:
            assert listener.until(b"0\r\n\r\n")
            assert listener.socket.recv(1) == b""


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_command_in_order_while_somebody_listens(tree, asked):
    command = [sys.executable, "-m", "kiosk", "serve", str(tree), "--port", "0"]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process,
        Listener(process.stdout.readline().strip()) as listener,
    ):
        listener.until(b"data: 7\n\n")
        begun = time.monotonic()
        process.send_signal(asked)
        assert process.wait(10) == 0
        assert time.monotonic() - begun < 2


def test_only_get_listens(address):
    with httpx.Client(base_url=address, trust_env=False) as client:
        assert client.post("/events").status_code == 405
        assert client.head("/events").headers["Content-Type"] == "text/event-stream"


# what a stranger may cost


def test_a_connection_that_asks_nothing_is_closed(tree, monkeypatch):
    monkeypatch.setattr(web, "REQUEST_S", 0.1)
    with serving(tree) as address, Listener(address, "/none") as silent:
        silent.until(b"404 Not Found")
        silent.socket.sendall(b"GET /metad")  # a second request that never comes
        assert silent.socket.recv(1) == b""


def test_a_listener_is_no_connection_that_asks_nothing(tree, monkeypatch):
    monkeypatch.setattr(web, "REQUEST_S", 0.1)
    with serving(tree) as address, Listener(address) as listener:
        listener.until(b"data: 7\n\n")
        time.sleep(0.3)
        say_release(tree, 8)
        listener.until(b"data: 8\n\n")


def test_a_reader_that_does_not_read_holds_up_nobody_and_is_let_go(tree, monkeypatch):
    monkeypatch.setattr(web, "READ_S", 0.3)
    (tree / "film").write_bytes(bytes(30_000_000))
    with (
        server(tree, port=0) as serving,
        serving.in_background() as address,
        Listener(address, "/film"),
    ):
        begun = time.monotonic()
        answer = httpx.get(f"{address}metadata/timestamp.json", trust_env=False)
        assert answer.status_code == 200
        assert time.monotonic() - begun < 1
        assert eventually(lambda: not serving.server_state.tasks)


def test_a_reader_that_leaves_the_end_of_an_answer_unread_is_let_go(tree, monkeypatch):
    monkeypatch.setattr(web, "READ_S", 0.3)
    monkeypatch.setattr(web, "REQUEST_S", 0.1)
    (tree / "picture").write_bytes(bytes(60_000))
    with server(tree, port=0) as serving, serving.in_background() as address:
        serving._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 2048)
        host, port = address.removeprefix("http://").rstrip("/").split(":")
        with socket.socket() as silent:
            silent.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            silent.connect((host, int(port)))
            silent.sendall(b"GET /picture HTTP/1.1\r\nHost: x\r\n\r\n")
            assert eventually(lambda: serving.server_state.total_requests)
            assert eventually(lambda: not serving.server_state.connections)


def test_a_reader_that_comes_back_in_time_gets_all(tree, monkeypatch):
    monkeypatch.setattr(web, "READ_S", 1.0)
    (tree / "film").write_bytes(bytes(12_000_000))
    with serving(tree) as address, Listener(address, "/film", "Connection: close\r\n") as slow:
        received = 0
        time.sleep(0.4)
        while more := slow.socket.recv(1_000_000):
            received += len(more)
            time.sleep(0.02)
        assert received > 12_000_000


def test_a_request_longer_than_any_of_ours_is_refused(address):
    with Listener(address) as listener:
        listener.until(b"data: 7\n\n")
    with Listener(address, f"/{'x' * 20_000} HTTP/1.1\r\nX: ") as listener:
        listener.socket.sendall(b"x" * 300_000)
        listener.until(b"400 Bad Request")


def test_a_server_makes_room_for_all_its_listeners(tree):
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    few = 256
    resource.setrlimit(resource.RLIMIT_NOFILE, (few, hard))
    try:
        with serving(tree) as address, Listener(address) as listener:
            listener.until(b"data: 7\n\n")
            assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] > few
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_an_address_that_is_taken_is_told(address, tree):
    port = int(address.rstrip("/").rpartition(":")[2])
    with pytest.raises(OSError, match="choose another port"):
        server(tree, port=port)


def test_a_server_has_an_ipv6_address_too(tree):
    with server(tree, host="::1", port=0) as serving, serving.in_background() as address:
        assert address.startswith("http://[::1]:")
        assert httpx.get(f"{address}metadata/timestamp.json", trust_env=False).status_code == 200


def test_a_server_that_cannot_start_keeps_nobody_waiting(tree, monkeypatch):
    monkeypatch.setattr(web.uvicorn.Server, "startup", lambda *_: 1 / 0)
    monkeypatch.setattr("threading.excepthook", lambda _: None)
    with server(tree, port=0) as serving, serving.in_background():
        pass
