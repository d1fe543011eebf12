"""What the sockets need of the web: who comes in, and whether he still may stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, kw_only=True)
class Guest:
    """One who came in by a log-in: the log-in's key is all that is kept of it, and the lent seat
    on which he watches."""

    key: str
    account: int
    lent_seat: str | None = None


class Turned(Exception):
    """Not let in; the code says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Door(Protocol):
    """Lets sockets in by the cookie of the page that opened them."""

    def admit(self, environ: Mapping[str, Any]) -> Guest:
        """Give the guest of a handshake; raises Turned, or StoreUnavailable."""
        ...

    def watch(self, guest: Guest, operation: str) -> Guest:
        """Let a guest watch an operation, and say as whom; raises Turned, Unknown or
        StoreUnavailable."""
        ...

    def lasts(self, operation: str, guest: Guest) -> bool:
        """Says whether he may still sit on the seat that was lent to him; raises
        StoreUnavailable."""
        ...

    def still(self, keys: Iterable[str]) -> set[str]:
        """Give those of the log-ins that still hold; raises StoreUnavailable."""
        ...
