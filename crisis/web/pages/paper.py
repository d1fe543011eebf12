"""All of an operation as it is put on paper: overview, tasks, statements, and the whole log.

For the print of the board and for the pictures of `var/status` alike. Every time carries its
date, for nobody knows when paper is read; nothing is offered and nothing leads to a server.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from crisis.projections.planning import Planning
from crisis.projections.situation import Situation
from crisis.projections.statements import Statement
from crisis.reports.log_parts import numbers, older_parts
from crisis.rules.known import By
from crisis.terms.operations import Mode
from crisis.terms.roles import Role
from crisis.terms.tasks import OPEN
from crisis.web.pages.decision_rows import decision_row
from crisis.web.pages.incident_rows import Where, incident_rows
from crisis.web.pages.log_links import label
from crisis.web.pages.rows import LogRow, chosen_rows, reader
from crisis.web.pages.sector_cells import sector_cells
from crisis.web.pages.statement_rows import statement_label
from crisis.web.pages.task_rows import TaskRow, task_order, task_row
from crisis.web.times import day_and_time, moment_in_full
from crisis.web.words import word

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
"""Seen from here every time has its date and its year."""


@dataclass(frozen=True, kw_only=True)
class PaperStatement:
    """One statement: what it says, who stands behind it, and where it went."""

    label: str
    title: str
    state: str
    state_word: str
    kind_word: str
    whom: str
    version: int
    time: str
    text: str
    place: str | None
    next: str | None
    notice: str | None
    erased: bool
    holds: bool
    signed: list[str]
    missing: list[str]
    sent: list[str]
    flags: list[tuple[str, str]]


class Paper:
    """Says an operation in words as they stand on paper, in one language."""

    def __init__(self, language: str) -> None:
        self._language = language

    def moment(self, at: datetime) -> str:
        """Give a time with its date and its offset."""
        return moment_in_full(at, self._language)

    def whole(self, situation: Situation, planning: Planning, now: datetime) -> dict[str, Any]:
        """Give all of it; of a long log the newest, and how many older parts there are."""
        where = where_on_paper(situation, planning, self._language)
        sectors = sector_cells(where)
        paused = situation.statements.paused
        return {
            **self._head(situation, now),
            "incidents": incident_rows(where),
            "sectors": [one for one in sectors if one.time],
            "silent": [one.name for one in sectors if not one.time],
            "tasks": _tasks(where, now),
            "open_tasks": sum(one.status in OPEN for one in situation.tasks.all()),
            "decisions": _decisions(where, now),
            "statements": [_statement(one, where) for one in reversed(situation.statements.all())],
            "paused": paused and (_time(paused.at, self._language), paused),
            "count": situation.log.count,
            "older": older_parts(situation.log.last),
            "rows": _rows(where, numbers(situation.log.last)),
        }

    def part(
        self, situation: Situation, planning: Planning, now: datetime, part: int
    ) -> dict[str, Any]:
        """Give an older part of a long log, and nothing besides."""
        where = where_on_paper(situation, planning, self._language)
        wanted = numbers(situation.log.last, part)
        return {
            **self._head(situation, now),
            "first": label(situation, wanted[-1]),
            "until": label(situation, wanted[0]),
            "rows": _rows(where, wanted),
        }

    def entry(
        self, situation: Situation, planning: Planning, now: datetime, number: int
    ) -> dict[str, Any] | None:
        """Give one entry and those that correct it, add to it or are put right by it; None when
        the reader sees none."""
        one = situation.log.get(number)
        if one is None:
            return None
        near = {one.corrects, one.corrected_by, one.supplements, *one.supplemented_by}
        wanted = sorted({number} | {each for each in near if each is not None}, reverse=True)
        where = where_on_paper(situation, planning, self._language)
        return {
            **self._head(situation, now),
            "label": label(situation, number),
            "rows": _rows(where, wanted),
        }

    def line(self, situation: Situation) -> dict[str, Any]:
        """Say which operation it is, whether it is in earnest, and up to which entry it goes."""
        opened, last = situation.opened_at, situation.recorded_at
        return {
            "id": situation.operation,
            "name": situation.name,
            "exercise": situation.mode is Mode.EXERCISE,
            "level_word": word(situation.level, self._language),
            "national": [
                (word(one.staff, self._language), self.moment(one.since), one.source)
                for one in sorted(situation.national.values(), key=lambda one: one.number)
                if one.active
            ],
            "figures": [
                (
                    one.name,
                    one.now.value,
                    self.moment(one.now.as_of),
                    word(one.now.certainty, self._language),
                )
                for one in sorted(situation.figures.values(), key=lambda one: one.name)
            ],
            "opened": self.moment(opened) if opened else "",
            "upto": label(situation, situation.number),
            "last": self.moment(last) if last else "",
        }

    def _head(self, situation: Situation, now: datetime) -> dict[str, Any]:
        return {"op": self.line(situation), "made": self.moment(now)}


def where_on_paper(situation: Situation, planning: Planning, language: str) -> Where:
    """One who is offered nothing: paper has no buttons. What he sees was decided before."""
    nobody = By(
        account=0, seat="", authority="", role=Role.OBSERVER, mode=situation.mode, now=LONG_AGO
    )
    return Where(situation=situation, planning=planning, by=nobody, language=language)


def _rows(where: Where, wanted: Iterable[int]) -> list[LogRow]:
    return chosen_rows(
        where.situation, wanted, reader(where.situation, where.by, where.language, where.planning)
    )


def _tasks(where: Where, now: datetime) -> list[TaskRow]:
    """Open before closed, those past their deadline first."""
    asker = replace(where.by, now=now)
    tasks = sorted(where.situation.tasks.all(), key=lambda one: task_order(one, asker))
    rows = [(task_row(one, where), one.overdue(now)) for one in tasks]
    return [replace(row, times=row.times._replace(overdue=late)) for row, late in rows]


def _decisions(where: Where, now: datetime) -> list[dict[str, Any]]:
    """Each with all that belongs to it, the newest first; whether it holds is as of now."""
    found = reversed(where.situation.decisions.all())
    rows = [(decision_row(one, where), one.state(now)) for one in found]
    return [
        {**row, "state": state.value, "state_word": word(state, where.language)}
        for row, state in rows
    ]


def _statement(one: Statement, where: Where) -> PaperStatement:
    language, situation, content = where.language, where.situation, one.content
    later = content.next_update_at
    return PaperStatement(
        label=statement_label(one.number, situation.mode),
        title=content.title,
        state=one.state.value,
        state_word=word(one.state, language),
        kind_word=word(content.kind, language),
        whom=word(content.audience, language),
        version=one.version,
        time=_time(one.changed_at or one.edition.at, language),
        text=content.text,
        place=content.place,
        next=_time(later, language) if later else None,
        notice=one.notice,
        erased=one.edition.number in situation.erasures,
        holds=one.retracted_at is None and one.corrected_by is None,
        signed=[each.authority_name for each in one.valid],
        missing=[each.authority_name for each in one.missing],
        sent=[
            f"{each.channel.name}, {word(each.act, language)}: {word(each.outcome, language)}"
            for each in one.dispatches
        ],
        flags=[(label(situation, f.entry), label(situation, f.corrected_by)) for f in one.flags],
    )


def _time(moment: datetime, language: str) -> str:
    return day_and_time(moment, LONG_AGO, language)
