"""An operation as a workbook: log, decisions, tasks and figures, as the reader may see them."""

from __future__ import annotations

from flask import Blueprint, Response

from crisis.terms.operations import Mode
from crisis.web import edge
from crisis.web.because import pick
from crisis.web.exporting import as_workbook, file_name
from crisis.web.guard import leads_to
from crisis.web.pages.models import seen
from crisis.web.pages.workbook_rows import EXERCISE, Exported
from crisis.web.words import spoken

pages = Blueprint("workbooks", __name__)


@pages.get("/operationer/<operation>/regneark")
@leads_to(view="operations.workbook")
def workbook(operation: str) -> Response:
    """Log, decisions, tasks and figures, a sheet of each; no cell of it is a formula or a link."""
    return answer(operation)


def answer(operation: str) -> Response:
    """Give the workbook of an operation, for a page and for a program alike."""
    situation, by = seen(operation)
    told = Exported(situation=situation, planning=edge.planning(), language=spoken(), now=by.now)
    exercise = pick(EXERCISE, spoken()) if situation.mode is Mode.EXERCISE else ""
    return as_workbook(lambda: told.workbook, file_name(exercise, situation.name, by.now))
