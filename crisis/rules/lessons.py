"""Rules about lessons: each has an owner and a day, and is open until it is seen to be done.

They are written in earnest by a person, never by what plays a drill: whoever is drilled does not
write his own report. Which of them a reader sees, `planning_sight.py` says.
"""

from __future__ import annotations

from crisis.commands.lessons import (
    ChangeLesson,
    FinishLesson,
    LessonWish,
    NoteLesson,
    ReopenLesson,
)
from crisis.errors import RefusalKind, Refused
from crisis.events.assessments import ReasonGiven
from crisis.events.lessons import LessonChanged, LessonFinished, LessonNoted, LessonReopened
from crisis.projections.lessons import Lessons, NotedLesson
from crisis.projections.planning import Planning
from crisis.projections.situation import Folded, Situation
from crisis.rules import plan_sight
from crisis.rules.authorities import names_of
from crisis.rules.differing import today
from crisis.rules.erasure_laws import refused
from crisis.rules.known import Answer, By, Known, Question
from crisis.rules.planning_sight import planning_view
from crisis.rules.sight import whole, wrong
from crisis.terms.lessons import LearntFrom, Lesson
from crisis.terms.operations import Mode
from crisis.terms.roles import Role
from crisis.terms.sight import Sight

MISSING = {"text": "lesson.text_missing", "what": "lesson.what_missing"}
"""Field → how it is asked for."""


def note(known: Known, command: NoteLesson, by: By) -> Answer:
    """A lesson is noted with what is done about it, by whom and when. A representative notes what
    his own authority is to do; chair, chief of staff and planner what anybody is."""
    made = _judged(known, command, by)
    if isinstance(made, Refused):
        return made
    if command.due < today(by.now):
        return Refused("lesson.due_past", field="due")
    seat_name, authority_name = names_of(known, by)
    return (LessonNoted(lesson=made, seat_name=seat_name, authority_name=authority_name),)


def change(known: Known, command: ChangeLesson, by: By) -> Answer:
    """What is said replaces all that was said, by one who has seen that; a day that has passed may
    stay, but no new one lies in the past."""
    old = _found(known, command, by)
    if isinstance(old, Refused):
        return old
    if old.done is not None:
        return Refused("lesson.done", field="lesson", kind=RefusalKind.CONFLICT)
    made = _judged(known, command, by, old.lesson)
    if isinstance(made, Refused):
        return made
    if made == old.lesson:
        return Refused("lesson.unchanged", field="text", kind=RefusalKind.CONFLICT)
    if made.due != old.lesson.due and made.due < today(by.now):
        return Refused("lesson.due_past", field="due")
    seat_name, authority_name = names_of(known, by)
    told = LessonChanged(
        number=old.number, lesson=made, seat_name=seat_name, authority_name=authority_name
    )
    return (told,)


def finish(known: Known, command: FinishLesson, by: By) -> Answer:
    """It is done when somebody says by what that was seen, and not before: a day that passes makes
    it overdue and closes nothing."""
    old = _found(known, command, by)
    if isinstance(old, Refused):
        return old
    if old.done is not None:
        return Refused("lesson.done", field="lesson", kind=RefusalKind.CONFLICT)
    if not command.how.strip():
        return Refused("lesson.how_missing", field="how")
    seat_name, authority_name = names_of(known, by)
    done = LessonFinished(number=old.number, seat_name=seat_name, authority_name=authority_name)
    return done, ReasonGiven(reason=command.how)


def reopen(known: Known, command: ReopenLesson, by: By) -> Answer:
    """What turns out not to hold is open again, with why; its day is then said anew."""
    old = _found(known, command, by)
    if isinstance(old, Refused):
        return old
    if old.done is None:
        return Refused("lesson.open", field="lesson", kind=RefusalKind.CONFLICT)
    if not command.reason.strip():
        return Refused("lesson.reason_missing", field="reason")
    seat_name, authority_name = names_of(known, by)
    again = LessonReopened(number=old.number, seat_name=seat_name, authority_name=authority_name)
    return again, ReasonGiven(reason=command.reason)


