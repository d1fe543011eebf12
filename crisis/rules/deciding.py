"""What a decision must say before it is one: judged field by field, for `rules/decisions.py`."""

from __future__ import annotations

from collections.abc import Iterable

from crisis.commands.decisions import TakeDecision
from crisis.errors import RefusalKind, Refused
from crisis.projections.situation import Situation
from crisis.rules.known import By, Known
from crisis.rules.signing import is_police
from crisis.rules.speaking import speaker
from crisis.terms.decisions import Competence, Outcome
from crisis.terms.log import AHEAD_LIMIT


def worded(command: TakeDecision) -> Refused | None:
    """A question, possibilities that differ, and a ground."""
    if not command.question.strip():
        return Refused("decision.question_missing", field="question")
    seen: set[str] = set()
    for place, one in enumerate(command.options):
        words = one.strip().casefold()
        if not words:
            return Refused("decision.option_missing", field=f"options[{place}]")
        if words in seen:
            return Refused("decision.option_twice", field=f"options[{place}]")
        seen.add(words)
    if not command.ground.strip():
        return Refused("decision.ground_missing", field="ground")
    return None


def chosen(command: TakeDecision) -> Refused | None:
    """One of the possibilities, or none of them: never both, never neither."""
    if command.outcome is not Outcome.CHOSEN:
        given = command.chosen is not None
        return Refused("decision.chosen_and_not", field="chosen") if given else None
    if command.chosen is None:
        return Refused("decision.not_chosen", field="chosen")
    if command.chosen > len(command.options):
        return Refused("decision.no_option", field="chosen", count=len(command.options))
    return None


def competent(known: Known, command: TakeDecision, by: By) -> Refused | None:
    """The coordination is the police's (Beredskabsloven § 17); a delegation says from whom."""
    police = is_police(known.planning, speaker(by))
    if command.competence is Competence.COORDINATION and not police:
        return Refused("decision.not_coordinating", field="competence")
    if command.competence is Competence.DELEGATED and not (command.competence_note or "").strip():
        return Refused("decision.delegation_missing", field="competence_note")
    return None


def grounded(situation: Situation, command: TakeDecision) -> Refused | None:
    """What one knew stands in the log, where the one who decides can read it. That it was corrected
    since keeps nobody from writing down what he went by."""
    log = situation.log
    for place, number in enumerate(command.entries):
        entry = log.get(number)
        if entry is None:
            return Refused("log.unknown_entry", field=f"entries[{place}]", number=number)
        if entry.erased:
            field = f"entries[{place}]"
            return Refused("log.erased", field=field, kind=RefusalKind.CONFLICT)
    return None


def timed(command: TakeDecision, by: By) -> Refused | None:
    """Taken by now, and what is to come lies ahead."""
    if command.taken_at is not None and command.taken_at > by.now + AHEAD_LIMIT:
        return Refused("log.occurred_in_future", field="taken_at", limit_minutes=5)
    if command.valid_until is not None and command.valid_until <= by.now:
        return Refused("decision.over_already", field="valid_until")
    for place, one in enumerate(command.follow_up):
        if one.deadline is not None and one.deadline <= by.now:
            return Refused("decision.deadline_past", field=f"follow_up[{place}].deadline")
    return None


def others(known: Known, command: TakeDecision, by: By) -> Refused | None:
    """Who disagrees is another than who decides, and everybody stands in the directory."""
    named = [
        *((f"dissent[{at}]", one.authority, one.words) for at, one in enumerate(command.dissent)),
        *(
            (f"follow_up[{at}]", one.authority, one.what)
            for at, one in enumerate(command.follow_up)
        ),
    ]
    for field, authority, _ in named:
        if authority not in known.planning.authorities:
            return Refused("authority.unknown", field=f"{field}.authority", authority=authority)
    for at, one in enumerate(command.dissent):
        if one.authority == speaker(by):
            return Refused("decision.own_dissent", field=f"dissent[{at}].authority")
    return _blank(named)


def _blank(named: Iterable[tuple[str, str, str]]) -> Refused | None:
    for field, _, words in named:
        if not words.strip():
            inner = "words" if field.startswith("dissent") else "what"
            return Refused("decision.words_missing", field=f"{field}.{inner}")
    return None
