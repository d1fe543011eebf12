"""A what-if of who gets what: worked out beside the live picture, and kept nowhere."""

from __future__ import annotations

from typing import Any

from flask import request

from crisis.rules.overview import Extra, supposed
from crisis.rules.proposing import propose
from crisis.rules.weighing import Offer, Proposal, Scene
from crisis.terms.priority import Aim
from crisis.terms.resources import MOST_AMOUNT, Capability
from crisis.web.explaining import UNKNOWN_METRES, short_sentence
from crisis.web.looking import choice, number, text
from crisis.web.pages.sharing import Sharing
from crisis.web.words import word

_EXTRA = ("antaget: {what}", "supposed: {what}")


def supposing(shared: Sharing) -> dict[str, Any] | None:
    """Give what would be otherwise by what the address supposes; None when it supposes nothing."""
    first, extra = choice("foerst", Aim), choice("ekstra", Capability)
    without = text("uden", 60) or ""
    if first is None and not without and extra is None:
        return None
    amount = number("antal", 1, least=1, most=MOST_AMOUNT)
    scene = _scene(shared, first, without, extra, amount)
    now, then = propose(shared.scene), propose(scene)
    shorts = (one for one in then.shorts if one.want in shared.seen)
    return {
        "query": request.query_string.decode("ascii", "ignore"),
        "first": first.value if first else "",
        "without": without,
        "extra": extra.value if extra else "",
        "amount": amount,
        "rows": changed_rows(shared, now, then),
        "shorts": [
            {"label": shared.told.request(one.want), "said": short_sentence(one, shared.told)}
            for one in shorts
        ],
    }


def _scene(
    shared: Sharing, first: Aim | None, without: str, extra: Capability | None, amount: int
) -> Scene:
    live = shared.scene
    order = (first, *(one for one in live.order if one is not first)) if first else None
    more: list[Extra] = []
    if extra is not None:
        english = shared.where.language == "en"
        name = _EXTRA[english].format(what=word(extra, shared.where.language))
        offer = Offer(key=name, capability=extra.value, amount=amount)
        more.append(Extra(offer=offer, metres=[UNKNOWN_METRES] * len(live.wants)))
    return supposed(live, order=order, without=frozenset({without} - {""}), more=more)


def changed_rows(shared: Sharing, now: Proposal, then: Proposal) -> list[dict[str, Any]]:
    """Give the requests that would get something else than by the proposal as things stand."""
    before, after = _given(now), _given(then)
    found = []
    for key, one in shared.seen.items():
        old, new = before.get(key, {}), after.get(key, {})
        if old == new:
            continue
        units = [shared.unit(unit, amount) for unit, amount in new.items()]
        found.append(
            {
                "label": shared.label(key),
                "place": one.request.need.spot.name,
                "before": sum(old.values()),
                "after": sum(new.values()),
                "units": ", ".join(units) or "–",
            }
        )
    return found


def _given(proposal: Proposal) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for one in proposal.lines:
        units = found.setdefault(one.want, {})
        units[one.offer] = units.get(one.offer, 0) + one.amount
    return found
