"""What the minutes of a meeting hold: what was decided, asked for and said while it was held.

Made of the operation as it stands, or as it stood when the minutes were approved.
"""

from __future__ import annotations

from typing import NamedTuple

from crisis.projections.decisions import Decision
from crisis.projections.levels import LevelStep
from crisis.projections.logbook import LogEntry
from crisis.projections.meetings import Meeting, Said
from crisis.projections.quick_decisions import quick, written_as
from crisis.projections.situation import Situation
from crisis.projections.tasks import Task


class Minutes(NamedTuple):
    """The content of the minutes. quick: what was decided by an entry of the log.

    Dansk: beslutningsreferat.
    """

    levels: tuple[LevelStep, ...]
    priorities: tuple[LogEntry, ...]
    decisions: tuple[Decision, ...]
    quick: tuple[LogEntry, ...]
    tasks: tuple[Task, ...]
    said: tuple[Said, ...]


def minutes(situation: Situation, one: Meeting) -> Minutes:
    """Give what was written between its first entry and its last, and what was noted as belonging
    to it whenever that was written; nothing of it is written a second time. What was decided by an
    entry stands in the words that hold, whenever they were put right."""
    first, last = one.opened or 0, one.closed or situation.number
    cited = {number for each in one.said for number in each.entries}

    def belongs(number: int) -> bool:
        return one.opened is not None and (first < number <= last or number in cited)

    def written(row: LogEntry) -> bool:
        return any(belongs(number) for number in written_as(situation.log, row))

    rows = sorted(situation.log.entries.values(), key=lambda each: each.number)
    priorities = (each for each in rows if each.allotment is not None)
    return Minutes(
        levels=tuple(each for each in situation.levels.steps if belongs(each.number)),
        priorities=tuple(each for each in priorities if belongs(each.number)),
        decisions=tuple(each for each in situation.decisions.all() if belongs(each.number)),
        quick=tuple(each for each in quick(situation.log) if written(each)),
        tasks=tuple(each for each in situation.tasks.all() if belongs(each.asked)),
        said=one.said,
    )
