"""Which imports are for whom: the planners of the authority that sent the file; to others it is not
there. A file may hold what stands in a municipality's own plan."""

from __future__ import annotations

from crisis.errors import Unknown
from crisis.register.imports.job import Job
from crisis.web import edge
from crisis.web.parts import parts


def own_import(import_id: str) -> Job:
    """Give an import of the asker's own authority; raises Unknown."""
    found = parts().arrivals.book.get(import_id)
    if found.seat not in _seats():
        raise Unknown("import.unknown")
    return found


def own_imports() -> list[Job]:
    """Give the newest imports of the asker's own authority."""
    return parts().arrivals.book.newest(_seats())


def _seats() -> set[str]:
    authority = edge.visitor().seat.authority
    return {one.id for one in edge.planning().seats.values() if one.authority == authority}
