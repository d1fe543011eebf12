"""The page of break-glass: the seats that are lent, and the form that lends one."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template
from flask_babel import gettext as _

from crisis.commands.lending import LendSeat, ReturnSeat
from crisis.projections.lending import Loan
from crisis.projections.situation import Situation
from crisis.rules import allows
from crisis.rules.closing import offers
from crisis.rules.known import By, Known
from crisis.rules.role_groups import PLANNERS
from crisis.terms.lending import HOURS_MOST
from crisis.terms.operations import Mode
from crisis.terms.roles import Role
from crisis.web import edge
from crisis.web.guard import leads_to
from crisis.web.pages.log_links import label
from crisis.web.pages.models import operation_model, seat_model, seen
from crisis.web.pages.relief_rows import proving
from crisis.web.parts import parts
from crisis.web.times import day_and_time, iso
from crisis.web.words import spoken

pages = Blueprint("lending", __name__)


@pages.get("/operationer/<operation>/noedadgang")
@leads_to(view="operations.seats")
def lending(operation: str) -> str:
    """All loans of an operation, and for its heads the form."""
    situation, by = seen(operation)
    may_lend = offers(situation, LendSeat, proving(by))
    return render_template(
        "lending/lending.html",
        op=operation_model(situation),
        loans=[_loan(one, situation, by) for one in reversed(situation.lending.all())],
        may_lend=may_lend,
        seats=_seats(by) if may_lend else [],
        people=_people(by) if may_lend else [],
        hours=[(str(one), _("%(count)s t", count=one)) for one in range(1, HOURS_MOST + 1)],
    )


def _loan(one: Loan, situation: Situation, by: By) -> dict[str, Any]:
    ended = one.ended_at or one.until
    wish = ReturnSeat(loan=one.loan)
    known = Known(planning=edge.planning(), situation=situation)
    return {
        "loan": one.loan,
        "number": one.number,
        "label": label(situation, one.number),
        "seat_name": one.seat_name,
        "authority_name": one.authority_name,
        "borrower_name": one.borrower_name,
        "lender": one.lender,
        "at": day_and_time(one.at, by.now, spoken()),
        "lasts": one.lasts(by.now),
        "ends": day_and_time(ended, by.now, spoken()),
        "ends_iso": iso(ended),
        "written": sum(loan == one.loan for loan in situation.lending.written.values()),
        "may_return": one.lasts(by.now) and allows(known, wish, by),
    }


def _seats(by: By) -> list[tuple[str, str]]:
    """Every seat that he may lend: not the chair's, unless it is his own, nor who leads a drill."""
    planning = edge.planning()
    kept = PLANNERS if by.mode is Mode.EXERCISE else frozenset[Role]()
    found = [
        (seat_model(one, planning), one)
        for one in planning.seats.values()
        if (one.role is not Role.CHAIR or one.id == by.seat) and one.role not in kept
    ]
    told = [(one.id, f"{seat['authority_name']} · {seat['name']}") for seat, one in found]
    return sorted(told, key=lambda one: one[1])


def _people(by: By) -> list[tuple[str, str]]:
    """Everybody with an open account but himself; whom one lends a seat to one must name."""
    people = (
        one
        for one in parts().people.all()
        if one.active and one.id != by.account and one.guest is None
    )
    told = [(str(one.id), f"{one.name} ({one.username})") for one in people]
    return sorted(told, key=lambda one: one[1])
