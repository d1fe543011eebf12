"""The pages of the situation picture: the one being made, by phone, and each that was frozen."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, abort, render_template

from crisis.errors import RefusalKind, Refused
from crisis.interop.word import write
from crisis.projections.sitreps import Frozen
from crisis.projections.situation import Situation
from crisis.reports.typesetting import NotSet, typeset
from crisis.reports.vendored import areas_of
from crisis.rules.known import By
from crisis.terms.log import Certainty
from crisis.terms.operations import Mode
from crisis.web.answers import DOCX
from crisis.web.because import pick
from crisis.web.exporting import as_file, file_name
from crisis.web.guard import leads_to
from crisis.web.looking import Whole, choice
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.models import choices_of, operation_model, seen, where_of
from crisis.web.pages.paper import LONG_AGO
from crisis.web.pages.sitrep_paper import Paper
from crisis.web.pages.sitrep_rows import BY_PHONE, SHOWN, draft_model, frozen_model
from crisis.web.pages.sitrep_sources import before_of, besides_now, last_shown, shown_then
from crisis.web.pages.sitrep_word import word_of
from crisis.web.parts import parts
from crisis.web.words import choices

pages = Blueprint("sitreps", __name__)


_LOG = logging.getLogger(__name__)


@pages.get("/operationer/<operation>/situationsbillede")
@leads_to(view="operations.situation")
def draft(operation: str) -> str:
    """What the board knows by the field's order, what the staff says to it, and what changed."""
    return _draft("sitreps/draft.html", operation, None if choice("alle", Whole) else SHOWN)


@pages.get("/operationer/<operation>/situationsbillede/telefon")
@leads_to(view="operations.situation")
def phone(operation: str) -> str:
    """The same in short, one column: to be read aloud, and filled in on a telephone."""
    return _draft("sitreps/phone.html", operation, None if choice("alle", Whole) else BY_PHONE)


@pages.get("/operationer/<operation>/situationsbillede/<int:number>")
@leads_to(view="operations.situation")
def frozen(operation: str, number: int) -> str:
    """One frozen picture, as it stood; on paper every time has its date."""
    situation, by = seen(operation)
    model, where = frozen_as(situation, by, number)
    offered = choices_of(where.planning)
    return render_template(
        "sitreps/frozen.html", op=operation_model(situation), picture=model, **offered
    )


def frozen_as(situation: Situation, by: By, number: int) -> tuple[dict[str, Any], Where]:
    """Give a frozen picture as this reader may see it, and from where its words are said."""
    one = situation.sitreps.get(number)
    if one is None:
        abort(404)
    then, before = shown_then(situation, one, by), before_of(situation, one, by)
    where = where_of(situation, by)
    where = where._replace(by=replace(by, now=LONG_AGO))
    return frozen_model(one, then, before, where), where._replace(situation=then.situation)


def _draft(template: str, operation: str, shown: int | None) -> str:
    situation, by = seen(operation)
    before, where = last_shown(situation, by), where_of(situation, by)
    return render_template(
        template,
        op=operation_model(situation),
        whole=shown is None,
        certainties=choices(Certainty),
        picture=draft_model(where, besides_now(situation, by), before, shown),
        **choices_of(where.planning),
    )


@pages.get("/operationer/<operation>/situationsbillede/<int:number>/pdf")
@leads_to(view="operations.situation")
def pdf(operation: str, number: int) -> Response:
    """A frozen picture as a file that is read aloud in order and printed alike everywhere."""
    return _document(operation, number, nost=False)


@pages.get("/operationer/<operation>/situationsbillede/<int:number>/nost")
@leads_to(view="operations.situation")
def nost(operation: str, number: int) -> Response:
    """The same picture with the national staff's head and no more than it needs."""
    return _document(operation, number, nost=True)


@pages.get("/operationer/<operation>/situationsbillede/<int:number>/word")
@leads_to(view="operations.situation")
def word(operation: str, number: int) -> Response:
    """A frozen picture as a Word document, for who has to work on its words."""
    one, paper, name = _paper(operation, number, nost=False)
    return as_file(write(word_of(paper.data(), one.at)), DOCX, name(".docx"))


def _paper(
    operation: str, number: int, *, nost: bool
) -> tuple[Frozen, Paper, Callable[[str], str]]:
    """Give a frozen picture as it is read, its document, and what its file is called."""
    situation, by = seen(operation)
    model, where = frozen_as(situation, by, number)
    coast = parts().register.base()["land"]
    paper = Paper(model, where, coast=areas_of(bytes(coast)) if coast else (), nost=nost)
    one = situation.sitreps.frozen[number]
    drill = where.by.mode is Mode.EXERCISE
    exercise = pick(("ØVELSE", "EXERCISE"), where.language) if drill else ""
    title = f"{model['title']}{' NOST' if nost else ''} {situation.name}"
    return one, paper, lambda ending: file_name(exercise, title, one.at, ending)


def _document(operation: str, number: int, *, nost: bool) -> Response:
    one, paper, name = _paper(operation, number, nost=nost)
    try:
        made = typeset(paper.data(), one.at)
    except NotSet as problem:
        _LOG.warning("situation picture %s of %s not set: %s", number, operation, problem)
        raise Refused("sitrep.not_set", kind=RefusalKind.CONFLICT) from problem
    return as_file(made, "application/pdf", name(".pdf"))
