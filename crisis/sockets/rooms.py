"""Which sockets of this process belong to whom, and which operation each one watches."""

from __future__ import annotations

from dataclasses import dataclass, field

from crisis.sockets.ports import Guest

MOST_HELLOS = 30
"""In one socket's life between two sweeps; a page says hello once a connection."""


@dataclass
class Seated:
    """One socket."""

    guest: Guest
    operation: str | None = None
    hellos: int = 0


@dataclass
class Rooms:
    """All sockets of this process. Each step is one dictionary operation, so no lock is needed."""

    _sockets: dict[str, Seated] = field(default_factory=dict)

    def enter(self, sid: str, guest: Guest) -> None:
        """A socket came in."""
        self._sockets[sid] = Seated(guest)

    def leave(self, sid: str) -> None:
        """A socket went."""
        self._sockets.pop(sid, None)

    def get(self, sid: str) -> Seated | None:
        """Give a socket's place."""
        return self._sockets.get(sid)

    def all(self) -> list[tuple[str, Seated]]:
        """Give all sockets as of now."""
        return list(self._sockets.items())

    def operations(self) -> set[str]:
        """Give the operations that anyone here watches."""
        return {one.operation for _, one in self.all() if one.operation is not None}


def room(operation: str) -> str:
    """Name the room of an operation; only the server names rooms."""
    return f"op:{operation}"
