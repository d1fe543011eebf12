"""Resources on the map: each at its home with what is free, and what is out where it was sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crisis.projections.resource_parts import Part
from crisis.terms.places import Point
from crisis.terms.resources import AWAY, LAID_UP, Resource
from crisis.web.pages.resource_rows import Stock, Wanted, parts_of, resource_rows
from crisis.web.places import collection, feature

_LAID = frozenset(one.value for one in LAID_UP)


def stock_features(stock: Stock, wanted: Wanted, base: str) -> dict[str, Any]:
    """Give what fits as GeoJSON; what has no position is in the list alone. base: where the pages
    of single resources stand."""
    found: list[Any] = []
    for row in resource_rows(stock, wanted):
        one = stock.resources.get(row["id"])
        if one is None:
            continue
        if one.home.position is not None:
            found.append(feature(Point(one.home.position), _home(row, base)))
        found += _out(stock, one, row, base)
    return collection(found)


def _home(row: dict[str, Any], base: str) -> dict[str, Any]:
    return {
        "id": row["id"],
        "name": row["name"],
        "url": f"{base}/{row['id']}",
        "place": row["home"],
        "owner": row["owner_name"],
        "what": row["capability_word"],
        "free": row["free"],
        "amount": row["amount"],
        "measure": row["measure"],
        "states": [words for _, words in row["state_words"]],
        "held": [
            " · ".join(str(one[name]) for name in ("state_word", "amount", "where") if one[name])
            for one in row["parts"]
        ],
        "away": False,
        "laid": bool(row["states"]) and set(row["states"]) <= _LAID,
    }


def _out(stock: Stock, one: Resource, row: dict[str, Any], base: str) -> Iterator[Any]:
    """Where a part was sent is told to who may see the request, and the way is not known."""
    for part, told in zip(parts_of(stock.resources, one.id), row["parts"], strict=True):
        spot = _spot(stock, part)
        if spot is not None:
            properties = {
                **_home(row, base),
                "amount": part.amount,
                "free": 0,
                "place": told["where"],
                "states": [told["state_word"]],
                "held": [],
                "away": True,
                "laid": False,
            }
            yield feature(Point(spot), properties)


def _spot(stock: Stock, part: Part) -> Any:
    if part.state not in AWAY:
        return None
    found = (one for one in stock.operations if one.operation == part.operation)
    operation = next(found, None)
    request = operation.requests.get(part.request) if operation else None
    return request.need.spot.position if request else None
