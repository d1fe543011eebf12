"""What a text may hold, and the draft that puts another right."""

from __future__ import annotations

from crisis.commands.statements import DraftStatement, Wording
from crisis.errors import RefusalKind, Refused
from crisis.events.statements import Content
from crisis.projections.situation import Situation
from crisis.projections.statements import Statement
from crisis.rules.known import By, Known
from crisis.rules.signing import facts_hold, find, for_some, in_state, situation_of
from crisis.terms.log import Certainty
from crisis.terms.statements import OUT, Fact, StatementKind, marks
from crisis.terms.templates import correction


def worded_rightly(known: Known, command: Wording, by: By) -> Refused | None:
    """Say what is wrong with a text beside the field it concerns, or None."""
    if not command.title.strip():
        return Refused("statement.title_missing", field="title")
    if not command.text.strip():
        return Refused("statement.text_missing", field="text")
    for field in ("next_update_at", "expires_at"):
        moment = getattr(command, field)
        if moment is not None and moment <= by.now:
            return Refused("log.expected_in_past", field=field)
    if len({fact.entry for fact in command.facts}) < len(command.facts):
        return Refused("statement.fact_twice", field="facts")
    incidents = situation_of(known).incidents
    if command.incident is not None and incidents.get(command.incident) is None:
        return Refused("incident.unknown", field="incident")
    incident = incidents.get(command.incident) if command.incident is not None else None
    if for_some(situation_of(known), incident.opened if incident else None):
        return Refused("statement.incident_restricted", field="incident")
    for one in command.signers:
        if one not in known.planning.authorities:
            return Refused("authority.unknown", field="signers", authority=one)
    return _marked_are_cited(command) or facts_hold(situation_of(known), command.facts)


def _marked_are_cited(command: Wording) -> Refused | None:
    """Who names an entry in the text rests on it, so that its owner is asked to sign."""
    cited = {fact.entry for fact in command.facts}
    for number in marks(command.text):
        if number not in cited:
            return Refused("statement.mark_without_fact", field="facts", number=number)
    return None


def correctable(known: Known, command: DraftStatement) -> Refused | None:
    """Only what is outside is put right, and by one text at a time."""
    if command.corrects is None:
        return None
    old = find(known, command.corrects)
    if isinstance(old, Refused):
        return Refused("statement.unknown", field="corrects")
    return in_state(old, *OUT) or one_correction(known, old)


def one_correction(known: Known, old: Statement) -> Refused | None:
    """Say that a correction is under way already, or None."""
    begun = situation_of(known).statements.correction_of(old.number)
    if begun is None:
        return None
    return Refused(
        "statement.correction_begun", kind=RefusalKind.CONFLICT, number=f"P{begun.number}"
    )


def content_of(
    known: Known, command: Wording, kind: StatementKind, corrects: int | None
) -> Content:
    """Give all that will be signed; the area is the incident's as it is drawn now."""
    incident = situation_of(known).incidents.get(command.incident) if command.incident else None
    return Content(
        title=command.title,
        text=command.text,
        audience=command.audience,
        place=command.place,
        incident=command.incident,
        shape=incident.shape if incident else None,
        next_update_at=command.next_update_at,
        expires_at=command.expires_at,
        facts=command.facts,
        kind=kind,
        corrects=corrects,
    )


def correcting(situation: Situation, old: Statement) -> Content:
    """Give the ready correction: the entries that corrected its facts are cited in their place;
    said are those that nobody has let stand."""
    log = situation.log
    later = {flag.entry: log.get(flag.corrected_by) for flag in old.flags + old.kept}
    said = [log.get(flag.corrected_by) for flag in old.flags]
    right = [(one.text or "", one.certainty is Certainty.CONFIRMED) for one in said if one]
    title, text = correction(old.content.title, right)
    facts: dict[int, Fact] = {}
    for fact in old.content.facts:
        entry = later.get(fact.entry)
        made = (
            fact
            if entry is None
            else Fact(entry=entry.number, cited_as=entry.certainty or Certainty.UNCONFIRMED)
        )
        facts[made.entry] = made
    return Content(
        title=title,
        text=text,
        audience=old.content.audience,
        place=old.content.place,
        incident=old.content.incident,
        shape=old.content.shape,
        next_update_at=None,
        expires_at=None,
        facts=tuple(facts.values()),
        kind=StatementKind.CORRECTION,
        corrects=old.number,
    )
