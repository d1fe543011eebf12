"""The receivers of one row of the outbox: each is sent to once, and written down before it is."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, and_, insert, select, update

from crisis.journal.database import Database
from crisis.journal.outbox_tables import outbox, part


class LostClaim(Exception):
    """Another publisher has the row by now; whatever came of it is told by that one."""


class Receivers:
    """The receivers of one claimed row (port: crisis.channels.port.Parts)."""

    def __init__(self, database: Database, row: int, fence: int) -> None:
        self._database = database
        self._row = row
        self._fence = fence

    def waiting(self, receivers: Iterable[str]) -> list[str]:
        """Give those that have not been sent to; new ones are written down.

        One that was begun by an earlier claim and never ended is unknown from now on. Raises
        LostClaim when the row is another's.
        """
        wanted = list(dict.fromkeys(receivers))

        def work(connection: Connection) -> list[str]:
            self._hold(connection)
            mine = part.c.outbox == self._row
            lost = update(part).where(mine, part.c.state == "begun")
            connection.execute(lost.values(state="unknown"))
            rows = connection.execute(select(part.c.receiver, part.c.state).where(mine)).all()
            there = {row.receiver: row.state for row in rows}
            fresh = [one for one in wanted if one not in there]
            if fresh:
                new = [{"outbox": self._row, "receiver": one} for one in fresh]
                connection.execute(insert(part).values(state="waiting", detail=""), new)
            return [one for one in wanted if there.get(one, "waiting") == "waiting"]

        return self._database.write(work)

    def begin(self, receiver: str) -> None:
        """Write down that sending to one begins; raises LostClaim when the row is another's."""

        def work(connection: Connection) -> None:
            self._hold(connection)
            self._mark(connection, receiver, "begun", "")

        self._database.write(work)

    def end(self, receiver: str, state: str, detail: str) -> None:
        """Write down what came of it: delivered, refused, unknown, or waiting again."""
        self._database.write(
            lambda connection: self._mark(connection, receiver, state, detail[:200])
        )

    def states(self, receivers: Iterable[str]) -> list[str]:
        """Give how it stands with each, in their order; `waiting` for one never heard of."""
        query = select(part.c.receiver, part.c.state).where(part.c.outbox == self._row)
        rows = self._database.read(lambda connection: connection.execute(query).all())
        there = {row.receiver: row.state for row in rows}
        return [there.get(one, "waiting") for one in receivers]

    def _hold(self, connection: Connection) -> None:
        """Keep the row ours until the transaction ends; raises LostClaim when it is another's."""
        held = select(outbox.c.id).where(outbox.c.id == self._row, outbox.c.fence == self._fence)
        if connection.execute(held.with_for_update()).first() is None:
            raise LostClaim(str(self._row))

    def _mark(self, connection: Connection, receiver: str, state: str, detail: str) -> None:
        chosen = and_(part.c.outbox == self._row, part.c.receiver == receiver)
        connection.execute(update(part).where(chosen).values(state=state, detail=detail))
