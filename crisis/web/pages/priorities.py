"""Who gets what first in an operation: the order of the aims, the proposal, the decision."""

from __future__ import annotations

from datetime import timedelta

from flask import Blueprint, render_template

from crisis.terms.priority import Aim
from crisis.terms.resources import Capability
from crisis.web.guard import leads_to
from crisis.web.pages.allotment_rows import allotments_model
from crisis.web.pages.allotted_rows import Given
from crisis.web.pages.comparing import comparing
from crisis.web.pages.cut_lists import shown_rows
from crisis.web.pages.models import offers_of, operation_model, permits, seen, where_of
from crisis.web.pages.order_rows import orders_model
from crisis.web.pages.priority_rows import order_model
from crisis.web.pages.sharing import sharing
from crisis.web.pages.supposing import supposing
from crisis.web.times import clock_time, iso
from crisis.web.words import choices

pages = Blueprint("priorities", __name__)

AGAIN = timedelta(minutes=1)
"""So often the page looks again: what happens in another operation rings no bell in this one."""


@pages.get("/operationer/<operation>/prioritering")
@leads_to(view="operations.priorities")
def priorities(operation: str) -> str:
    """What is asked for in all operations side by side, what a proposal would change and why, what
    was decided and how far it is, what was decided before, what is missing in the hours to come."""
    situation, by = seen(operation)
    where = where_of(situation, by)
    shared, shown = sharing(where), shown_rows()
    then = supposing(shared)
    return render_template(
        "priorities/priorities.html",
        op=operation_model(situation),
        may=permits(by, situation),
        order=order_model(where),
        orders=orders_model(shared),
        looked=clock_time(by.now),
        again_at=iso(by.now + AGAIN),
        sharing=allotments_model(shared, shown),
        earlier=Given(where, shared.stock).earlier(),
        supposed=then,
        compared=comparing(shared, shown),
        query=then["query"] if then else "" if shown else "alle=1",
        aims=choices(Aim),
        capabilities=choices(Capability),
        **offers_of(where),
    )
