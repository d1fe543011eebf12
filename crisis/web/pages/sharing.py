"""What the page of priorities is made of: requests of all operations, units, scene and readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from crisis.geo.roads import road_metres
from crisis.projections.requests import HelpRequest
from crisis.projections.resources import Resources
from crisis.projections.situation import Situation
from crisis.rules.competing import Asked, Places, request_of, scene_of
from crisis.rules.orders import Order, orders
from crisis.rules.weighing import Outward, Scene
from crisis.terms.resources import MEASURES
from crisis.web.explaining import UNKNOWN_METRES, Told
from crisis.web.pages.incident_rows import Where
from crisis.web.parts import parts
from crisis.web.words import word


@dataclass(frozen=True, kw_only=True)
class Sharing:
    """All that is weighed, and what of it is for this reader.

    asked: of all operations, whole. outward: what they ask for out of the district, by amounts.
    seen: the requests that are for the reader, by name. orders: those of the operations that
    compete with this one, and its own.
    """

    where: Where
    stock: Resources
    asked: tuple[Asked, ...]
    seen: dict[str, Asked]
    scene: Scene
    outward: tuple[Outward, ...] = ()
    orders: tuple[Order, ...] = ()

    def request(self, key: str) -> Asked | None:
        """Give a request that is for the reader."""
        return self.seen.get(key)

    @property
    def told(self) -> Told:
        """What things are called for the reader."""
        return Told(
            language=self.where.language,
            unit=self.unit,
            request=self.label,
            place=lambda key: self.seen[key].request.need.spot.name if key in self.seen else "–",
        )

    def unit(self, name: str, amount: int | None = None) -> str:
        """Give what a unit is called, with how much of it when that is less than all."""
        one = self.stock.get(name)
        if one is None:
            return name
        of = "of" if self.where.language == "en" else "af"
        return one.name if amount in (None, one.amount) else f"{amount} {of} {one.name}"

    def label(self, key: str) -> str | None:
        """Give what a request is called; None when it is not for the reader."""
        if key not in self.seen:
            return None
        return self.number(key)

    def number(self, key: str) -> str:
        """Give a request's number, with its operation when that is another."""
        operation, number = request_of(key)
        english = self.where.language == "en"
        said = f"request {number}" if english else f"anmodning {number}"
        if operation == self.where.situation.operation:
            return said
        found = next((one for one in self.asked if one.operation == operation), None)
        name = found.operation_name if found else self._called(operation)
        return f"{said} in {name}" if english else f"{said} i {name}"

    def _called(self, operation: str) -> str:
        """Give the name of an operation that asks for nothing any more."""
        return parts().handler.situation(self.where.by, operation).name


def sharing(where: Where) -> Sharing:
    """Look at what is asked and what there is, as one reader may see it."""
    situation, by, handler = where.situation, where.by, parts().handler
    stock = handler.resources(situation.operation)
    asked = handler.competing(situation.operation, by.now)
    scene = scene_of(asked, stock, situation.priorities.order, by.now, ways)
    seen = _situations(where, asked)
    return Sharing(
        where=where,
        stock=stock,
        asked=asked,
        seen=_seen(seen, asked),
        scene=scene,
        outward=handler.outward(situation.operation, by.now),
        orders=orders(seen, asked, situation.operation),
    )


def _situations(where: Where, asked: Sequence[Asked]) -> dict[str, Situation]:
    """Give each operation that asks for something, as the reader may see it."""
    found = {where.situation.operation: where.situation}
    for one in asked:
        if one.operation not in found:
            found[one.operation] = parts().handler.situation(where.by, one.operation)
    return found


def _seen(situations: dict[str, Situation], asked: Sequence[Asked]) -> dict[str, Asked]:
    return {
        one.key: one
        for one in asked
        if situations[one.operation].requests.get(one.request.number) is not None
    }


def ways(starts: Places, ends: Places) -> list[list[float]]:
    """Give the estimated ways; where nobody has said the place, one that is assumed."""
    found = np.full((len(starts), len(ends)), UNKNOWN_METRES)
    rows = [at for at, one in enumerate(starts) if one is not None]
    columns = [at for at, one in enumerate(ends) if one is not None]
    if rows and columns:
        here = np.array([one for one in starts if one is not None], dtype=float)
        there = np.array([one for one in ends if one is not None], dtype=float)
        found[np.ix_(rows, columns)] = road_metres(here, there)
    made: list[list[float]] = found.tolist()
    return made


def need_text(one: HelpRequest, language: str) -> str:
    """Say what is asked for and where to: `pumpning: 3 stk. til Hejlsminde`."""
    need, to = one.need, "to" if language == "en" else "til"
    measure, what = word(MEASURES[need.capability], language), word(need.capability, language)
    return f"{what}: {need.amount} {measure} {to} {need.spot.name}"
