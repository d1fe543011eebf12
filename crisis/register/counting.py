"""How many objects of the register fit a question, now or as of an entry of the planning."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from crisis.journal.database import Database
from crisis.register.fitting import ObjectFilter, fitting, for_reader
from crisis.register.tables import register_object
from crisis.terms.register import RegisterReader


def many(database: Database, wanted: ObjectFilter, reader: RegisterReader) -> int:
    """Say how many objects fit and are for the reader."""
    query = fitting(select(func.count(register_object.c.id)), wanted)
    query = query.where(*for_reader(reader, wanted.by))

    def work(connection: Connection) -> int:
        return int(connection.execute(query).scalar_one())

    return database.read(work)
