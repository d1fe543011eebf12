"""The page on which an operation is ended: what is open, to whom it goes, and how it went on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any

from flask import Blueprint, render_template

from crisis.commands.closing import ArchiveOperation, CloseOperation, EvaluateOperation
from crisis.projections.closing import StageStep
from crisis.projections.situation import Situation
from crisis.rules.closing import offers, open_matters, unowned
from crisis.rules.known import By
from crisis.rules.permissions import may_view
from crisis.rules.role_groups import LEARNING
from crisis.terms.closing import COMES_AFTER, Matter, MatterKind, Stage
from crisis.terms.contradictions import ContradictionState
from crisis.terms.decisions import follow_up_of
from crisis.terms.relief import SheetState
from crisis.terms.statements import OUT, TO_CITIZENS
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.pages.follow_rows import left_open
from crisis.web.pages.links import decision_url, incident_url, request_url, sheet_url, task_url
from crisis.web.pages.log_links import label
from crisis.web.pages.models import operation_model, seen
from crisis.web.times import day_and_time, iso
from crisis.web.words import spoken, word

pages = Blueprint("closing", __name__)

Facts = tuple[str, StrEnum | None, str]
"""What something is called, how far it has come, and where its page is."""


@pages.get("/operationer/<operation>/afslutning")
@leads_to(view="operations.board")
def closing(operation: str) -> str:
    """What is open, the form that ends it, and each stage that it has reached."""
    situation, by = seen(operation)
    return render_template("operations/closing.html", **_model(situation, by))


@pages.get("/operationer/<operation>/paneler/afslutning")
@leads_to(view="operations.board")
def panel(operation: str) -> str:
    """What is open alone, for a page that was read a while ago."""
    situation, by = seen(operation)
    return render_template("operations/_open_matters.html", **_model(situation, by))


def _model(situation: Situation, by: By) -> dict[str, Any]:
    stage = situation.closing.stage
    closed = situation.closing.closed
    found = closed.matters if closed else open_matters(situation, edge.planning())
    return {
        "op": operation_model(situation),
        "owners": _by_owner(found, situation, by.now),
        "matters": [one.ref for one in found],
        "unowned": [] if closed else [f"O{number}" for number in unowned(situation)],
        "follows": [] if closed else left_open(situation, by.now, spoken()),
        "undecided": [] if closed else _undecided(situation),
        "sheets": [] if closed else _untaken(situation),
        "handed_over": bool(situation.closing.handed_over),
        "steps": [_step(one, by) for one in situation.closing.steps],
        "may_start": closed is not None and may_view("scripts.list", by.role),
        "may_learn": closed is not None and by.role in LEARNING.live,
        "may_close": stage is Stage.RUNNING and offers(situation, CloseOperation, by),
        "may_evaluate": stage in COMES_AFTER[Stage.EVALUATED]
        and offers(situation, EvaluateOperation, by),
        "may_archive": stage in COMES_AFTER[Stage.ARCHIVED]
        and offers(situation, ArchiveOperation, by),
    }


def _undecided(situation: Situation) -> list[dict[str, Any]]:
    """What contradicts itself and nobody has decided; once closed nobody can."""
    open_ = (one for one in situation.contradictions.all() if one.state is ContradictionState.OPEN)
    return [
        {"label": label(situation, one.number), "number": one.number, "about": one.about or ""}
        for one in open_
    ]


def _untaken(situation: Situation) -> list[dict[str, Any]]:
    """Sheets that wait for somebody to take the shift."""
    waiting = (one for one in situation.relief.all() if one.state is SheetState.OFFERED)
    return [
        {
            "url": sheet_url(situation.operation, one.sheet),
            "sheet": one.sheet,
            "seat": one.seat_name,
        }
        for one in waiting
    ]


def _by_owner(
    found: Iterable[Matter], situation: Situation, now: datetime
) -> list[tuple[str, list[Any]]]:
    owners: dict[str, list[Any]] = {}
    for one in found:
        owners.setdefault(one.owner_name, []).append(_matter(one, situation, now))
    return sorted(owners.items())


def _matter(one: Matter, situation: Situation, now: datetime) -> dict[str, Any]:
    """Give its name and state as they are now; a matter holds no words of its own."""
    title, status, url = _FACTS[one.kind](situation, one.number)
    return {
        "label": one.label,
        "kind_word": word(one.kind),
        "title": title,
        "status_word": word(status) if status else "",
        "url": url,
        **_holding(one, situation, now),
    }


def _holding(one: Matter, situation: Situation, now: datetime) -> dict[str, Any]:
    """Say whether it is a text outside that citizens still go by, and until when it says so."""
    text = situation.statements.get(one.number) if one.kind is MatterKind.STATEMENT else None
    if text is None or text.state not in OUT or text.content.audience not in TO_CITIZENS:
        return {"holds": False, "until": ""}
    until = text.content.expires_at
    return {"holds": True, "until": day_and_time(until, now, spoken()) if until else ""}


def _incident(situation: Situation, number: int) -> Facts:
    one, url = situation.incidents.get(number), incident_url(situation.operation, number)
    return (one.title, one.status, url) if one else ("", None, url)


def _task(situation: Situation, number: int) -> Facts:
    one, url = situation.tasks.get(number), task_url(situation.operation, number)
    return (one.title, one.status, url) if one else ("", None, url)


def _statement(situation: Situation, number: int) -> Facts:
    one, url = situation.statements.get(number), f"/presse/{situation.operation}/{number}"
    return (one.content.title, one.state, url) if one else ("", None, url)


def _follow_up(situation: Situation, number: int) -> Facts:
    decision, item = follow_up_of(number)
    one = situation.decisions.get(decision)
    found = one.follow_up(item) if one else None
    url = decision_url(situation.operation, decision)
    return (found.what, found.state, url) if found else ("", None, url)


def _request(situation: Situation, number: int) -> Facts:
    one, url = situation.requests.get(number), request_url(situation.operation, number)
    return (one.need.why, one.status, url) if one else ("", None, url)


_FACTS = {
    MatterKind.INCIDENT: _incident,
    MatterKind.TASK: _task,
    MatterKind.STATEMENT: _statement,
    MatterKind.FOLLOW_UP: _follow_up,
    MatterKind.REQUEST: _request,
}


def _step(one: StageStep, by: By) -> dict[str, Any]:
    return {
        "stage": one.stage.value,
        "stage_word": word(one.stage),
        "at": day_and_time(one.at, by.now, spoken()),
        "at_iso": iso(one.at),
        "who": one.authority_name,
        "reason": one.reason,
        "basis": one.basis,
        "left_because": one.left_because,
        "reference": one.reference,
        "number": one.number,
    }
