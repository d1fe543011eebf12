"""Rules about decisions: what was asked, what one could do, why, by what right, and what follows.

Each authority decides in its own field and nobody for another; so another may have its reservation
noted, and does not change the words. To do nothing is a decision like any other.
"""

from __future__ import annotations

from crisis.commands.decisions import RecordDissent, SettleFollowUp, TakeDecision
from crisis.errors import RefusalKind, Refused
from crisis.events.decisions import (
    DecisionTaken,
    DissentRecorded,
    DissentSaid,
    FollowUpAsked,
    FollowUpSettled,
)
from crisis.projections.decisions import Decision, FollowUp
from crisis.projections.situation import Situation
from crisis.rules.contradictions import against
from crisis.rules.deciding import chosen, competent, grounded, others, timed, worded
from crisis.rules.known import Answer, By, Known
from crisis.rules.speaking import speaker, spoken, spoken_names
from crisis.terms.decisions import Outcome, Settlement, follow_up_key, follow_up_label
from crisis.terms.sight import STAFF, Sight
from crisis.terms.times import coming

DECIDED_NOT_TO = "Besluttet ikke at gøre det."
POSTPONED = "Beslutningen er udsat."


def take(known: Known, command: TakeDecision, by: By) -> Answer:
    """With its question, its possibilities, its ground and its competence; a number of its own. It
    is never changed: who decided it replaces it by a new one, and the old stays, struck."""
    assert known.situation is not None
    no = spoken(known, by) or worded(command) or chosen(command) or competent(known, command, by)
    no = no or grounded(known.situation, command) or timed(command, by)
    no = no or others(known, command, by)
    old = _replaced(known.situation, command, by)
    if no:
        return no
    if isinstance(old, Refused):
        return old
    names = spoken_names(known, by)
    said = names["on_behalf_of"]
    number = known.situation.decisions.last + 1
    asked = known.planning.authorities
    same = ("question", "options", "outcome", "chosen", "ground", "known", "entries", "unknown")
    more = ("competence", "competence_note", "taken_at", "valid_until", "replaces")
    return (
        DecisionTaken(
            decision=number,
            decided_by=command.decided_by or (said.who if said else names["seat_name"]),
            dissent=tuple(
                DissentSaid(
                    authority=one.authority,
                    authority_name=asked[one.authority].name,
                    words=one.words,
                )
                for one in command.dissent
            ),
            follow_up=_asked(known, command),
            corrects=old.number if old else None,
            text=_text(number, command, by, whole=not _for_some(known.situation, old)),
            **{name: getattr(command, name) for name in (*same, *more)},
            **names,
        ),
    )


def dissent(known: Known, command: RecordDissent, by: By) -> Answer:
    """Another authority than the one that decided, as often as it has something to say."""
    assert known.situation is not None
    found = _find(known.situation, command.decision)
    no = spoken(known, by)
    if no:
        return no
    if isinstance(found, Refused):
        return found
    if found.authority == speaker(by):
        return Refused("decision.own_dissent", field="decision", kind=RefusalKind.CONFLICT)
    if not command.words.strip():
        return Refused("decision.words_missing", field="words")
    text = f"Forbehold til beslutning nr. {command.decision}: {command.words}"
    return (
        DissentRecorded(
            decision=command.decision,
            entry=found.number,
            words=command.words,
            text=text,
            **spoken_names(known, by),
        ),
    )


def settle(known: Known, command: SettleFollowUp, by: By) -> Answer:
    """That it is done says the one who had to do it; that it is not needed, with words, also the
    one who decided. Said again, what was said last stands."""
    assert known.situation is not None
    found = _find(known.situation, command.decision)
    no = spoken(known, by)
    if no:
        return no
    if isinstance(found, Refused):
        return found
    one = found.follow_up(command.item)
    if one is None:
        return Refused("decision.no_follow_up", field="item", kind=RefusalKind.UNKNOWN)
    no = _may_settle(found, one, command, by) or _moved(one, command)
    if no:
        return no
    label = follow_up_label(follow_up_key(command.decision, command.item))
    done = command.settlement is Settlement.DONE
    # By number, since the words of what was asked may have to go by law one day.
    said = f"Opfølgning {label} {'er udført' if done else 'er ikke længere nødvendig'}."
    return (
        FollowUpSettled(
            decision=command.decision,
            entry=found.number,
            item=command.item,
            settlement=command.settlement,
            words=command.words,
            text=f"{said} {command.words}" if command.words else said,
            **spoken_names(known, by),
        ),
    )


