"""Who reads the rows of a page, and how what they refer to in the register is found."""

from __future__ import annotations

from crisis.register.search import ObjectFilter
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.rows import Reader, reader
from crisis.web.parts import parts

MOST = 50


def register_object(word: str) -> tuple[str, str] | None:
    """Give id and name of the one object in use that has this id or this name; None when there is
    none, or more than one."""
    register = parts().register
    if word.startswith("ob-"):
        found = list(register.names([word]).items())
    else:
        fitting = register.objects(ObjectFilter(q=word, limit=MOST))
        wanted = word.strip().casefold()
        found = [
            (one.object.id, one.object.name)
            for one in fitting
            if one.object.name.casefold() == wanted
        ]
    return found[0] if len(found) == 1 else None


def reader_of(where: Where) -> Reader:
    """Say who reads the rows of a page; what they refer to in the register is found."""
    return reader(where.situation, where.by, where.language, where.planning, register_object)
