"""Where the board answers: the port it takes, and by which names others may reach it."""

from __future__ import annotations

import errno
import ipaddress
import socket

from crisis.errors import StartRefused

BACKLOG = 1024
EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared, not bound


def is_loopback(host: str) -> bool:
    """Says whether only this machine can reach the host."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int) -> socket.socket:
    """Take the port before anything is started; raises StartRefused in one line.

    The supervisor keeps the socket: while the web starts again, callers wait and are not refused.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError as error:
        raise StartRefused(f"Adressen {host} kendes ikke på denne maskine.") from error
    # 127.0.0.1 before ::1 for "localhost": the address we print must be the one that answers.
    family, kind, protocol, _, address = min(found, key=lambda one: one[0] != socket.AF_INET)
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        listener.close()
        raise StartRefused(_why_not(host, port, error)) from error
    return listener


def _why_not(host: str, port: int, error: Exception) -> str:
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.EADDRINUSE:
        return (
            f"Port {port} er optaget af et andet program. Vælg en anden: make run PORT={port + 1}"
        )
    if number == errno.EACCES:
        return f"Port {port} kræver særlige rettigheder. Vælg en over 1023: make run PORT=8000"
    return f"Kan ikke lytte på {host} port {port}: {error}"


def local_addresses() -> list[str]:
    """Give the machine's own addresses, those others can use first."""
    import psutil  # only needed off the loopback

    found = set()
    for addresses in psutil.net_if_addrs().values():
        for one in addresses:
            if one.family not in (socket.AF_INET, socket.AF_INET6):
                continue
            address = ipaddress.ip_address(one.address.partition("%")[0])
            if not address.is_link_local:
                found.add(address)
    return [str(one) for one in sorted(found, key=lambda one: (one.is_loopback, one.version, one))]


def names(host: str) -> list[str]:
    """Give every name a certificate must hold: addresses, the machine's name, localhost."""
    own = socket.gethostname()
    given = [] if host in EVERYWHERE else [host]
    return list(dict.fromkeys([*given, *local_addresses(), own, "localhost"]))


def urls(host: str, port: int, *, https: bool) -> list[str]:
    """Give the addresses a browser may use, the one to print first."""
    if not https:
        return [_url("http", one, port) for one in dict.fromkeys([host, "127.0.0.1", "localhost"])]
    if host not in EVERYWHERE:
        return [_url("https", host, port)]
    # A socket on 0.0.0.0 does not hear the newer addresses; one on :: hears both.
    heard = [one for one in names(host) if ":" not in one or host == "::"]
    return [_url("https", one, port) for one in heard]


def for_others(urls: list[str]) -> list[str]:
    """Leave out the addresses that mean another machine's own self there."""
    own = ("://127.", "://[::1]", "://localhost")
    return [url for url in urls if not any(one in url for one in own)]


def _url(scheme: str, host: str, port: int) -> str:
    return f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}"