def see(planning: Planning, by: By) -> Lessons:
    """Give the lessons this reader may see, also where a drill is prepared. A program in a drill
    holds every seat, so it reads what the whole staff may and no more."""
    found = planning_view(planning, by).lessons
    if not (by.program and by.mode is Mode.EXERCISE and found.restricted):
        return found
    kept = found.noted
    for number, one in found.noted.items():
        if one.lesson.readers.sight is Sight.RESTRICTED:
            kept = kept.delete(number)
    return Lessons(noted=kept, restricted=False)


def stands(planning: Planning, found: Folded) -> Refused | None:
    """A lesson that is open is done first, and older words go before the newest, or they would come
    back in its place."""
    if not isinstance(found.event, LessonNoted | LessonChanged):
        return None
    number = found.stamp.number
    for one in planning.lessons.noted.values():
        if one.now.number == number:
            if one.done is None:
                return refused("erasure.lesson_open")
            return refused("erasure.lesson_older") if len(one.versions) > 1 else None
    return None


def may_settle(one: NotedLesson, by: By) -> bool:
    """Says whether it is this reader's to change, close and open again."""
    return not by.program and by.mode is Mode.LIVE and _yours(one.lesson.owner, by) is None


def _found(
    known: Known, command: ChangeLesson | FinishLesson | ReopenLesson, by: By
) -> NotedLesson | Refused:
    """Give the lesson that is spoken of, as the one who asks has seen it."""
    old = known.planning.lessons.get(command.lesson)
    if old is None:
        return Refused("lesson.unknown", field="lesson", kind=RefusalKind.UNKNOWN)
    no = _a_person(by) or _yours(old.lesson.owner, by)
    if no:
        return no
    if old.last != command.seen:
        return Refused("lesson.meanwhile", field="seen", kind=RefusalKind.CONFLICT)
    return old


def _a_person(by: By) -> Refused | None:
    return Refused("lesson.no_program", kind=RefusalKind.FORBIDDEN) if by.program else None


def _yours(owner: str, by: By) -> Refused | None:
    if by.role is Role.REPRESENTATIVE and by.authority != owner:
        return Refused("lesson.not_yours", field="owner", kind=RefusalKind.FORBIDDEN)
    return None


def _judged(known: Known, wish: LessonWish, by: By, old: Lesson | None = None) -> Lesson | Refused:
    no = _a_person(by) or _yours(wish.owner, by)
    if no:
        return no
    for field, code in MISSING.items():
        if not getattr(wish, field).strip():
            return Refused(code, field=field)
    owner = known.planning.authorities.get(wish.owner)
    if owner is None:
        return Refused("authority.unknown", field="owner", authority=wish.owner)
    kept = old is not None and old.plan == wish.plan
    if wish.plan and not kept and wish.plan not in plan_sight.view(known.planning.plans, by).plans:
        return Refused("plan.unknown", field="plan", kind=RefusalKind.UNKNOWN)
    no = wrong(known, wish.readers)
    if no:
        return no
    where = _learnt(known, wish, old.learnt_from if old else None)
    if isinstance(where, Refused):
        return where
    return Lesson(
        text=wish.text,
        what=wish.what,
        owner=wish.owner,
        owner_name=owner.name,
        due=wish.due,
        learnt_from=where,
        plan=wish.plan,
        readers=whole(wish.readers, (by.authority, wish.owner)),
    )


def _learnt(known: Known, wish: LessonWish, old: LearntFrom | None) -> LearntFrom | Refused | None:
    """The operation is there, and the entries stand in it for whoever names them; those that were
    named before stay, whatever became of them."""
    if wish.operation is None:
        return Refused("lesson.no_operation", field="operation") if wish.entries else None
    found: Situation | None = known.answers.get(Question.OPERATION)
    if found is None:
        return Refused("lesson.unknown_operation", field="operation", kind=RefusalKind.UNKNOWN)
    kept = old.entries if old is not None and old.operation == wish.operation else ()
    for number in wish.entries:
        entry = found.log.get(number)
        if number not in kept and (entry is None or entry.hidden or entry.erased):
            return Refused("lesson.unknown_entry", field="entries", number=number)
    return LearntFrom(
        operation=found.operation,
        name=found.name,
        mode=found.mode,
        entries=tuple(sorted({*wish.entries})),
    )
