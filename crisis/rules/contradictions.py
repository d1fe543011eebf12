"""Rules about reports that disagree: both stand until somebody decides, and says why.

Nobody averages two reports, and none is struck because another came later.
"""

from __future__ import annotations

from crisis.commands.contradictions import ReportContradiction, SettleContradiction
from crisis.errors import RefusalKind, Refused
from crisis.events.contradictions import ContradictionReported, ContradictionSettled
from crisis.projections.contradictions import Contradiction
from crisis.projections.log import LogEntry
from crisis.projections.situation import Situation
from crisis.rules.known import Answer, By, Known
from crisis.rules.role_groups import HEADS, LOG_OFFICE
from crisis.rules.speaking import speaker, spoken, spoken_names
from crisis.terms.contradictions import ContradictionState, Verdict

DECIDERS = LOG_OFFICE | HEADS
"""Those who may decide whoever's words they are."""


def report(known: Known, command: ReportContradiction, by: By) -> Answer:
    """Two to five entries that still stand, and about what they disagree; none is struck."""
    assert known.situation is not None
    entries = tuple(sorted(set(command.entries)))
    if len(entries) < 2:
        return Refused("contradiction.two_needed", field="entries")
    if not command.about.strip():
        return Refused("contradiction.about_missing", field="about")
    for number in entries:
        no = _speaks(known.situation, number)
        if no:
            return no
    for one in known.situation.contradictions.open():
        if set(entries) <= set(one.standing):
            number = one.number
            return Refused(
                "contradiction.already", field="entries", kind=RefusalKind.CONFLICT, number=number
            )
    no = spoken(known, by)
    if no:
        return no
    return (
        ContradictionReported(
            contradiction=known.situation.contradictions.last + 1,
            entries=entries,
            about=command.about,
            text=f"{_listed(entries, 'og')} modsiger hinanden: {command.about}",
            **spoken_names(known, by),
        ),
    )


def against(situation: Situation, entry: LogEntry) -> tuple[int, ...]:
    """Give the entries that speak against one, or against what a figure was taken from, and that
    nobody has decided on."""
    found, source = situation.contradictions, entry.rests_on
    numbers = {*found.against(entry.number), *(found.against(source) if source else ())}
    return tuple(sorted(numbers))


def settle(known: Known, command: SettleContradiction, by: By) -> Answer:
    """The log office, the head of the staff, or an authority whose words they are decides; the
    ground stands with it. The entries stay as they were written."""
    assert known.situation is not None
    one = known.situation.contradictions.get(command.contradiction)
    if one is None:
        return Refused("contradiction.unknown", field="contradiction", kind=RefusalKind.UNKNOWN)
    no = (
        spoken(known, by)
        or _may_decide(known.situation, one, by)
        or _open(one)
        or _verdict(one, command)
    )
    if no:
        return no
    return (
        ContradictionSettled(
            contradiction=one.contradiction,
            supplements=one.number,
            entries=one.standing,
            verdict=command.verdict,
            holds=command.holds,
            certainty=command.certainty,
            reason=command.reason,
            text=f"Modstriden i #{one.number} er afgjort: {_said(one, command)}.",
            **spoken_names(known, by),
        ),
    )


def concerns(situation: Situation, one: Contradiction, authority: str) -> bool:
    """Says whether some of the words that disagree are an authority's."""
    entries = (situation.log.get(number) for number in one.standing)
    return any(entry is not None and entry.owner == authority for entry in entries)


def _speaks(situation: Situation, number: int) -> Refused | None:
    """An entry that the writer sees, and that says something still. What he may not see is not
    there for him."""
    entry = situation.log.get(number)
    if entry is None:
        return Refused(
            "log.unknown_entry", field="entries", kind=RefusalKind.UNKNOWN, number=number
        )
    if entry.erased:
        return Refused("log.erased", field="entries", kind=RefusalKind.CONFLICT)
    if entry.corrected_by is not None:
        told = {"number": number, "by": entry.corrected_by}
        return Refused(
            "contradiction.corrected", field="entries", kind=RefusalKind.CONFLICT, **told
        )
    if entry.contradiction is not None:
        return Refused("contradiction.of_contradictions", field="entries", number=number)
    return None


def _may_decide(situation: Situation, one: Contradiction, by: By) -> Refused | None:
    if by.role in DECIDERS or concerns(situation, one, speaker(by)):
        return None
    return Refused("contradiction.not_yours", kind=RefusalKind.FORBIDDEN)


def _open(one: Contradiction) -> Refused | None:
    if one.state is ContradictionState.SETTLED and one.settled is not None:
        by = one.settled.number
        return Refused("contradiction.settled", kind=RefusalKind.CONFLICT, by=by)
    if one.state is ContradictionState.FALLEN:
        return Refused("contradiction.fallen", kind=RefusalKind.CONFLICT, by=one.falls[-1].by)
    return None


def _verdict(one: Contradiction, command: SettleContradiction) -> Refused | None:
    if not command.reason.strip():
        return Refused("contradiction.reason_missing", field="reason")
    if command.verdict is not Verdict.ONE:
        if command.holds is not None:
            return Refused("contradiction.holds_given", field="holds")
        if command.certainty is not None:
            return Refused("contradiction.certainty_given", field="certainty")
        return None
    if command.holds is None:
        return Refused("contradiction.holds_missing", field="holds")
    if command.holds not in one.standing:
        return Refused("contradiction.holds_other", field="holds", number=command.holds)
    return None


def _said(one: Contradiction, command: SettleContradiction) -> str:
    if command.verdict is Verdict.ONE:
        others = tuple(each for each in one.standing if each != command.holds)
        return f"#{command.holds} gælder, {_listed(others, 'og')} gælder ikke"
    if command.verdict is Verdict.NONE:
        return f"hverken {_listed(one.standing, 'eller')} gælder"
    return f"{_listed(one.standing, 'og')} gælder hver for en del"


def _listed(entries: tuple[int, ...], last: str) -> str:
    names = [f"#{one}" for one in entries]
    return f"{', '.join(names[:-1])} {last} {names[-1]}" if len(names) > 1 else names[0]
