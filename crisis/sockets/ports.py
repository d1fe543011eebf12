"""What the sockets need of the web: who comes in, and whether he still may stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True, kw_only=True)
class Guest:
    """One who came in by a log-in: the log-in's key is all that is kept of it."""

    key: str
    account: int


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

    def watch(self, guest: Guest, operation: str) -> None:
        """Let a guest watch an operation; raises Turned, Unknown or StoreUnavailable."""
        ...

    def still(self, keys: Iterable[str]) -> set[str]:
        """Give those of the log-ins that still hold; raises StoreUnavailable."""
        ...
