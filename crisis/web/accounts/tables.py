"""The tables of accounts. Times are text in UTC that sorts like time, as in the journal."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

metadata = MetaData()

_TIME = String(27)

account = Table(
    "account",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("username", String(80), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("password", String(255), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("fs_uniquifier", String(64), nullable=False, unique=True),
    Column("created", _TIME, nullable=False),
    Column("password_changed", _TIME, nullable=False),
)
"""A person. A new fs_uniquifier ends all log-ins made with the old one."""

account_seat = Table(
    "account_seat",
    metadata,
    Column("account", Integer, ForeignKey("account.id"), primary_key=True, autoincrement=False),
    Column("seat", String(40), primary_key=True),
    Column("place", Integer, nullable=False),
)
"""The seats a person holds, in the order they are offered."""

session = Table(
    "session",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("public", String(32), nullable=False, unique=True),
    Column("account", Integer, ForeignKey("account.id"), nullable=False),
    Column("created", _TIME, nullable=False),
    Column("seen", _TIME, nullable=False),
    Column("agent", Text, nullable=False),
    Column("ip", String(64), nullable=False),
    Column("data", Text, nullable=False),
    Index("session_account", "account"),
)
"""A log-in. Only the hash of the cookie is kept; `public` names the row in the list of log-ins."""

token = Table(
    "token",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("public", String(32), nullable=False, unique=True),
    Column("account", Integer, ForeignKey("account.id"), nullable=False),
    Column("seat", String(40), nullable=False),
    Column("name", Text, nullable=False),
    Column("exercise_only", Boolean, nullable=False, default=False),
    Column("created", _TIME, nullable=False),
    Column("expires", _TIME, nullable=True),
    Column("last_used", _TIME, nullable=True),
    Column("revoked", _TIME, nullable=True),
)
"""A program's access, as one seat of one account; a drill's works in exercises only."""

guest = Table(
    "guest",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("public", String(32), nullable=False, unique=True),
    Column("account", Integer, ForeignKey("account.id"), nullable=False, unique=True),
    Column("operation", String(40), nullable=False),
    Column("partner", String(40), nullable=False),
    Column("made_by", Integer, nullable=False),
    Column("made_by_name", Text, nullable=False),
    Column("made", _TIME, nullable=False),
    Column("expires", _TIME, nullable=False),
    Column("used", _TIME, nullable=True),
    Column("state", String(20), nullable=False),
    Column("ended", _TIME, nullable=True),
    Index("guest_operation", "operation"),
)
"""A guest's link: its account is bound to one operation and one partner's seat, for ever."""

NOT_CARRIED = (session, guest)
"""Ways in that are in no backup: whoever finds one must not go on as somebody who was there."""

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", _TIME, nullable=False),
    Column("what", String(40), nullable=False),
    Column("account", Integer, nullable=True),
    Column("ip", String(64), nullable=False),
    Column("detail", Text, nullable=False),
    Index("audit_time", "at"),
)
"""What was done with access: no secrets, no text of the log."""
