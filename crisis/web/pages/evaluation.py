"""The page of how an operation went, and in a drill how it was judged; and the same as a file."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, render_template

from crisis.commands.evaluation import GiveHotWash, NoteEvaluation
from crisis.errors import RefusalKind, Refused
from crisis.projections.situation import Situation
from crisis.reports.typesetting import EVALUATION, NotSet, typeset
from crisis.review.course import Course, course_of
from crisis.review.measures import measure
from crisis.rules.closing import offers
from crisis.rules.evaluation_sight import over
from crisis.rules.known import By
from crisis.rules.role_groups import LEARNING
from crisis.terms.closing import Stage
from crisis.terms.drills import DrillEnding
from crisis.terms.operations import Mode
from crisis.terms.review import Grade
from crisis.visible import VisibleEntry
from crisis.web import edge
from crisis.web.because import pick
from crisis.web.exporting import file_name, named
from crisis.web.guard import leads_to
from crisis.web.looking import number as asked_number
from crisis.web.pages.earlier_runs import compared
from crisis.web.pages.evaluation_paper import document
from crisis.web.pages.evaluation_rows import Teller, control_seats, criteria_of
from crisis.web.pages.evaluator_script import evaluators_script
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.models import operation_model, seen, where_of
from crisis.web.parts import parts
from crisis.web.texts import sentence
from crisis.web.words import choices, spoken

pages = Blueprint("evaluation", __name__)
_LOG = logging.getLogger(__name__)
AT_ONCE = 1_000
MINUTE = timedelta(minutes=1)
QUIET = 30
"""Minutes without an entry after which a seat is called silent, when nobody asks for another."""


@pages.get("/operationer/<operation>/evaluering")
@leads_to(view="operations.situation")
def evaluation(operation: str) -> str:
    """Goals against measures, what evaluators noted, the hot wash, and earlier runs."""
    situation, by = seen(operation)
    if by.link is not None and situation.drill.ended is not None:
        return _form_alone(situation, by)
    model, where = _model(situation, by)
    script = evaluators_script(where, Teller(_course(situation, where), where))
    beside = {one["id"] for one in script}
    model["notes"] = [one for one in model["notes"] if one["inject"] not in beside]
    return render_template(
        "review/evaluation.html",
        script=script,
        op=operation_model(situation),
        ev=model,
        may=_may(situation, by),
        own=situation.evaluation.washes.get(by.seat),
        grades=choices(Grade),
        about=_about(where),
    )


@pages.get("/operationer/<operation>/evaluering/pdf")
@leads_to(view="operations.situation")
def pdf(operation: str) -> Response:
    """The report as a file that is read aloud in order and printed alike everywhere."""
    situation, by = seen(operation)
    model, where = _model(situation, by)
    moment = situation.recorded_at or by.now
    try:
        made = typeset(document(model, where), moment, EVALUATION)
    except NotSet as problem:
        _LOG.warning("evaluation of %s not set: %s", operation, problem)
        raise Refused("evaluation.not_set", kind=RefusalKind.CONFLICT) from problem
    exercise = pick(("ØVELSE", "EXERCISE"), where.language) if model["exercise"] else ""
    title = pick(("Evaluering", "Evaluation"), where.language)
    response = Response(made, mimetype="application/pdf")
    name = file_name(exercise, f"{title} {situation.name}", moment, ".pdf")
    response.headers["Content-Disposition"] = named(name)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _form_alone(situation: Situation, by: By) -> str:
    """Whoever sat in the drill by a link says what he saw; of the others he reads no more."""
    ended = situation.drill.ended
    real = ended is not None and ended.kind is DrillEnding.REAL_EVENT
    return render_template(
        "review/form_alone.html",
        op={"id": situation.operation, "name": situation.name, "exercise": True},
        may={"wash": offers(situation, GiveHotWash, by)},
        own=situation.evaluation.washes.get(by.seat),
        real=real,
        told=sentence(Refused("guest.real_event" if real else "guest.drill_over"), spoken()),
    )


def _model(situation: Situation, by: By) -> tuple[dict[str, Any], Where]:
    where = where_of(situation, by)
    course = _course(situation, where)
    quiet = asked_number("stille", QUIET, least=1, most=1_440)
    sheet = measure(course, quiet * MINUTE, _expected(situation))
    model = Teller(course, where).all(sheet)
    others = edge.operations() if over(situation) else ()
    return {**model, "quiet": quiet, "compared": compared(situation, others, where)}, where


def _course(situation: Situation, where: Where) -> Course:
    by = where.by
    entries: list[VisibleEntry] = []
    for after in range(0, situation.number, AT_ONCE):
        entries += parts().handler.journal(by, situation.operation, after, AT_ONCE)
    return course_of(situation, by.now, entries, control_seats(where.planning))


def _expected(situation: Situation) -> set[str]:
    """Who takes part in a drill, whether anything comes from him or not."""
    drill = situation.drill
    return {*(one.seat for one in drill.parts if one.seat), *drill.comchecked} - {drill.seat}


def _may(situation: Situation, by: By) -> dict[str, bool]:
    drill = situation.mode is Mode.EXERCISE and situation.closing.stage is not Stage.ARCHIVED
    return {
        "note": drill and offers(situation, NoteEvaluation, by),
        "wash": drill and over(situation) and offers(situation, GiveHotWash, by),
        "lesson": over(situation) and by.role in LEARNING.live,
    }


def _about(where: Where) -> dict[str, list[tuple[str, str]]]:
    """What a note may be about: goals, and the injects that were given."""
    drill = where.situation.drill
    criteria = criteria_of(drill.script)
    told = {one.inject: one.reaction for one in criteria.expectations}
    given = dict.fromkeys(one.inject for one in drill.given.values() if one.inject)
    return {
        "goals": [(f"goal:{one.id}", one.text) for one in criteria.goals],
        "injects": [
            (f"inject:{one}", f"{one}: {told[one]}" if one in told else one)
            for one in given
            if one in drill.injects
        ],
    }
