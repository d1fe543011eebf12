"""How an operation went as a page shows it: measures, goals, notes and hot washes in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache
from typing import Any

from crisis.drills.criteria import criteria
from crisis.drills.script import read
from crisis.errors import CrisisError
from crisis.projections.evaluation import HotWash, Note
from crisis.projections.planning import Planning
from crisis.review.course import Course
from crisis.review.criteria import NONE, Criteria
from crisis.review.firsts import First
from crisis.review.judged import Judged, Played, Shown, judged, played
from crisis.review.late import Late
from crisis.review.measures import Measures
from crisis.review.questions import Waits
from crisis.review.silence import Silence
from crisis.rules.evaluation_sight import over
from crisis.terms.operations import Mode
from crisis.terms.review import Grade
from crisis.terms.roles import Role
from crisis.web.pages.drill_names import role_name
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.log_links import label
from crisis.web.review_words import length_of, time_of_drill
from crisis.web.times import day_and_time, iso
from crisis.web.words import word

KEPT = {True: "yes", False: "no", None: ""}
SILENCES = 40
"""How many stretches of silence are shown: the longest."""
MARKS = 400
"""How many marks a strip may have; more would lie upon each other."""


@lru_cache(maxsize=8)
def criteria_of(script: str) -> Criteria:
    """Give by what a script is judged; nothing for a reader who may not see it."""
    if not script:
        return NONE
    try:
        return criteria(read(script))
    except CrisisError:
        return NONE


def control_seats(planning: Planning) -> tuple[str, ...]:
    """Give the seats from which drills are led."""
    return tuple(one.id for one in planning.seats.values() if one.role is Role.PLANNER)


class Teller:
    """Tells one course to one reader."""

    def __init__(self, course: Course, where: Where) -> None:
        self._course, self._where = course, where
        self._criteria = criteria_of(course.seen.drill.script)

    def all(self, sheet: Measures) -> dict[str, Any]:
        """Give everything that a page or a document shows."""
        seen = self._where.situation
        ended = seen.drill.ended
        goals = [self._goal(one) for one in judged(self._course, self._criteria)]
        injects = [self._inject(one) for one in played(self._course, self._criteria)]
        told = {each["number"] for one in (*goals, *injects) for each in one["notes"]}
        notes = (one for one in seen.evaluation.notes.values() if one.number not in told)
        return {
            "exercise": seen.mode is Mode.EXERCISE,
            "over": over(seen),
            "ended": self._moment(ended.at) if ended else "",
            "title": seen.drill.title,
            "purpose": self._criteria.purpose,
            "length": length_of(sheet.length, self._where.language),
            "until": self.entry(seen.number),
            "goals": goals,
            "injects": injects,
            "measures": self.measures(sheet),
            "notes": self.notes(notes),
            "washes": [self._wash(one) for one in self._washes()],
            "activity": self.activity(sheet.length),
        }

    def measures(self, sheet: Measures) -> dict[str, Any]:
        """Give what the log tells, each with the entries it rests on."""
        return {
            "firsts": [self._first(one) for one in sheet.firsts],
            "waits": [self._waits(one) for one in sheet.waits],
            "late": [self._late(one) for one in sheet.late],
            "corrections": [
                {
                    "entry": self.entry(one.entry),
                    "by": self.entry(one.by),
                    "stood": length_of(one.stood, self._where.language),
                    "statement": one.statement,
                }
                for one in sheet.corrections
            ],
            "silences": [self._silence(one) for one in sheet.silences[:SILENCES]],
        }

    def _first(self, one: First) -> dict[str, Any]:
        return {
            "name": _sentence(word(one.milestone, self._where.language)),
            "at": time_of_drill(one.at) if one.at is not None else "",
            "minutes": one.at.total_seconds() / 60 if one.at is not None else 0.0,
            "entry": self.entry(one.entry),
        }

    def _late(self, one: Late) -> dict[str, Any]:
        return {
            "label": f"O{one.task}",
            "title": one.title,
            "who": one.who,
            "over": length_of(one.over, self._where.language),
            "given": self.entry(one.given),
            "done": self.entry(one.done),
        }

    def _silence(self, one: Silence) -> dict[str, Any]:
        return {
            "seat": self.seat(one.seat),
            "length": length_of(one.length, self._where.language),
            "since": time_of_drill(one.since),
            "until": time_of_drill(one.until),
            "after": self.entry(one.after),
            "before": self.entry(one.before),
        }

    def activity(self, length: timedelta) -> list[dict[str, Any]]:
        """Give for each seat when it wrote, as shares of the whole length."""
        whole = max(length, timedelta(seconds=1))
        found: dict[str, list[float]] = {}
        for act in self._course.acts:
            if act.seat not in self._course.outside:
                share = self._course.clock(act.number, act.at) / whole
                found.setdefault(act.seat, []).append(
                    round(min(max(share, 0.0), 1.0) * MARKS) / MARKS
                )
        rows = [
            {"seat": self.seat(one), "at": sorted(set(at)), "count": len(at)}
            for one, at in found.items()
        ]
        return sorted(rows, key=lambda one: (-one["count"], one["seat"]))

    def entry(self, number: int | None) -> dict[str, Any] | None:
        """Give an entry with where one sees it, and the board as it was then."""
        seen = self._where.situation
        if number is None:
            return None
        board = f"/operationer/{seen.operation}"
        then = f"{board}/tidligere?post={number}"
        return {"number": number, "label": label(seen, number), "then": then}

    def seat(self, seat: str) -> str:
        """Give a seat with its authority."""
        planning = self._where.planning
        one = planning.seats.get(seat)
        if one is None:
            return seat
        authority = planning.authorities.get(one.authority)
        return f"{one.name}, {authority.name}" if authority else one.name

    def _goal(self, one: Judged) -> dict[str, Any]:
        return {
            "id": one.goal.id,
            "text": one.goal.text,
            "measure": one.goal.measure,
            "kept": one.kept,
            "measured": one.measured,
            "mark": _mark(one),
            "grade": self._grade(one.grade),
            "injects": [self._inject(each) for each in one.injects],
            "notes": self.notes(one.notes),
        }

    def _shown(self, one: Shown | None) -> dict[str, Any] | None:
        if one is None:
            return None
        after = length_of(one.after, self._where.language) if one.after is not None else ""
        return {"after": after, "entry": self.entry(one.entry), "kept": KEPT[one.kept]}

    def _inject(self, one: Played) -> dict[str, Any]:
        language, told = self._where.language, one.expected
        within = told.within if told else None
        return {
            "id": one.given.inject or "",
            "text": one.given.text or "",
            "attachment": one.given.attachment or "",
            "sender": role_name(one.given.sender, self._where.situation.drill.parts),
            "to": [self.seat(each) for each in one.given.seats],
            "by_hand": one.given.by_hand,
            "at": time_of_drill(one.at),
            "entry": self.entry(one.given.number),
            "reaction": told.reaction if told else "",
            "doctrine": told.doctrine if told else "",
            "criterion": [(grade.value, text) for grade, text in told.criterion] if told else [],
            "within": length_of(within, language) if within is not None else "",
            "answered": self.entry(one.answered),
            "after": length_of(one.after, language) if one.after is not None else "",
            "shown": self._shown(one.shown),
            "notes": self.notes(one.notes),
        }

    def _waits(self, one: Waits) -> dict[str, Any]:
        language = self._where.language
        return {
            "name": _sentence(word(one.kind, language)),
            "asked": one.asked,
            "median": length_of(one.median, language) if one.median is not None else "",
            "longest": length_of(one.longest, language) if one.longest is not None else "",
            "longest_entry": self.entry(one.longest_entry),
            "open": [self.entry(each) for each in dict.fromkeys(one.open)],
            "open_count": len(one.open),
        }

    def notes(self, found: Iterable[Note]) -> list[dict[str, Any]]:
        """Give notes as they are read, in their order."""
        return [
            {
                "number": one.number,
                "about": one.inject or one.goal or "",
                "goal": one.goal or "",
                "inject": one.inject or "",
                "grade": self._grade(one.grade),
                "text": one.text or "",
                "who": f"{one.seat_name}, {one.authority_name}",
                "time": self._moment(one.at),
                "time_iso": iso(one.at),
                "entries": [self.entry(each) for each in one.entries],
            }
            for one in sorted(found, key=lambda one: one.number)
        ]

    def _washes(self) -> list[HotWash]:
        found = self._where.situation.evaluation.washes.values()
        return sorted((one for one in found if not one.erased), key=lambda one: one.number)

    def _wash(self, one: HotWash) -> dict[str, Any]:
        return {
            "seat": one.seat,
            "who": f"{one.seat_name}, {one.authority_name}",
            "good": list(one.good),
            "better": list(one.better),
            "time": self._moment(one.at),
            "time_iso": iso(one.at),
        }

    def _grade(self, one: Grade | None) -> dict[str, str] | None:
        if one is None:
            return None
        return {"code": one.value, "name": word(one, self._where.language)}

    def _moment(self, at: Any) -> str:
        return day_and_time(at, self._where.by.now, self._where.language)


def _mark(one: Judged) -> str:
    if not one.measured:
        return ""
    if not one.missed:
        return "yes"
    return "part" if one.kept else "no"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
