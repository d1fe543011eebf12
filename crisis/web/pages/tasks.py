"""The tasks of an operation: mine, nobody's, overdue, each authority's; and a page for each."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from crisis.errors import RefusalKind, Refused
from crisis.web.guard import leads_to
from crisis.web.pages.models import offers_of, operation_model, permits, seen, where_of
from crisis.web.pages.register_names import reader_of
from crisis.web.pages.rows import chosen_rows
from crisis.web.pages.task_rows import task_row, tasks_model

pages = Blueprint("tasks", __name__)

VIS_LIMIT = 40


@pages.get("/operationer/<operation>/paneler/opgaver")
@leads_to(view="operations.board")
def panel(operation: str) -> str:
    """The lists of tasks alone, for the page that moves with them."""
    situation, by = seen(operation)
    vis = request.args.get("vis", "").strip()[:VIS_LIMIT]
    return render_template(
        "tasks/_panel.html",
        op=operation_model(situation),
        tasks=tasks_model(where_of(situation, by), vis),
        may=permits(by, situation),
    )


@pages.get("/operationer/<operation>/opgaver/<int:number>")
@leads_to(view="operations.board")
def task(operation: str, number: int) -> str:
    """One task: whose it is and why, and all that happened to it."""
    situation, by = seen(operation)
    found = situation.tasks.get(number)
    if found is None:
        raise Refused("task.unknown", kind=RefusalKind.UNKNOWN)
    where = where_of(situation, by)
    return render_template(
        "tasks/task.html",
        op=operation_model(situation),
        task=task_row(found, where),
        log={
            "rows": chosen_rows(
                situation,
                found.entries,
                reader_of(where),
            )
        },
        may=permits(by, situation),
        **offers_of(where),
    )
