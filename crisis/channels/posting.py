"""Posts signed bytes to one allow-listed host: https, no redirects, a deadline for all of it."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

import msgspec

from crisis.channels.port import Came, Result

TIMEOUT = 10.0
"""Seconds for all of it: look-up, connection, sending, answer."""
ANSWER = 64 * 1024
"""Bytes of an answer that are read; nobody needs to say more."""
RETRIED = frozenset({408, 425, 429})

Resolver = Callable[[str, int], list[str]]

_NAME = re.compile(r"(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")
"""A host is a name with a dot and a last part of letters; so no number is one, however written."""
_LOOPBACK = frozenset({"127.0.0.1", "::1"})


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a webhook goes. Dansk adresse, taken apart once and never put together again.

    allow_loopback: for receivers on this machine, in tests only; then http is enough. inner: it
    may be in the house's own net. seconds: for all of it, however slowly the other side speaks.
    """

    host: str
    port: int
    path: str
    secure: bool
    allow_loopback: bool = False
    inner: bool = False
    seconds: float = TIMEOUT


class Forbidden(ValueError):
    """The address may not be sent to."""


def place(url: str, hosts: frozenset[str], *, allow_loopback: bool = False) -> Place:
    """Read an address: https, a listed host by name, no user, no fragment; else Forbidden."""
    if not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        raise Forbidden("adressen har tegn, som ikke hører hjemme i en adresse")
    try:
        split = urlsplit(url)
    except ValueError:  # it would say what stands there
        raise Forbidden("adressen kan ikke læses") from None
    try:
        port = split.port
    except ValueError:
        raise Forbidden("porten er ikke et tal") from None
    host = split.hostname or ""
    here = allow_loopback and host in _LOOPBACK
    if split.scheme != "https" and not (here and split.scheme == "http"):
        raise Forbidden("adressen skal begynde med https://")
    if split.username is not None or split.password is not None or split.fragment:
        raise Forbidden("adressen må hverken have bruger eller #")
    if not here and not _NAME.fullmatch(host):
        raise Forbidden("værten skal være et navn, ikke et tal")
    if not here and host not in hosts:
        raise Forbidden("værten står ikke i listen over tilladte")
    secure = split.scheme == "https"
    path = (split.path or "/") + (f"?{split.query}" if split.query else "")
    usual = 443 if secure else 80
    return Place(
        host=host, port=port or usual, path=path, secure=secure, allow_loopback=allow_loopback
    )


