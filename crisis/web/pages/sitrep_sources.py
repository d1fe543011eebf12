"""What a situation picture is made of, now or when one was frozen: the operation, the resources and
what is asked of them."""

from __future__ import annotations

from datetime import datetime

from crisis.projections.resources import Resources
from crisis.projections.sitreps import Frozen
from crisis.projections.situation import Situation
from crisis.rules.known import By
from crisis.rules.sitreps import Besides
from crisis.web.pages.sitrep_rows import Shown
from crisis.web.parts import parts


def besides_now(situation: Situation, by: By) -> Besides:
    """Give the resources as they are, and what is asked of them if that was ever decided."""
    handler = parts().handler
    stock = handler.resources(situation.operation)
    asked = handler.competing(situation.operation, by.now) if stock.allotments.last else ()
    return Besides(stock, by.now, asked)


def shown_then(situation: Situation, one: Frozen, by: By) -> Shown:
    """Give what a frozen picture takes in, as its reader may see it."""
    then = parts().handler.as_of(by, situation.operation, one.until)
    return Shown(then, _besides_then(situation.operation, one.stock, one.at))


def before_of(situation: Situation, one: Frozen, by: By) -> Shown | None:
    """Give what the picture before a frozen one took in; None for the first."""
    old = situation.sitreps.get(one.sitrep - 1)
    return shown_then(situation, old, by) if old is not None else None


def last_shown(situation: Situation, by: By) -> Shown | None:
    """Give what the last frozen picture took in; None when there is none."""
    last = situation.sitreps.last
    return shown_then(situation, last, by) if last is not None else None


def _besides_then(operation: str, stock: int | None, moment: datetime) -> Besides:
    handler = parts().handler
    found: Resources = handler.resources_then(operation, stock, moment)
    asked = handler.competing_then(operation, moment) if found.allotments.last else ()
    return Besides(found, moment, asked)
