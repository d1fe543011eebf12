"""Rules about scripts: planners write them, and what cannot be played is not kept.

A script is read through as before a drill, short of who sits where: that is the installation's and
changes, and is told beside it.
"""

from __future__ import annotations

from crisis.commands.scripts import RetireScript, SaveScript
from crisis.errors import RefusalKind, Refused
from crisis.events.scripts import ScriptRetired, ScriptSaved
from crisis.projections.scripts import ListedScript
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known, Question
from crisis.terms.drills import PreparedScript
from crisis.terms.persons import has_cpr
from crisis.terms.scripts import MOST_SCRIPTS


def save(known: Known, command: SaveScript, by: By) -> Answer:
    """All of it can be read and played, no citizen is named in it, and whoever saves has read what
    another has saved."""
    found = known.planning.scripts
    old = found.scripts.get(command.script)
    no = _meanwhile(command, old) or _named(command.text)
    if no:
        return no
    if old is None and command.script in found.ids:
        return Refused("script.retired", field="script", kind=RefusalKind.CONFLICT)
    if old is None and len(found.standing()) >= MOST_SCRIPTS:
        return Refused("script.too_many", field="script", limit=MOST_SCRIPTS)
    read: PreparedScript | Refused = known.answers[Question.SCRIPT]
    if isinstance(read, Refused):
        return read
    seat_name, authority_name = names_of(known, by)
    return (
        ScriptSaved(
            id=command.script,
            title=read.title,
            text=command.text,
            seat_name=seat_name,
            authority_name=authority_name,
        ),
    )


def retire(known: Known, command: RetireScript, by: By) -> Answer:
    """By one who has read what was saved last; all of it stays to be read."""
    old = known.planning.scripts.scripts.get(command.script)
    if old is None:
        return Refused("script.unknown", field="script", kind=RefusalKind.UNKNOWN)
    if not old.stands:
        return Refused("script.retired", field="script", kind=RefusalKind.CONFLICT)
    if old.now.number != command.base:
        return _other(old)
    return (ScriptRetired(id=command.script),)


def _meanwhile(command: SaveScript, old: ListedScript | None) -> Refused | None:
    if old is None:
        if command.base is None:
            return None
        return Refused("script.unknown", field="script", kind=RefusalKind.UNKNOWN)
    if not old.stands:
        return Refused("script.retired", field="script", kind=RefusalKind.CONFLICT)
    if old.now.number != command.base:
        return _other(old)
    if old.now.text == command.text:
        return Refused("script.unchanged", field="text", kind=RefusalKind.CONFLICT)
    return None


def _other(old: ListedScript) -> Refused:
    who = f"{old.now.seat_name}, {old.now.authority_name}"
    kind, number = RefusalKind.CONFLICT, old.now.number
    return Refused("script.meanwhile", field="base", kind=kind, who=who, number=number)


def _named(text: str) -> Refused | None:
    """What stands in a remark is kept too."""
    for line, words in enumerate(text.splitlines(), 1):
        if has_cpr(words):
            return Refused("field.cpr", field="text", line=line)
    return None
