"""Examples of the events about lessons, for the golden files."""

from __future__ import annotations

from datetime import date

from crisis.events import Event
from crisis.events.lessons import LessonChanged, LessonFinished, LessonNoted, LessonReopened
from crisis.terms.lessons import LearntFrom, Lesson
from crisis.terms.operations import Mode
from crisis.terms.sight import Readers, Sight

WHO = {"seat_name": "Planlægger", "authority_name": "Sydøstjyllands Politi"}
LESSON = Lesson(
    text="Ventebeskeden kom først efter en time",
    what="Aftal, hvem der skriver den første besked",
    owner="politi",
    owner_name="Sydøstjyllands Politi",
    due=date(2027, 3, 1),
    learnt_from=LearntFrom(
        operation="op-000000000001",
        name="Øvelse stormflod",
        mode=Mode.EXERCISE,
        entries=(4, 17),
    ),
    plan="pl-000000000001",
    readers=Readers(sight=Sight.RESTRICTED, only_for=("kolding", "politi")),
)

LESSON_EXAMPLES: tuple[Event, ...] = (
    LessonNoted(lesson=LESSON, **WHO),
    LessonChanged(number=41, lesson=LESSON, **WHO),
    LessonFinished(number=41, **WHO),
    LessonReopened(number=41, **WHO),
)
