"""What goes wrong on purpose, drawn as a tree and then defined.

CrisisError
├── Refused            a rule said no: code, field, kind, facts
├── Malformed          the words could not be read as a command: code, field
├── Unknown            no such operation, entry or command
├── StartRefused       the installation may not start as it is (one line for the operator)
│   ├── SqliteTooOld
│   └── SchemaTooNew
├── BackupUnreadable   the file is no backup, not whole, or not this installation's
└── JournalProblem
    ├── JournalBroken      the chain does not hold: first bad number
    ├── JournalUnreadable  the file cannot be read at all
    └── StoreUnavailable   a write did not reach the disk; nothing was stored
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class CrisisError(Exception):
    """The root of everything this program raises on purpose."""


class RefusalKind(StrEnum):
    """What sort of no it is, so that each door can say it in its own way."""

    INVALID = "invalid"
    FORBIDDEN = "forbidden"
    UNKNOWN = "unknown"
    CONFLICT = "conflict"


class Refused(CrisisError):
    """A rule said no. Rules return it; the handler raises it. Worded in web/texts.py alone."""

    def __init__(
        self,
        code: str,
        field: str | None = None,
        kind: RefusalKind = RefusalKind.INVALID,
        **facts: Any,
    ) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.kind = kind
        self.facts: Mapping[str, Any] = facts

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Refused):
            return NotImplemented
        return (self.code, self.field, self.kind, dict(self.facts)) == (
            other.code,
            other.field,
            other.kind,
            dict(other.facts),
        )

    __hash__ = CrisisError.__hash__


class Malformed(CrisisError):
    """The words could not be read as the command or file they claim to be."""

    def __init__(self, code: str, field: str | None = None, **facts: Any) -> None:
        super().__init__(f"{code} ({field})" if field else code)
        self.code = code
        self.field = field
        self.facts: Mapping[str, Any] = facts


class Unknown(CrisisError):
    """There is no such thing, or the one who asks may not know that there is."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts: Mapping[str, Any] = facts


class StartRefused(CrisisError):
    """The installation may not start like this; the text is the one line the operator sees."""


class SqliteTooOld(StartRefused):
    """The SQLite library has the WAL-reset bug (fixed in 3.51.3)."""


class SchemaTooNew(StartRefused):
    """The database was written by a later version of the program."""


class BackupUnreadable(CrisisError):
    """A file is no backup, is not whole, or may not be put in here; the text says which."""


class JournalProblem(CrisisError):
    """The staff log itself is in question."""


class JournalBroken(JournalProblem):
    """The hash chain does not hold; number is the first entry that is wrong."""

    def __init__(self, stream: str, number: int, why: str) -> None:
        super().__init__(f"{stream} {number}: {why}")
        self.stream = stream
        self.number = number
        self.why = why


class JournalUnreadable(JournalProblem):
    """The journal's file cannot be opened or read."""


class StoreUnavailable(JournalProblem):
    """The write did not reach the disk. Nothing was stored; the same key may be tried again."""


class StoreUnsure(StoreUnavailable):
    """The database went or fell silent in the midst: nobody knows. The same key tells, once."""
