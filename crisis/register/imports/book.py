"""Where each import stands, in SQL: whoever is killed loses nothing, and another takes it up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from crisis.errors import RefusalKind, Refused, Unknown
from crisis.journal.codec import stamp_text, stamp_time
from crisis.journal.database import Database
from crisis.register.imports.frames import Problem
from crisis.register.imports.job import Job, Result, fingerprint
from crisis.register.imports.tables import job, mapping
from crisis.terms.imports import AT_WORK, OVER, Keep, Layer, Stage, Wish

LEASE = timedelta(seconds=30)
LISTED = 50
"""So many are shown, the newest first."""
_ENCODE = msgspec.json.Encoder().encode
_KINDS: dict[str, Any] = {
    "layers": tuple[Layer, ...],
    "wish": Wish,
    "result": Result,
    "problem": Problem,
}


class LostClaim(Exception):
    """Somebody else has taken the import on; whoever hears this stops."""


class ImportBook:
    """Writes down imports, gives them out to whoever works, and remembers columns."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    # --- for those who ask ---------------------------------------------------------------

    def add(self, made: Job) -> None:
        """Write a new import down."""
        row = {
            "id": made.id,
            "stage": made.stage.value,
            "made_at": stamp_text(made.made_at),
            "changed_at": stamp_text(made.changed_at),
            "account": made.account,
            "seat": made.seat,
            "file": made.file,
            "size": made.size,
            "done": 0,
            "total": 0,
            "fence": 0,
        }
        self._database.write(lambda connection: connection.execute(insert(job).values(row)))

    def get(self, id_: str) -> Job:
        """Give an import; raises Unknown."""
        query = select(job).where(job.c.id == id_)
        row = self._database.read(lambda connection: connection.execute(query).first())
        if row is None:
            raise Unknown("import.unknown")
        return _job(row)

    def newest(self, seats: Iterable[str] | None = None) -> list[Job]:
        """Give the newest imports; with seats, of those that were sent from them."""
        query = select(job).order_by(job.c.made_at.desc(), job.c.id).limit(LISTED)
        if seats is not None:
            query = query.where(job.c.seat.in_(list(seats)))
        rows = self._database.read(lambda connection: connection.execute(query).all())
        return [_job(row) for row in rows]

    def ask(self, id_: str, after: tuple[Stage, ...], **changes: Any) -> Job:
        """Let an import go on from one of some stages; raises Refused when it stands elsewhere."""
        stages = [one.value for one in after]
        query = update(job).where(job.c.id == id_, job.c.stage.in_(stages))
        values = {**_values({**changes, "problem": None}), **_begun(), **self._changed()}

        def work(connection: Connection) -> int:
            return connection.execute(query.values(values)).rowcount

        if not self._database.write(work):
            self.get(id_)
            raise Refused("import.elsewhere", kind=RefusalKind.CONFLICT)
        return self.get(id_)

    def remembered(self, fields: tuple[str, ...], authority: str = "") -> Wish | None:
        """Give what somebody of an authority last said that columns of these names mean; else what
        was kept for all before each authority had its own."""
        names = [fingerprint(fields, whose) for whose in dict.fromkeys((authority, ""))]
        query = select(mapping.c.columns, mapping.c.wish).where(mapping.c.columns.in_(names))
        rows = self._database.read(lambda connection: connection.execute(query).all())
        found = {row.columns: row.wish for row in rows}
        last = next((found[name] for name in names if name in found), None)
        return msgspec.json.decode(last, type=Wish) if last else None

    def remember(self, fields: tuple[str, ...], wish: Wish, authority: str = "") -> None:
        """Keep what columns of these names mean in an authority's files, for its next one."""
        name = fingerprint(fields, authority)
        row = {"columns": name, "wish": _text(wish), "used_at": stamp_text(self._clock())}

        def work(connection: Connection) -> None:
            connection.execute(delete(mapping).where(mapping.c.columns == name))
            connection.execute(insert(mapping).values(row))

        self._database.write(work)

    def forget(self) -> None:
        """Forget what rows said: words of some entry were erased, and these may hold the same."""
        query = select(job).where(job.c.stage.in_([one.value for one in OVER]))

        def work(connection: Connection) -> None:
            for row in connection.execute(query).all():
                one = _job(row)
                kept = tuple(msgspec.structs.replace(each, rows=()) for each in one.layers)
                result = msgspec.structs.replace(one.result, left=(), unknown=(), stopped=None)
                values = _values({"layers": kept, "result": result, "problem": None})
                connection.execute(update(job).where(job.c.id == one.id).values(values))

        self._database.write(work)

    # --- for those who work --------------------------------------------------------------

    def waiting(self) -> list[str]:
        """Give the imports for which somebody should do something and nobody is."""
        query = select(job.c.id).where(self._free()).order_by(job.c.changed_at)
        return list(self._database.read(lambda connection: connection.execute(query).scalars()))

    def over(self, before: datetime) -> list[str]:
        """Give the imports whose files are of no more use, and those begun and left before."""
        ends = [one.value for one in OVER]
        left = job.c.changed_at < stamp_text(before)
        query = select(job.c.id).where(or_(job.c.stage.in_(ends), left))
        return list(self._database.read(lambda connection: connection.execute(query).scalars()))

    def claim(self, id_: str) -> Job | None:
        """Take an import on for half a minute; None when there is nothing to do, or another has."""
        until = stamp_text(self._clock() + LEASE)
        query = update(job).where(job.c.id == id_, self._free())
        taken = query.values(lease_until=until, fence=job.c.fence + 1)

        def work(connection: Connection) -> Row[Any] | None:
            if not connection.execute(taken).rowcount:
                return None
            return connection.execute(select(job).where(job.c.id == id_)).first()

        row = self._database.write(work)
        return _job(row) if row is not None else None

    def renew(self, one: Job, **changes: Any) -> None:
        """Say that it is still being worked on, and how far it is; raises LostClaim."""
        until = stamp_text(self._clock() + LEASE)
        self._mine(one, {**_values(changes), "lease_until": until})

    def settle(self, one: Job, stage: Stage, **changes: Any) -> None:
        """Write down what came of it and let it go; raises LostClaim."""
        values = {"stage": stage, "problem": None, **changes}
        self._mine(one, {**_values(values), "lease_until": None, **self._changed()})

    def _mine(self, one: Job, values: dict[str, Any]) -> None:
        query = update(job).where(job.c.id == one.id, job.c.fence == one.fence).values(values)
        if not self._database.write(lambda connection: connection.execute(query).rowcount):
            raise LostClaim(one.id)

    def _free(self) -> Any:
        now = stamp_text(self._clock())
        stages = [one.value for one in AT_WORK]
        idle = or_(job.c.lease_until.is_(None), job.c.lease_until < now)
        return job.c.stage.in_(stages) & idle

    def _changed(self) -> dict[str, Any]:
        return {"changed_at": stamp_text(self._clock())}


def _begun() -> dict[str, Any]:
    return {"done": 0, "total": 0, "lease_until": None}


def _values(changes: dict[str, Any]) -> dict[str, Any]:
    """Columns as they are kept: what has parts as JSON."""
    made: dict[str, Any] = {}
    for name, value in changes.items():
        if name in _KINDS:
            made[name] = None if value is None else _text(value)
        else:
            made[name] = value.value if isinstance(value, Stage | Keep) else value
    return made


def _text(value: Any) -> str:
    return _ENCODE(value).decode()


def _job(row: Row[Any]) -> Job:
    parts = {
        name: msgspec.json.decode(text, type=kind)
        for name, kind in _KINDS.items()
        if (text := getattr(row, name)) is not None
    }
    return Job(
        id=row.id,
        stage=Stage(row.stage),
        made_at=stamp_time(row.made_at),
        changed_at=stamp_time(row.changed_at),
        account=row.account,
        seat=row.seat,
        file=row.file,
        size=row.size,
        keep=Keep(row.keep) if row.keep else None,
        done=row.done,
        total=row.total,
        fence=row.fence,
        **parts,
    )
