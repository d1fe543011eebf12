"""What others did to a file's places between its dry run and its writing is not written over."""

from __future__ import annotations

from typing import Any

from crisis.errors import RefusalKind, Refused
from crisis.register.imports.folder import ImportFolder
from crisis.register.imports.job import Job
from crisis.register.register import Register
from crisis.terms.register import RegisterObject

TOUCHED = "register.changed_meanwhile"
"""What the rule says of a batch when somebody came in between under the lock."""
MEANWHILE = ("import.meanwhile", "import.meanwhile_begun")
"""Nothing was written, and the file is tried again; some of it was, and is taken back."""


def require_untouched(
    register: Register, folder: ImportFolder, one: Job, *, begun: bool = False
) -> None:
    """Refuse, with the row, what somebody registered, changed or retired since the dry run."""
    tried = one.result.tried
    moved = register.moved_since(tried) if tried is not None else frozenset[str]()
    if not moved:
        return
    touched = [each for some in folder.batches() for each in some if each.id in moved]
    there = register.standing(each.id for each in touched)
    no = _told(folder, [each for each in touched if there.get(each.id) != each], begun=begun)
    if no is not None:
        raise no


def _told(folder: ImportFolder, touched: list[RegisterObject], *, begun: bool) -> Refused | None:
    if not touched:
        return None
    first, row = touched[0], folder.row_of(touched[0].id)
    facts: dict[str, Any] = {"name": first.name, "many": len(touched)}
    if row is not None:
        facts["row"] = row
    return Refused(MEANWHILE[begun], kind=RefusalKind.CONFLICT, **facts)
