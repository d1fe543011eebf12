"""What a program takes as a file: an operation as a workbook."""

from __future__ import annotations

from flask import Blueprint, Response

from crisis.web.guard import leads_to
from crisis.web.pages.workbooks import answer

routes = Blueprint("api_workbooks", __name__, url_prefix="/api/v1")


@routes.get("/operations/<operation>/workbook")
@leads_to(view="operations.workbook")
def workbook(operation: str) -> Response:
    """Log, decisions, tasks and figures as the seat may see them, an .xlsx with a sheet of each."""
    return answer(operation)
