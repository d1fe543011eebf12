"""The report of a drill as Danish text, at most a hundred columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from crisis.drills.report import NeverReached, Report

WIDTH = 100
LABEL = 24
_KEPT = "\N{NO-BREAK SPACE}"
K = TypeVar("K", bound=StrEnum)
Word = Callable[[StrEnum], str]
"""Says a word of the field in Danish."""


def text(report: Report, word: Word) -> str:
    """Give the whole report."""
    return "\n".join(_lines(report, word))


def span(seconds: float) -> str:
    """Give a time of the drill: `T+01:30:00`."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"T+{hours:02}:{minutes:02}:{rest:02}"


def _lines(report: Report, word: Word) -> Iterator[str]:
    yield from _wrapped(f"ØVELSESRAPPORT · {report.name}", "")
    played = f"{report.steps} trin, poster til og med Ø{report.head}"
    yield from _row("Spillet", f"{span(report.length)[2:]} i øvelsestid, {played}")
    yield from _row("Poster i loggen", _counts(report.entries, word))
    yield from _row("Opgaver", _counts(report.tasks, word))
    yield from _row("Udtalelser", _counts(report.statements, word))
    yield from _row("Modstrid", _counts(report.contradictions, word))
    ticks = report.follow_ups
    said = f"{ticks.done} gjort, {ticks.open} åbne, heraf {ticks.late} over tiden"
    yield from _row("Opfølgning", said)
    yield from _row("Overdragelsesark", _counts(report.handovers, word))
    signed = report.signatures
    yield from _row(
        "Underskrifter", f"{signed.given} givet, {signed.void} faldet, {signed.missing} mangler"
    )
    yield ""
    yield "Så lang tid gik der, i øvelsestid"
    for first in report.firsts:
        told = _time(None if first.at is None else first.at.total_seconds())
        shown = told if first.entry is None else f"{told} (Ø{first.entry})"
        yield from _row(word(first.milestone).capitalize(), shown)
    yield ""
    yield "Det nåede aldrig frem"
    never = list(_never(report.never, word))
    for one in never:
        yield from _wrapped(one, "  - ")
    if not never:
        yield "  Alt nåede frem."


def _never(never: NeverReached, word: Word) -> Iterator[str]:
    for call in never.calls:
        what = f"Ø{call.entry}" if call.task is None else f"Svaret på O{call.task} (Ø{call.entry})"
        yield f"{what} for {call.authority} pr. telefon, aldrig bekræftet: {call.text}"
    for task in never.tasks:
        yield f"O{task.task} til {task.authority}, aldrig besvaret: {task.title}"
    for statement in never.statements:
        lacks = f"; mangler {', '.join(statement.missing)}" if statement.missing else ""
        state = word(statement.state)
        yield f"ØP{statement.statement} aldrig frigivet ({state}{lacks}): {statement.title}"
    for sent in never.deliveries:
        yield f"ØP{sent.statement} {word(sent.act)}, {sent.channel}: {word(sent.outcome)}"
    for flag in never.flags:
        yield (
            f"ØP{flag.statement} bygger på Ø{flag.entry}, som blev rettet af Ø{flag.corrected_by}; "
            "ingen har taget stilling"
        )


def _counts(counts: Mapping[K, int], word: Word) -> str:
    return ", ".join(f"{count}{_KEPT}{word(one)}" for one, count in counts.items()) or "ingen"


def _time(seconds: float | None) -> str:
    return "aldrig" if seconds is None else span(seconds)


def _row(label: str, said: str) -> Iterable[str]:
    return _wrapped(said, f"  {label:<{LABEL}} ")


def _wrapped(said: str, first: str) -> list[str]:
    lines = textwrap.wrap(
        said,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_on_hyphens=False,
    )
    return [one.replace(_KEPT, " ") for one in lines]