def look_up(host: str, port: int) -> list[str]:
    """Give all addresses of a host; raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def is_outside(address: str) -> bool:
    """Says whether an address is on the public internet, whatever it is wrapped in."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is not None:
            return is_outside(str(inner))
        if found in ipaddress.ip_network("64:ff9b::/96"):
            return is_outside(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
        if found in ipaddress.ip_network("64:ff9b:1::/48"):
            return False
    return found.is_global and not found.is_multicast and not found.is_reserved


INNER = tuple(
    map(ipaddress.ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"))
)


def is_inner(address: str) -> bool:
    """Says whether an address is in a private net: not this machine, not just this cable."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(found in net for net in INNER)


class Poster:
    """Posts to one place, and says honestly what came of it."""

    def __init__(
        self, where: Place, secret: str, *, resolve: Resolver = look_up,
        context: ssl.SSLContext | None = None,
    ) -> None:  # fmt: skip
        self._where = where
        self._secret = secret.encode()
        self._resolve = resolve
        self._context = context or ssl.create_default_context()

    def post(self, body: bytes, key: str, now: datetime) -> Result:
        """Post once, to an address that was looked up and judged once."""
        until = time.monotonic() + self._where.seconds
        try:
            address = self._address()
        except OSError:
            return Result(came=Came.RETRY, detail="værten findes ikke lige nu (navneopslag)")
        if address is None:
            return Result(came=Came.REFUSED, detail="værten fører til en indre adresse")
        line = _Line(self._where, address, self._context, until)
        try:
            line.connect()
        except ssl.SSLCertVerificationError:
            line.end()
            return Result(came=Came.RETRY, detail="certifikatet blev ikke godtaget")
        except OSError:
            line.end()
            return Result(came=Came.RETRY, detail="svarer ikke (ingen forbindelse)")
        try:
            return self._send(line, body, key, now)
        except (OSError, http.client.HTTPException, ValueError):
            return Result(came=Came.UNKNOWN, detail="forbindelsen faldt, før der kom svar")
        finally:
            line.end()

    def _address(self) -> str | None:
        """Give the address to connect to, None when any of them is one of ours."""
        where = self._where
        found = self._looked_up()
        if not found:
            raise OSError("no address")
        if where.allow_loopback and all(one in _LOOPBACK for one in found):
            return found[0]
        allowed = is_outside if not where.inner else lambda one: is_outside(one) or is_inner(one)
        return found[0] if all(allowed(one) for one in found) else None

    def _looked_up(self) -> list[str]:
        """Look up on a thread of its own: the system's look-up knows no deadline."""
        found: list[str] = []

        def look() -> None:
            # Whatever goes wrong here is a host that cannot be found now.
            with contextlib.suppress(OSError, ValueError):
                found.extend(self._resolve(self._where.host, self._where.port))

        asking = threading.Thread(target=look, daemon=True)
        asking.start()
        asking.join(self._where.seconds)
        return [] if asking.is_alive() else list(found)

    def _send(self, line: _Line, body: bytes, key: str, now: datetime) -> Result:
        moment = str(int(now.timestamp()))
        signed = hmac.new(self._secret, moment.encode() + b"." + body, hashlib.sha256)
        headers = {
            "Host": self._where.host,
            "Content-Type": "application/json; charset=utf-8",
            "Content-Length": str(len(body)),
            "User-Agent": "Stabstavlen",
            "Idempotency-Key": key,
            "X-Stabstavlen-Timestamp": moment,
            "X-Stabstavlen-Signature": f"v1={signed.hexdigest()}",
            "Connection": "close",
        }
        line.request("POST", self._where.path, body=body, headers=headers)
        answer = line.getresponse()
        # The status says it all: what becomes of the rest of the answer changes nothing.
        with contextlib.suppress(OSError, http.client.HTTPException):
            answer.read(ANSWER)
        return _judged(answer.status)


class _Line(http.client.HTTPConnection):
    """A connection to the one address that was judged, under the name that was asked for."""

    def __init__(self, where: Place, address: str, context: ssl.SSLContext, until: float) -> None:
        super().__init__(where.host, where.port)
        self._target = (address, where.port)
        self._secure = context if where.secure else None
        self._until = until
        self._bell: threading.Timer | None = None

    def connect(self) -> None:
        """Connect to the address and nowhere else; no proxy, no second look-up."""
        raw = socket.create_connection(self._target, timeout=self._left())
        raw.settimeout(self._left())
        self.sock = raw
        # A time-out begins again with every byte; somebody who sends one byte at a time would
        # hold us for ever. So the connection itself is ended when the time is up.
        self._bell = threading.Timer(self._left(), _end, [raw.dup()])
        self._bell.daemon = True
        self._bell.start()
        if self._secure is not None:
            self.sock = self._secure.wrap_socket(raw, server_hostname=self.host)

    def end(self) -> None:
        """End the connection and the watch over it.

        Not in `close`: the library calls that as soon as it knows that no other answer follows,
        and a receiver who is cut off in the middle of his may take back what he has done.
        """
        if self._bell is not None:
            self._bell.cancel()
            _end(*self._bell.args)
            self._bell = None
        self.close()

    def _left(self) -> float:
        return max(0.1, self._until - time.monotonic())


def _end(twin: socket.socket) -> None:
    """End a connection through a second handle on it, whoever waits on the first."""
    with contextlib.suppress(OSError):
        twin.shutdown(socket.SHUT_RDWR)
    twin.close()


def _judged(status: int) -> Result:
    if 200 <= status < 300:
        return Result(came=Came.DELIVERED)
    if status < 200:
        return Result(came=Came.UNKNOWN, detail=f"svarede aldrig færdigt ({status})")
    if status in RETRIED or status >= 500:
        return Result(came=Came.RETRY, detail=f"svarer ikke ({status})")
    if 300 <= status < 400:
        return Result(came=Came.REFUSED, detail=f"viser videre ({status}); det følges ikke")
    return Result(came=Came.REFUSED, detail=f"afvist ({status})")
