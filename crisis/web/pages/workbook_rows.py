"""Log, decisions, tasks and figures of an operation as the sheets of a workbook.

All of it is made of the situation as its reader may see it: what is hidden from him is a numbered
blank in the log and nowhere else at all, what was erased is said to be. It needs no request, so
that a long log is written beside the board and not in front of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from crisis.events.log import SpokenFor
from crisis.interop.workbook import Cell, Column, Sheet, Workbook
from crisis.projections.decisions import Decision, FollowUp
from crisis.projections.figures import Figure
from crisis.projections.log import LogEntry
from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.projections.tasks import Task
from crisis.terms.decisions import decision_label, follow_up_key, follow_up_label
from crisis.terms.figures import FigureKind
from crisis.terms.operations import Mode
from crisis.web.because import Both, name, pick
from crisis.web.pages.links import incident_label
from crisis.web.pages.sight_rows import sight_row
from crisis.web.times import ZONE, moment_in_full
from crisis.web.words import word

EXERCISE: Both = ("ØVELSE", "EXERCISE")
_CLOCK: Both = ("dansk tid, forskel fra UTC ved tiden", "Danish time, offset beside it")
_HIDDEN: Both = ("ikke for dig", "not for you")
_ERASED: Both = ("slettet efter loven", "erased by law")
_MADE: Both = ("hentet", "taken")

Head = tuple[str, str, int]
"""Danish, English, width."""

_TIME = 27
LOG: tuple[Head, ...] = (
    ("Nr.", "No.", 7),
    ("Hændt", "Happened", _TIME),
    ("Skrevet", "Written", _TIME),
    ("Myndighed", "Authority", 22),
    ("Plads", "Seat", 18),
    ("Type", "Kind", 14),
    ("Sikkerhed", "Certainty", 14),
    ("Tekst", "Text", 70),
    ("Kilde", "Source", 22),
    ("Kanal", "Channel", 12),
    ("Sted", "Place", 22),
    ("Ventes", "Expected", _TIME),
    ("Begrundelse", "Reason", 30),
    ("Grundlag", "Basis", 24),
    ("På vegne af", "On behalf of", 26),
    ("Bekræftet", "Confirmed", _TIME),
    ("Retter", "Corrects", 9),
    ("Rettet af", "Corrected by", 9),
    ("Supplerer", "Adds to", 9),
    ("Beslutning", "Decision", 11),
    ("Bilag", "Attachments", 24),
    ("Må læses af", "Readers", 22),
    ("Bemærkning", "Remark", 30),
)
DECISIONS: tuple[Head, ...] = (
    ("Nr.", "No.", 7),
    ("Post", "Entry", 7),
    ("Truffet", "Taken", _TIME),
    ("Spørgsmål", "Question", 40),
    ("Muligheder", "Options", 40),
    ("Udfald", "Outcome", 20),
    ("Valgt", "Chosen", 34),
    ("Begrundelse", "Ground", 50),
    ("Kendt", "Known", 40),
    ("Ikke kendt", "Not known", 40),
    ("Bygger på post", "Rests on entries", 16),
    ("Besluttet af", "Decided by", 22),
    ("Myndighed", "Authority", 22),
    ("Kompetence", "Competence", 22),
    ("Gælder til", "Valid until", _TIME),
    ("Stand", "State", 14),
    ("Erstattet af", "Replaced by", 12),
    ("Uenighed", "Dissent", 40),
    ("Opfølgning", "Follow-up", 50),
    ("Åbne opfølgninger", "Open follow-ups", 12),
)
TASKS: tuple[Head, ...] = (
    ("Nr.", "No.", 7),
    ("Opgave", "Task", 40),
    ("Hændelse", "Incident", 11),
    ("Ansvarlig", "Responsible", 24),
    ("Støtter", "Supporting", 24),
    ("Bedt af", "Asked by", 24),
    ("Bedt", "Asked", _TIME),
    ("Frist", "Deadline", _TIME),
    ("Stand", "State", 14),
    ("Siden", "Since", _TIME),
    ("Sidst sagt", "Last said", 40),
    ("Sted", "Place", 22),
    ("Over frist", "Overdue", 10),
)
FIGURES: tuple[Head, ...] = (
    ("Tal", "Figure", 22),
    ("Værdi", "Value", 10),
    ("Pr.", "As of", _TIME),
    ("Sikkerhed", "Certainty", 14),
    ("Post", "Entry", 7),
    ("Bygger på post", "Rests on entry", 12),
    ("Kilde", "Source", 24),
    ("Myndighed", "Authority", 22),
    ("Gælder nu", "Holds now", 10),
)
_TIMES = frozenset(
    {"Hændt", "Skrevet", "Ventes", "Bekræftet", "Truffet", "Gælder til", "Bedt", "Frist", "Siden"}
    | {"Pr."}
)


@dataclass(frozen=True, kw_only=True)
class Exported:
    """What is written: an operation as its reader sees it, in one language, at one moment."""

    situation: Situation
    planning: Planning
    language: str
    now: datetime

    @property
    def workbook(self) -> Workbook:
        """All sheets; their rows are made while they are written."""
        say, situation = self.say, self.situation
        exercise = situation.mode is Mode.EXERCISE
        made = f"{say(_MADE)} {moment_in_full(self.now, self.language)}"
        return Workbook(
            title=f"{situation.name} · {made}",
            made=self.now,
            zone=ZONE,
            exercise=say(EXERCISE) if exercise else "",
            sheets=(
                Sheet(name=say(("Stabslog", "Log")), columns=self.heads(LOG), rows=self.log()),
                Sheet(
                    name=say(("Beslutninger", "Decisions")),
                    columns=self.heads(DECISIONS),
                    rows=map(self._decision, situation.decisions.all()),
                ),
                Sheet(
                    name=say(("Opgaver", "Tasks")),
                    columns=self.heads(TASKS),
                    rows=map(self._task, situation.tasks.all()),
                ),
                Sheet(name=say(("Tal", "Figures")), columns=self.heads(FIGURES),
                      rows=self.figures()),
            ),
        )  # fmt: skip

    def say(self, both: Both) -> str:
        """Say it in the reader's language."""
        return pick(both, self.language)

    def heads(self, heads: Sequence[Head]) -> list[Column]:
        """Give what stands over the columns; over times which clock they are of."""
        return [
            Column(title=f"{self.say((da, en))} ({self.say(_CLOCK)})" if da in _TIMES
                   else self.say((da, en)), width=width)
            for da, en, width in heads
        ]  # fmt: skip

    def log(self) -> Iterator[Sequence[Cell]]:
        """Give each entry, the first first."""
        log = self.situation.log
        for one in reversed(log.latest(log.count)):
            yield self._blank(one) if one.hidden else self._entry(one)

    def _blank(self, one: LogEntry) -> Sequence[Cell]:
        return (one.number, None, one.recorded_at, *(None,) * (len(LOG) - 4), self.say(_HIDDEN))

    def _entry(self, one: LogEntry) -> Sequence[Cell]:
        sight = sight_row(self.situation, one, self.planning, self.language)
        return (
            one.number,
            one.occurred_at or one.recorded_at,
            one.recorded_at,
            one.authority_name or name(self.planning, one.authority),
            one.seat_name,
            word(one.kind, self.language),
            word(one.certainty, self.language),
            one.text,
            one.source,
            word(one.channel, self.language),
            one.place,
            one.expected_at,
            one.reason,
            one.basis,
            _spoken(one.on_behalf_of),
            one.confirmed_at,
            one.corrects,
            one.corrected_by,
            one.supplements,
            decision_label(one.decision) if one.decision else None,
            "\n".join(each.name or self.say(_ERASED) for each in one.attachments),
            sight.words if sight else None,
            self._remark(one),
        )

    def _remark(self, one: LogEntry) -> str | None:
        if not one.erased:
            return None
        gone = self.situation.erasures.get(one.number)
        why = f": {gone.reason} · {gone.basis}" if gone else ""
        return f"{self.say(_ERASED)}{why}"

    def _decision(self, one: Decision) -> Sequence[Cell]:
        return (
            one.decision,
            one.number,
            one.taken_at or one.at,
            one.question,
            "\n".join(f"{at}. {each}" for at, each in enumerate(one.options, start=1)),
            word(one.outcome, self.language),
            one.option,
            one.ground,
            one.known,
            one.unknown,
            ", ".join(map(str, one.entries)),
            one.decided_by,
            one.authority_name,
            " · ".join(
                filter(None, (word(one.competence, self.language), one.competence_note))
            ),
            one.valid_until,
            word(one.state(self.now), self.language),
            one.replaced_by,
            "\n".join(f"{each.authority_name}: {each.words}" for each in one.reservations),
            "\n".join(self._follow_up(one, each) for each in one.follow_ups),
            len(one.open),
        )  # fmt: skip

    def _follow_up(self, one: Decision, each: FollowUp) -> str:
        label = follow_up_label(follow_up_key(one.decision, each.item))
        due = f" ({moment_in_full(each.deadline, self.language)})" if each.deadline else ""
        state = word(each.state, self.language)
        return f"{label} {each.what} · {each.authority_name}{due} · {state}"

    def _task(self, one: Task) -> Sequence[Cell]:
        last = one.steps[-1]
        return (
            one.number,
            one.title,
            incident_label(one.incident) if one.incident is not None else None,
            one.responsible_name,
            ", ".join(name(self.planning, each) for each in one.supporting),
            one.asked_by_name,
            one.steps[0].at,
            one.deadline,
            word(one.status, self.language),
            last.at,
            last.reason,
            one.place,
            self.say(("ja", "yes")) if one.overdue(self.now) else None,
        )

    def figures(self) -> Iterator[Sequence[Cell]]:
        """Give every value of every figure, those that hold and those before them."""
        found = sorted(self.situation.figures.values(), key=lambda one: (one.figure, one.name))
        for one in found:
            called = self._called(one)
            for each in one.readings:
                yield (
                    called,
                    each.value,
                    each.as_of,
                    word(each.certainty, self.language),
                    each.number,
                    each.entry,
                    each.source,
                    each.authority_name,
                    self.say(("ja", "yes")) if each is one.now else None,
                )

    def _called(self, one: Figure) -> str:
        if one.figure is FigureKind.OWN:
            return one.name
        said = word(one.figure, self.language)
        return f"{said[:1].upper()}{said[1:]}"


def _spoken(said: SpokenFor | None) -> str | None:
    return f"{said.authority_name} · {said.who}" if said else None
