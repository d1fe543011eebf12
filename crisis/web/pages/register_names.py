"""Who reads the rows of a page, and how what they refer to in the register is found."""

from __future__ import annotations

from crisis.register.fitting import ObjectFilter
from crisis.rules.known import By
from crisis.rules.register_sight import register_reader_of
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.references import Objects
from crisis.web.pages.rows import Reader, reader
from crisis.web.parts import parts

MOST = 50


def objects_for(by: By) -> Objects:
    """Give how one reader's words are found in the register: by id, or by name."""
    eyes = register_reader_of(by)

    def found(word: str) -> tuple[str, str] | None:
        """Give id and name of the one object in use that has this id or this name; None when
        there is none for the reader, or more than one."""
        register = parts().register
        if word.startswith("ob-"):
            fitting = list(register.names([word], eyes).items())
        else:
            wanted = word.strip().casefold()
            fitting = [
                (one.object.id, one.object.name)
                for one in register.objects(ObjectFilter(q=word, limit=MOST), eyes)
                if one.object.name.casefold() == wanted
            ]
        return fitting[0] if len(fitting) == 1 else None

    return found


def reader_of(where: Where) -> Reader:
    """Say who reads the rows of a page; what they refer to in the register is found."""
    return reader(where.situation, where.by, where.language, where.planning, objects_for(where.by))