def shaken(situation: Situation, one: Decision) -> tuple[tuple[int, int], ...]:
    """Give the entries a decision was built on that were corrected, and by which: the ground has
    moved. A figure falls with the entry it was taken from."""
    found: list[tuple[int, int]] = []
    for number in one.entries:
        entry = situation.log.get(number)
        if entry is None:
            continue
        source = situation.log.get(entry.rests_on) if entry.rests_on is not None else None
        by = entry.corrected_by or (source.corrected_by if source else None)
        if by is not None:
            found.append((number, by))
    return tuple(found)


def contested(situation: Situation, one: Decision) -> tuple[tuple[int, int], ...]:
    """Give the entries a decision was built on that another speaks against, and by which, while
    nobody has settled it. A figure is contested with the entry it was taken from."""
    found: list[tuple[int, int]] = []
    for number in one.entries:
        entry = situation.log.get(number)
        if entry is not None:
            found += [(number, by) for by in against(situation, entry)]
    return tuple(found)


def _find(situation: Situation, decision: int) -> Decision | Refused:
    found = situation.decisions.get(decision)
    if found is None:
        return Refused("decision.unknown", field="decision", kind=RefusalKind.UNKNOWN)
    return found


def _replaced(situation: Situation, command: TakeDecision, by: By) -> Decision | Refused | None:
    """Only who took a decision takes another in its place, and of two at once only the first."""
    if command.replaces is None:
        return None
    found = _find(situation, command.replaces)
    if isinstance(found, Refused):
        return Refused(found.code, field="replaces", kind=found.kind)
    if found.authority != speaker(by):
        return _forbidden("decision.not_yours", "replaces", authority=found.authority_name)
    if found.replaced_by is not None:
        kind = RefusalKind.CONFLICT
        return Refused("decision.replaced", field="replaces", kind=kind, by=found.replaced_by)
    if found.over:
        return Refused("decision.over", field="replaces", kind=RefusalKind.CONFLICT)
    return found


def _may_settle(found: Decision, one: FollowUp, command: SettleFollowUp, by: By) -> Refused | None:
    done = command.settlement is Settlement.DONE
    if speaker(by) not in ({one.authority} if done else {one.authority, found.authority}):
        return _forbidden("decision.not_your_follow_up", "settlement", authority=one.authority_name)
    if not done and not (command.words or "").strip():
        return Refused("decision.words_missing", field="words")
    return None


def _moved(one: FollowUp, command: SettleFollowUp) -> Refused | None:
    last = one.last
    if command.seen != (last.number if last else None):
        return Refused("decision.settled_meanwhile", field="seen", kind=RefusalKind.CONFLICT)
    if last and (last.settlement, last.words) == (command.settlement, command.words):
        return Refused("decision.settled_so", field="words")
    return None


def _asked(known: Known, command: TakeDecision) -> tuple[FollowUpAsked, ...]:
    directory = known.planning.authorities
    return tuple(
        FollowUpAsked(
            what=one.what,
            authority=one.authority,
            authority_name=directory[one.authority].name,
            deadline=one.deadline,
        )
        for one in command.follow_up
    )


def _for_some(situation: Situation, old: Decision | None) -> bool:
    readers = situation.sights.get(old.number, STAFF) if old else STAFF
    return readers.sight is Sight.RESTRICTED


def _text(number: int, command: TakeDecision, by: By, *, whole: bool) -> str:
    """What the log says of it: what was asked, what it came to, and how long it holds. whole: all
    who read it may know what it takes the place of."""
    came = {Outcome.DECIDED_NOT_TO: DECIDED_NOT_TO, Outcome.POSTPONED: POSTPONED}
    chosen = command.options[command.chosen - 1] if command.chosen else ""
    told = came.get(command.outcome, f"Valgt: {_stopped(chosen)}")
    until = f" Gælder til {coming(command.valid_until, by.now)}." if command.valid_until else ""
    first = f"Beslutning nr. {number}: {_stopped(command.question)} {told}{until}"
    return f"{first} Erstatter nr. {command.replaces}." if command.replaces and whole else first


def _stopped(words: str) -> str:
    return words if words[-1:] in tuple(".?!") else f"{words}."


def _forbidden(code: str, field: str, *, authority: str) -> Refused:
    return Refused(code, field=field, kind=RefusalKind.FORBIDDEN, authority=authority)
