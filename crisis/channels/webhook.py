"""A statement to another program: signed, to an allow-listed host, never to an inner address."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import http.client
import ipaddress
import json
import re
import socket
import ssl
import threading
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import msgspec

from crisis.channels.port import Came, Result, Sending
from crisis.terms.notices import Notice, one_line, paragraphs
from crisis.terms.operations import Mode
from crisis.terms.times import utc

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

    allow_loopback: for receivers on this machine, in tests only; then http is enough. seconds:
    for all of it, however slowly the other side speaks.
    """

    host: str
    port: int
    path: str
    secure: bool
    allow_loopback: bool = False
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


class Webhook:
    """Posts a statement as JSON. repeat_safe: the receiver has said it heeds Idempotency-Key."""

    by_receiver = False

    def __init__(
        self, where: Place, secret: str, *, repeat_safe: bool = False, resolve: Resolver = look_up,
        context: ssl.SSLContext | None = None,
    ) -> None:  # fmt: skip
        self.repeat_safe = repeat_safe
        self._where = where
        self._secret = secret.encode()
        self._resolve = resolve
        self._context = context or ssl.create_default_context()

    def send(self, sending: Sending) -> Result:
        """Send once, to an address that was looked up and judged once."""
        if sending.notice.mode is not Mode.LIVE:
            raise ValueError("an exercise has no webhook")
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
            return self._post(line, sending)
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
        return found[0] if all(is_outside(one) for one in found) else None

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

    def _post(self, line: _Line, sending: Sending) -> Result:
        body = json.dumps(content(sending), ensure_ascii=False, sort_keys=True).encode()
        moment = str(int(sending.now.timestamp()))
        signed = hmac.new(self._secret, moment.encode() + b"." + body, hashlib.sha256)
        headers = {
            "Host": self._where.host,
            "Content-Type": "application/json; charset=utf-8",
            "Content-Length": str(len(body)),
            "User-Agent": "Stabstavlen",
            "Idempotency-Key": sending.key,
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


def content(sending: Sending) -> dict[str, Any]:
    """Give what the receiver is told. Of a retracted statement: that it is, and the notice."""
    notice = sending.notice
    said = notice.replacement if notice.retracted else _text(notice)
    return {
        "id": notice.id,
        "number": notice.number,
        "version": notice.version,
        "act": sending.act.value,
        "state": notice.state.value,
        "mode": notice.mode.value,
        "title": notice.heading,
        "text": said,
        "place": None if notice.retracted or not notice.place else one_line(notice.place),
        "geometry": msgspec.to_builtins(notice.shape) if notice.holds else None,
        "signed_by": [one_line(name) for name in notice.signed_by],
        "released_at": utc(notice.released_at),
        "changed_at": utc(notice.changed_at),
        "next_update_at": (
            utc(notice.next_update_at) if notice.holds and notice.next_update_at else None
        ),
        "corrects": notice.corrects.id if notice.corrects else None,
        "corrected_by": notice.corrected_by.id if notice.corrected_by else None,
        "hash": notice.hash,
    }


def _text(notice: Notice) -> str:
    return "\n\n".join("\n".join(lines) for lines in paragraphs(notice.text))


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
