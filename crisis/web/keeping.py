"""How the checkpoints, their copies and the chores stand: for the status page, and for programs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from crisis.errors import JournalUnreadable
from crisis.journal.chores import ChoreStanding, chores
from crisis.journal.copies import CheckpointStanding, CopyStanding, standing
from crisis.web.parts import parts
from crisis.web.sizes import size_in_words
from crisis.web.times import day_and_time
from crisis.web.words import spoken

Fact = tuple[str, str, str, str]
"""What, the measure, its colour (grn, yel, red, unk), the word for it."""


def keeping_facts() -> list[Fact]:
    """Give what the status page says of it."""
    now = parts().clock()
    return _facts(_standing(now), now)


def keeping_report() -> dict[str, Any]:
    """Give the ages in seconds, and what somebody should look at in words."""
    now = parts().clock()
    found = _standing(now)
    warnings = [
        f"{name}: {word}"
        for name, _said, colour, word in _facts(found, now)
        if colour in ("yel", "red")
    ]
    if found is None:
        return {"warnings": warnings}
    signed = {
        "number": found.number,
        "age_seconds": _age(found.made_at, now),
        "unsigned": found.unsigned,
    }
    copies = [
        {
            "id": one.id,
            "off": one.off,
            "age_seconds": _age(one.copied_at, now),
            "behind": one.behind,
        }
        for one in found.copies
    ]
    return {"checkpoint": signed, "copies": copies, "warnings": warnings}


def _facts(found: CheckpointStanding | None, now: datetime) -> list[Fact]:
    if found is None:
        broken = (_("Kontrolpunkt"), _("kan ikke læses"), "red", _("ødelagt"))
        return [broken, _chores(now), _disk()]
    return [_checkpoint(found, now), _copies(found, now), _chores(now), _disk()]


def _standing(now: datetime) -> CheckpointStanding | None:
    try:
        return standing(parts().database, now)
    except JournalUnreadable:
        return None


def _age(at: datetime | None, now: datetime) -> int | None:
    return None if at is None else max(0, int((now - at).total_seconds()))


def _when(at: datetime | None, now: datetime) -> str:
    return _("aldrig") if at is None else day_and_time(at, now, spoken())


def _checkpoint(found: CheckpointStanding, now: datetime) -> Fact:
    name = _("Kontrolpunkt")
    when = _when(found.made_at, now)
    said = _("nr. %(number)s, %(when)s", number=found.number, when=when) if found.number else when
    if found.unsigned:
        more = ngettext(
            "%(num)s post er ikke underskrevet",
            "%(num)s poster er ikke underskrevet",
            found.unsigned,
        )
        said = f"{said}; {more}"
    if found.lost is not None:
        return (name, said, "red", _("noget mangler (kontrolpunkt %(n)s)", n=found.lost))
    if found.late(now):
        return (name, said, "red", _("for gammelt"))
    if not found.number:
        return (name, said, "unk", _("intet endnu"))
    return (name, said, "grn", _("underskrevet"))


def _copies(found: CheckpointStanding, now: datetime) -> Fact:
    name = _("Kopier af kontrolpunkter")
    said = "; ".join(_copy(one, now) for one in found.copies)
    if not found.off:
        return (name, said, "yel", _("kontrolpunkterne ligger kun på denne maskine"))
    if any(one.attempts for one in found.copies):
        return (name, said, "yel", _("kommer ikke frem"))
    return (name, said, "grn", _("kopieret"))


def _copy(one: CopyStanding, now: datetime) -> str:
    said = f"{one.name}: {_when(one.copied_at, now)}"
    return f"{said} ({one.why})" if one.why else said


def _chores(now: datetime) -> Fact:
    name, found = _("Pligter"), chores(parts().database)
    if not found:
        return (name, _("ingen er gjort endnu"), "unk", _("ukendt"))
    wrong = [one for one in found if one.failed_since]
    if wrong:
        return (name, "; ".join(_wrong(one, now) for one in wrong), "red", _("går galt"))
    still = [one for one in found if one.late(now)]
    if still:
        said = "; ".join(f"{one.name}: {_when(one.ran_at, now)}" for one in still)
        return (name, said, "red", _("står stille"))
    return (name, ", ".join(one.name for one in found), "grn", _("i orden"))


def _disk() -> Fact:
    room = parts().files.room()
    said = _("%(size)s fri", size=size_in_words(room.free, spoken()))
    if room.full:
        return (_("Disk"), said, "red", _("fuld: bilag tages ikke, poster gør"))
    if room.filling:
        return (_("Disk"), said, "yel", _("over 80 %% er brugt"))
    return (_("Disk"), said, "grn", _("i orden"))


def _wrong(one: ChoreStanding, now: datetime) -> str:
    since = _("siden %(when)s", when=_when(one.failed_since, now))
    return f"{one.name} {since}: {one.why}"
