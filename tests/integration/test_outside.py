"""Asking a stranger's server: only whom the county listed, never a machine of its own."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from content.errors import LinkError
from content.outside import Rules, _resolved, check, fetch, is_public, onward

OPEN = Rules(frozenset({"feeds.example.cn", ".gov.cn"}))


class _Stranger(BaseHTTPRequestHandler):
    def do_GET(self):
        path, _, rest = self.path.partition("?")
        getattr(self, f"_{path.strip('/')}")(rest)

    def _file(self, _):
        if self.headers.get("If-None-Match") == '"1"':
            self.send_response(304)
            self.end_headers()
            return
        self._say(200, {"ETag": '"1"', "Last-Modified": "now"}, b"said")

    def _to(self, onward):
        self._say(302, {"Location": onward})

    def _round(self, _):
        self._say(302, {"Location": "/round"})

    def _gone(self, _):
        self._say(404, {})

    def _packed(self, _):
        self._say(200, {"Content-Encoding": "gzip"}, b"x")

    def _big(self, _):
        self._say(200, {}, b"x" * 5000)

    def _short(self, _):
        self.send_response(200)
        self.send_header("Content-Length", "10")
        self.end_headers()
        self.wfile.write(b"x")

    def _slow(self, _):
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            time.sleep(0.05)
            self.wfile.write(b"x")
            self.wfile.flush()

    def _say(self, status, headers, body=b""):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def handle(self):
        try:
            super().handle()
        except OSError:
            return  # the asker hung up

    def log_message(self, *_):
        return


@pytest.fixture(scope="module")
def stranger():
    with ThreadingHTTPServer(("127.0.0.1", 0), _Stranger) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def ask(port, path, *, most=1000, within_s=5.0, host="127.0.0.1", **known):
    rules = Rules(frozenset({"127.0.0.1", "localhost"}), frozenset({port}), public_only=False)
    return fetch(f"http://{host}:{port}{path}", rules, most=most, within_s=within_s, **known)


def test_a_file_is_brought_with_its_edition_and_not_twice(stranger):
    got = ask(stranger, "/file")
    assert (got.body, got.etag, got.modified) == (b"said", '"1"', "now")
    assert ask(stranger, "/file", etag=got.etag).unchanged


def test_a_redirect_is_followed_where_the_list_allows_it(stranger):
    assert ask(stranger, "/to?/file").body == b"said"
    assert ask(stranger, f"/to?http://localhost:{stranger}/file").body == b"said"
    for other in ("http://169.254.169.254/", "http://127.0.0.1:1/", "file:///etc/passwd"):
        with pytest.raises(LinkError):
            ask(stranger, f"/to?{other}")
    with pytest.raises(LinkError, match="more than 3 times"):
        ask(stranger, "/round")


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/short", "9 bytes before"),
        ("/gone", "answered 404"),
        ("/packed", "packs"),
        ("/big", "more than 1000 bytes"),
    ],
)
def test_what_is_no_file_is_refused_with_a_reason(stranger, path, why):
    with pytest.raises(LinkError, match=why):
        ask(stranger, path)


def test_a_server_that_drips_is_hung_up_on(stranger):
    begun = time.monotonic()
    with pytest.raises(LinkError, match="within"):
        ask(stranger, "/slow", within_s=0.3)
    assert time.monotonic() - begun < 2


def test_a_redirect_never_leaves_tls():
    assert onward("http://a.cn/x", "https://b.cn/") == "https://b.cn/"
    assert onward("https://a.cn/x", "/y") == "https://a.cn/y"
    with pytest.raises(LinkError, match="without TLS"):
        onward("https://a.cn/x", "http://a.cn/y")


def test_who_speaks_no_tls_is_an_error_of_the_line(stranger):
    rules = Rules(frozenset({"127.0.0.1"}), frozenset({stranger}), public_only=False)
    with pytest.raises(LinkError, match="SSL"):
        fetch(f"https://127.0.0.1:{stranger}/file", rules, most=1, within_s=5)


def test_a_name_that_nobody_has_is_an_error_of_the_line():
    with pytest.raises(LinkError, match="not found"):
        fetch("http://nobody.invalid/", Rules(frozenset({"nobody.invalid"})), most=1, within_s=2)


def test_nobody_there_is_an_error_of_the_line():
    with pytest.raises(LinkError):
        ask(1, "/file")


@pytest.mark.parametrize(
    "url",
    [
        "http://feeds.example.cn/a?b=1",
        "https://feeds.example.cn:443/",
        "https://www.nmg.gov.cn/rss",
        "http://feeds.example.cn./",
    ],
)
def test_what_the_county_listed_may_be_asked(url):
    assert check(url, OPEN).hostname


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://feeds.example.cn/", "file:///etc/passwd", "//feeds.example.cn/", "nonsense"),
        *("http://other.example.cn/", "http://gov.cn.evil.com/", "http://evilgov.cn/"),
        *("http://feeds.example.cn@10.0.0.1/", "http://a:b@feeds.example.cn/"),
        *("http://feeds.example.cn:8080/", "http://feeds.example.cn:22/", "http://x:99999/"),
        *("http://127.0.0.1/", "http://2130706433/", "http://0x7f.1/", "http://0177.0.0.1/"),
        *("http://127.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://localhost/"),
        *("http://feeds.example.cn/a b", "http://feeds.example.cn/a\r\nHost: x"),
    ],
)
def test_everything_else_may_not(url):
    with pytest.raises(LinkError):
        check(url, OPEN)


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "[::1]", "[::ffff:10.0.0.1]"]
)
def test_an_address_is_no_name_even_where_somebody_listed_it(host):
    with pytest.raises(LinkError, match="no name of a host"):
        check(f"http://{host}/", Rules(frozenset({host, host.strip("[]")})))


def test_a_name_that_means_a_machine_of_ours_is_refused():
    with pytest.raises(LinkError, match="not public"):
        _resolved("localhost", 80, OPEN)


@pytest.mark.parametrize("address", ["1.1.1.1", "2400:3200::1"])
def test_the_open_network_is_public(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0"),
        *("100.64.0.1", "224.0.0.1", "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1"),
        *("fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:192.168.1.1", "2002:7f00:1::"),
        *("64:ff9b::7f00:1", "2001:0:7f00:1::"),
    ],
)
def test_no_machine_of_our_own_is(address):
    assert not is_public(ip_address(address))
