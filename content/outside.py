"""Ask a stranger's server for one file, and never a machine of our own network.

The county's site fetches what its people typed in as an address. So a host has to be on
the county's list; its name is resolved once, every address it has must be public, and
that very address is connected to, so that a name cannot mean another machine a moment
later. A redirect is an address like any other. Size and time are bounded altogether.

Source: OWASP, Server-Side Request Forgery Prevention.
"""

from __future__ import annotations

import re
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Event, Timer
from typing import TYPE_CHECKING, Final
from urllib.parse import SplitResult, urljoin, urlsplit

from content.errors import LinkError

if TYPE_CHECKING:
    from collections.abc import Collection

REDIRECTS: Final = 3  # county sites move to https and back to their front page
_PORTS: Final = {"http": 80, "https": 443}
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_UNCHANGED: Final = 304
_OK: Final = 200
_AGENT: Final = "Cunkou (county platform)"
# a name of letters: 2130706433, 0x7f.1 and 127.1 are addresses in disguise
_NAME = re.compile(r"(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
_NAT64: Final = IPv6Network("64:ff9b::/96")

Address = IPv4Address | IPv6Address


@dataclass(frozen=True, slots=True)
class Rules:
    """Where a request may go.

    Args:
        hosts: Names of hosts; one with a dot before it stands for all below it.
        ports: Ports that may be asked.
        public_only: Whether only public addresses may; not so in a test.
    """

    hosts: frozenset[str]
    ports: frozenset[int] = frozenset({80, 443})
    public_only: bool = True


@dataclass(frozen=True, slots=True)
class Got:
    """What a server said.

    Args:
        body: The file; empty when it is unchanged.
        etag: Its edition, to ask with the next time.
        modified: When it changed, as the server says it.
        unchanged: It is still the edition that was known.
    """

    body: bytes
    etag: str = ""
    modified: str = ""
    unchanged: bool = False


def fetch(
    url: str, rules: Rules, *, most: int, within_s: float, etag: str = "", modified: str = ""
) -> Got:
    """Ask for a file.

    Args:
        url: Its address.
        rules: Where a request may go, redirects included.
        most: Bytes it may have.
        within_s: Seconds for each of the requests it takes.
        etag: Edition that is known, from the last answer.
        modified: Likewise.

    Raises:
        LinkError: It may not be asked, or did not answer with the file; says why.
    """
    known = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = {name: value for name, value in known.items() if value}
    for _ in range(REDIRECTS + 1):
        got = _ask(check(url, rules), rules, headers, most, within_s)
        if isinstance(got, Got):
            return got
        url = onward(url, got)
    msg = f"{url} redirects more than {REDIRECTS} times"
    raise LinkError(msg)


def onward(url: str, location: str) -> str:
    """Return the address that a redirect means.

    Raises:
        LinkError: It would go on without the TLS it began with.
    """
    meant = urljoin(url, location)
    if url.startswith("https:") and not meant.startswith("https:"):
        msg = f"{url} redirects to an address without TLS"
        raise LinkError(msg)
    return meant


def check(url: str, rules: Rules) -> SplitResult:
    """Return the parts of an address that may be asked.

    Raises:
        LinkError: It may not; says why.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS[parts.scheme]
    except (ValueError, KeyError) as error:
        msg = f"{url!r} is no http(s) address"
        raise LinkError(msg) from error
    host = (parts.hostname or "").rstrip(".")
    if parts.username is not None or parts.password is not None:
        msg = f"{url!r} holds a name or a password"
    elif rules.public_only and not _NAME.fullmatch(host):
        msg = f"{host!r} is no name of a host"
    elif not _is_listed(host, rules.hosts):
        msg = f"{host!r} is not on the county's list of hosts"
    elif port not in rules.ports:
        msg = f"port {port} may not be asked"
    elif re.search(r"[\x00-\x20\x7f]", url):
        msg = f"{url!r} holds a control character or a space"
    else:
        return parts
    raise LinkError(msg)


def is_public(address: Address) -> bool:
    """Tell whether an address is a machine of the open network, and no disguise of ours."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return is_public(address.ipv4_mapped)
        if address.sixtofour is not None or address.teredo is not None or address in _NAT64:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _is_listed(host: str, hosts: Collection[str]) -> bool:
    return host in hosts or any(one.startswith(".") and host.endswith(one) for one in hosts)


def _resolved(host: str, port: int, rules: Rules) -> Address:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        msg = f"{host} is not found: {error}"
        raise LinkError(msg) from error
    addresses = [ip_address(str(one[4][0]).partition("%")[0]) for one in found]
    if rules.public_only and not all(is_public(one) for one in addresses):
        msg = f"{host} means a machine that is not public"
        raise LinkError(msg)
    return addresses[0]


def _ask(
    parts: SplitResult, rules: Rules, headers: dict[str, str], most: int, within_s: float
) -> Got | str:
    """Return the file, or the address the server sends on to."""
    host = parts.hostname or ""
    port = parts.port or _PORTS[parts.scheme]
    address = _resolved(host, port, rules)
    try:
        with socket.create_connection((str(address), port), within_s) as plain:
            late = Event()
            watchdog = Timer(within_s, _hang_up, (plain, late))
            watchdog.start()
            try:
                got = _talk(plain, parts, headers, most)
            finally:
                watchdog.cancel()
    except (OSError, HTTPException, ValueError) as error:
        msg = f"{host}: {error!r}"
        raise LinkError(msg) from error
    if late.is_set():  # what came until then looks whole where no length was announced
        msg = f"{host} did not answer within {within_s:g} s"
        raise LinkError(msg)
    return got


def _hang_up(line: socket.socket, late: Event) -> None:
    late.set()
    with suppress(OSError):  # it may have ended by itself
        line.shutdown(socket.SHUT_RDWR)


def _talk(
    plain: socket.socket, parts: SplitResult, headers: dict[str, str], most: int
) -> Got | str:
    line = HTTPConnection(parts.hostname or "")
    line.sock = plain
    if parts.scheme == "https":
        line.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=parts.hostname)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        own = {"Host": parts.netloc, "User-Agent": _AGENT, "Accept-Encoding": "identity"}
        line.request("GET", path, headers={**own, "Connection": "close", **headers})
        return _answer(line.getresponse(), parts, most)
    finally:
        line.close()


def _answer(answer: HTTPResponse, parts: SplitResult, most: int) -> Got | str:
    etag, modified = answer.getheader("ETag", ""), answer.getheader("Last-Modified", "")
    if answer.status == _UNCHANGED:
        return Got(b"", etag, modified, unchanged=True)
    if answer.status in _MOVED and (location := answer.getheader("Location", "")):
        return location
    if answer.status != _OK:
        msg = f"{parts.hostname} answered {answer.status}"
        raise LinkError(msg)
    if answer.getheader("Content-Encoding", "identity") != "identity":
        msg = f"{parts.hostname} packs what it was asked not to pack"
        raise LinkError(msg)
    body = answer.read(most + 1)
    if len(body) > most:
        msg = f"{parts.hostname} sends more than {most} bytes"
        raise LinkError(msg)
    if answer.length:
        msg = f"{parts.hostname} stopped {answer.length} bytes before the end"
        raise LinkError(msg)
    return Got(body, etag, modified)
