"""Argon2 in the lane for heavy arithmetic, and what a new password must be like."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Protocol, TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from crisis.errors import Refused

T = TypeVar("T")

SHORTEST = 10
LONGEST = 200
"""Longer ones only make the server work."""

_GUESSED = (
    "adgangskode",
    "password",
    "kodeord",
    "1234567890",
    "qwertyuiop",
    "beredskab",
    "stabslog",
)


class Computer(Protocol):
    """Where hashing runs: it takes tens of milliseconds and never yields."""

    def compute(self, work: Callable[[], T]) -> T:
        """Run in the thread for heavy arithmetic."""
        ...


class Passwords:
    """Hashes and verifies; an unknown account costs the same work as a wrong password."""

    def __init__(self, lanes: Computer, hasher: PasswordHasher | None = None) -> None:
        self._lanes = lanes
        self._hasher = hasher or PasswordHasher()
        self._nobody: str | None = None

    def hash(self, password: str) -> str:
        """Give the stored form of a password."""
        return self._lanes.compute(lambda: self._hasher.hash(_form(password)))

    def verify(self, stored: str | None, password: str) -> bool:
        """Says whether the password is right; with no stored form the answer is no, as slowly."""
        return self._lanes.compute(lambda: self._verify(stored, _form(password)))

    def stale(self, stored: str) -> bool:
        """Says whether the stored form was made with weaker settings than today's."""
        return self._hasher.check_needs_rehash(stored)

    def _verify(self, stored: str | None, password: str) -> bool:
        if self._nobody is None:
            self._nobody = self._hasher.hash("nobody has this password")
        try:
            self._hasher.verify(stored or self._nobody, password)
        except (Argon2Error, InvalidHashError):
            return False
        return stored is not None


def judge(password: str, *, username: str = "") -> Refused | None:
    """Say what is wrong with a new password, or None. Length counts; symbols are not asked for."""
    if len(password) < SHORTEST:
        return Refused("account.password_short", field="new", limit=SHORTEST)
    if len(password) > LONGEST:
        return Refused("field.too_long", field="new", limit=LONGEST)
    plain = password.casefold()
    weak = len(set(plain)) < 4 or (username and username.casefold() in plain)
    if weak or any(plain.startswith(one) for one in _GUESSED):
        return Refused("account.password_known", field="new")
    return None


def _form(password: str) -> str:
    """The same password typed on another keyboard has the same bytes; a huge one is cut off."""
    return unicodedata.normalize("NFKC", password[: LONGEST + 1])
