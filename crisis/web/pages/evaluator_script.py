"""The script as an evaluator reads it while the drill runs: each inject with what is expected of
it, whether it came, and his own notes beside it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from crisis.drills.criteria import criteria
from crisis.drills.injects import Inject
from crisis.drills.script import span
from crisis.projections.drills import Drill
from crisis.projections.situation import Situation
from crisis.rules.evaluator_sight import evaluates
from crisis.terms.drills import PlayedInject
from crisis.web import edge
from crisis.web.pages.drill_clock import face
from crisis.web.pages.drill_names import role_name
from crisis.web.pages.drill_script import script_of
from crisis.web.pages.evaluation_rows import Teller
from crisis.web.pages.incident_rows import Where
from crisis.web.parts import parts
from crisis.web.review_words import length_of
from crisis.web.words import word

LAST = timedelta(days=62)


def evaluators_script(where: Where, teller: Teller) -> list[dict[str, Any]]:
    """Give the injects in the order of their times, those without one last; nothing for anybody
    who does not evaluate, or who is drilled on any of his seats."""
    whole = parts().handler.whole(where.situation.operation)
    if not evaluates(whole, where.by, edge.account().seats) or not whole.drill.script:
        return []
    script, drill = script_of(whole.drill.script), whole.drill
    told = {one.inject: one for one in criteria(script).expectations}
    rows = []
    for one in sorted(script.injects, key=_when):
        played = drill.injects.get(one.id)
        if played is not None:
            expected = told.get(one.id)
            notes = [each for each in _own(where.situation) if each.inject == one.id]
            rows.append(
                {
                    **_inject(one, played, drill, where),
                    "expected": expected
                    and {
                        "reaction": expected.reaction,
                        "doctrine": expected.doctrine,
                        "within": length_of(expected.within, where.language)
                        if expected.within is not None
                        else "",
                        "criterion": [(grade.value, text) for grade, text in expected.criterion],
                    },
                    "notes": teller.notes(notes),
                }
            )
    return rows


def _when(one: Inject) -> timedelta:
    return span(one.at, "at") if one.at else LAST


def _inject(one: Inject, played: PlayedInject, drill: Drill, where: Where) -> dict[str, Any]:
    names = {part.role: part.seat_name for part in drill.parts if part.seat_name}
    came = sorted(number for (name, _), number in drill.came.items() if name == one.id)
    return {
        "id": one.id,
        "time": face(_when(one).total_seconds()) if one.at else "",
        "sender": role_name(played.sender, drill.parts),
        "to": [names.get(each) or role_name(each, drill.parts) for each in played.to],
        "channel": word(played.channel, where.language),
        "texts": [text for text in played.texts if text],
        "attachment": played.attachment or "",
        "command": played.command or "",
        "held": played.held and one.id not in drill.released,
        "came": [face(drill.given[number].at_s) for number in came if number in drill.given],
    }


def _own(situation: Situation) -> list[Any]:
    return list(situation.evaluation.notes.values())
