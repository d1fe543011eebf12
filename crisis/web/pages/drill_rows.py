"""Injects as they are read: by the seat they have reached, and by who answers for a cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from crisis.commands.drills import AnswerComcheck, AnswerInject
from crisis.commands.log import RecordEntry
from crisis.projections.drills import Drill, Given
from crisis.rules.closing import offers
from crisis.rules.drill_presence import silent, waits
from crisis.rules.drill_sight import in_control
from crisis.terms.drills import DrillPhase
from crisis.web.pages.drill_clock import face
from crisis.web.pages.drill_names import role_name, seat_name
from crisis.web.pages.incident_rows import Where
from crisis.web.times import day_and_time, iso
from crisis.web.words import word

ASKED = frozenset({DrillPhase.READY, DrillPhase.RUNNING, DrillPhase.PAUSED})
"""When a seat may still say that it is there."""


def inbox_model(where: Where) -> dict[str, Any]:
    """Give what has reached the seat, newest first, and whether it must say that it is there."""
    drill, by = where.situation.drill, where.by
    mine = [one for one in drill.given.values() if by.seat in one.seats and not one.erased]
    rows = [given_row(one, where, mine=True) for one in _newest(mine)]
    asked = drill.phase in ASKED and not in_control(by) and by.seat not in drill.comchecked
    return {
        "rows": rows,
        "waiting": sum(row["waits"] for row in rows),
        "paused": drill.phase is DrillPhase.PAUSED,
        "comcheck": asked and offers(where.situation, AnswerComcheck, by),
        "seat_name": seat_name(where.planning, by.seat),
        "control": in_control(by),
    }


def given_row(one: Given, where: Where, *, mine: bool = False) -> dict[str, Any]:
    """Give an inject that came. mine: read by a seat that got it, which may write it in the log."""
    drill, now = where.situation.drill, where.by.now
    answers = drill.answers_to(one.number)
    running = drill.phase is DrillPhase.RUNNING
    may = running and offers(where.situation, AnswerInject, where.by) and bool(one.text)
    return {
        "number": one.number,
        "inject": one.inject,
        "again": one.time,
        "time": day_and_time(one.at, now, where.language) if mine else face(one.at_s),
        "clock": day_and_time(one.at, now, where.language),
        "time_iso": iso(one.at),
        "drill_time": face(one.at_s),
        "sender": role_name(one.sender, drill.parts),
        "to": receivers(one.seats, one.cells, where),
        "channel": one.channel.value,
        "channel_word": word(one.channel, where.language),
        "text": one.text or "",
        "attachment": one.attachment,
        "command": one.command,
        "failed": one.failed,
        "by_hand": one.by_hand,
        "waits": waits(drill, one, where.by.seat) if mine else bool(silent(where.situation, one)),
        "may_answer": may,
        "may_log": may and mine and offers(where.situation, RecordEntry, where.by),
        "answers": [
            {
                "time": day_and_time(each.at, now, where.language),
                "who": each.seat_name,
                "text": each.text,
            }
            for each in answers
        ],
    }


def seats_of(drill: Drill) -> tuple[str, ...]:
    """Give the seats that the script has a role for."""
    return tuple(dict.fromkeys(one.seat for one in drill.parts if one.seat))


def receivers(seats: Iterable[str], cells: Iterable[Any], where: Where) -> str:
    """Say to whom it went."""
    named = [seat_name(where.planning, one) for one in seats]
    return ", ".join([*named, *(word(one, where.language) for one in cells)])


def _newest(found: Iterable[Given]) -> list[Given]:
    return sorted(found, key=lambda one: -one.number)
