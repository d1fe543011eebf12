"""A script is laid ready for a drill: read through by who there is, with all that chance draws."""

from __future__ import annotations

from collections.abc import Iterator

from crisis.drills.cast import ANYWHERE, Cast
from crisis.drills.drafting import read_through
from crisis.drills.due import drawn
from crisis.drills.injects import Inject, Part
from crisis.drills.script import Script
from crisis.drills.yaml_file import page
from crisis.errors import Refused
from crisis.projections.planning import Planning
from crisis.terms.drills import PlayedInject, PlayedPart, PreparedScript


def prepared(text: str, seed: int | None, planning: Planning | None) -> PreparedScript | Refused:
    """Read a script as it will be played by these seats; Refused with line and reason. planning:
    None when it is only kept, and who sits where is not looked at."""
    if planning is None:
        return kept(text)
    seats = {one.id: one.role for one in planning.seats.values()}
    script = read_through(text, Cast(seats=seats), "script")
    if isinstance(script, Refused):
        return script
    sown = script.seed if seed is None else seed
    return PreparedScript(
        title=script.title,
        start=script.start,
        seed=sown,
        parts=tuple(_part(one, planning) for one in script.cast),
        injects=tuple(_injects(script, sown)),
        goals=tuple(one.id for one in script.goals),
        safety=script.safety,
        steps_line=page(text).line("steps[1]") if script.steps else 0,
    )


def kept(text: str) -> PreparedScript | Refused:
    """Read a script through as it may be kept: it plays by itself, but nobody is seated yet."""
    script = read_through(text, ANYWHERE)
    if isinstance(script, Refused):
        return script
    return PreparedScript(
        title=script.title, start=script.start, seed=script.seed, parts=(), injects=()
    )


def _part(one: Part, planning: Planning) -> PlayedPart:
    seat = planning.seats.get(one.seat or "")
    name = seat.name if seat else ""
    authority = planning.authorities.get(seat.authority) if seat else None
    if authority is not None:
        name = f"{name}, {authority.name}"
    return PlayedPart(role=one.role, name=one.name, seat=one.seat, seat_name=name, cell=one.cell)


def _injects(script: Script, seed: int) -> Iterator[PlayedInject]:
    for one in script.injects:
        yield PlayedInject(
            id=one.id,
            sender=one.sender,
            to=one.to,
            channel=one.channel,
            texts=_texts(one, seed),
            attachment=one.attachment,
            command=one.command,
            held=one.held,
        )


def _texts(one: Inject, seed: int) -> tuple[str | None, ...]:
    """Give its words each time it comes, drawn as the clock will draw them."""
    times = (one.repeat.times or 1) if one.repeat else 1
    return tuple(drawn(one, time, seed) for time in range(1, times + 1))
