"""What was done with access: log-in, refusal, log-out, tokens. No secrets, no text of the log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec
from sqlalchemy import Select, insert, select

from crisis.journal.codec import stamp_text, stamp_time
from crisis.journal.database import Database
from crisis.web.accounts.tables import audit

Clock = Callable[[], datetime]


class Act(StrEnum):
    """What an audit line tells."""

    LOGGED_IN = "logged_in"
    LOG_IN_FAILED = "log_in_failed"
    LOG_IN_HELD_BACK = "log_in_held_back"
    LOGGED_OUT = "logged_out"
    SESSION_ENDED = "session_ended"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - the name of an act
    PASSWORD_CHANGE_FAILED = "password_change_failed"  # noqa: S105 - the name of an act
    PROVED = "proved"
    PROOF_FAILED = "proof_failed"
    SEAT_CHOSEN = "seat_chosen"
    DENIED = "denied"
    TOKEN_CREATED = "token_created"  # noqa: S105 - the name of an act
    TOKEN_REVOKED = "token_revoked"  # noqa: S105 - the name of an act
    SEATS_GIVEN = "seats_given"
    SEAT_LENT = "seat_lent"
    SEAT_RETURNED = "seat_returned"
    ACCOUNT_CREATED = "account_created"
    ACCOUNT_DISABLED = "account_disabled"
    ACCOUNT_ENABLED = "account_enabled"
    ENTRY_ERASED = "entry_erased"
    GUEST_LINK_MADE = "guest_link_made"
    GUEST_LINK_REVOKED = "guest_link_revoked"
    GUEST_LINK_REFUSED = "guest_link_refused"
    GUEST_CAME_IN = "guest_came_in"
    JOURNAL_EXPORTED = "journal_exported"
    BACKUP_MADE = "backup_made"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the audit trail."""

    at: datetime
    what: str
    account: int | None
    ip: str
    detail: dict[str, Any]


class Audit:
    """Writes the trail; nothing in the program changes or deletes it."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def note(self, what: Act, account: int | None, ip: str, **detail: Any) -> None:
        """Write one line."""
        row = {
            "at": stamp_text(self._clock()),
            "what": what.value,
            "account": account,
            "ip": ip[:64],
            "detail": msgspec.json.encode(detail).decode(),
        }
        self._database.write(lambda connection: connection.execute(insert(audit).values(**row)))

    def latest(self, limit: int = 100) -> list[Line]:
        """Give the newest lines, newest first."""
        query = select(audit).order_by(audit.c.id.desc()).limit(limit)
        return self._lines(query)

    def since(self, moment: datetime, *acts: Act) -> list[Line]:
        """Give the lines of these acts from a moment on, oldest first."""
        told = audit.c.what.in_([one.value for one in acts])
        query = select(audit).where(told, audit.c.at >= stamp_text(moment)).order_by(audit.c.id)
        return self._lines(query)

    def _lines(self, query: Select[Any]) -> list[Line]:
        rows = self._database.read(lambda connection: connection.execute(query).all())
        return [
            Line(
                at=stamp_time(row.at),
                what=row.what,
                account=row.account,
                ip=row.ip,
                detail=msgspec.json.decode(row.detail),
            )
            for row in rows
        ]
