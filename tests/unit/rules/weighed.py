"""Wants, offers and promises for the tests of the proposal, and its laws."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from crisis.rules.weighing import Offer, Promised, Proposal, Scene, Want
from crisis.terms.priority import AIMS, Aim

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
KINDS = ("pumpe", "seng")


def hours(count: float) -> datetime:
    return NOON + timedelta(hours=count)


def want(key: str, aim: Aim = Aim.LIFE, amount: int = 1, asked: float = 0, **more: object) -> Want:
    start = more.pop("start", NOON)
    until = more.pop("until", None)
    assert isinstance(start, datetime) and (until is None or isinstance(until, datetime))
    kind = str(more.pop("kind", "pumpe"))
    return Want(key=key, aim=aim, capability=kind, amount=amount, asked_at=hours(asked),
                start=start, until=until)  # fmt: skip


def offer(key: str, amount: int = 1, *, kind: str = "pumpe", **more: object) -> Offer:
    ready = more.pop("ready", 0)
    assert isinstance(ready, int)
    return Offer(key=key, capability=kind, amount=amount, ready_minutes=ready,
                 stays=bool(more.pop("stays", False)),
                 usable=bool(more.pop("usable", True)),
                 rests=bool(more.pop("rests", False)))  # fmt: skip


def scene(
    wants: Sequence[Want],
    offers: Sequence[Offer],
    km: Sequence[Sequence[float]] | None = None,
    promised: Sequence[Promised] = (),
    order: tuple[Aim, ...] = AIMS,
) -> Scene:
    rows = km or [[10.0] * len(offers)] * len(wants)
    metres = [[one * 1000 for one in row] for row in rows]
    return Scene(
        now=NOON, order=order, wants=wants, offers=offers, promised=promised, metres=metres
    )


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """Any number of requests and units, with promises that hold together."""
    wants = [
        Want(
            key=f"w{at}",
            aim=draw(st.sampled_from(AIMS)),
            capability=draw(st.sampled_from(KINDS)),
            amount=draw(st.integers(1, 6)),
            asked_at=hours(draw(st.integers(-5, 0))),
            start=hours(start := draw(st.integers(0, 5))),
            until=draw(st.none() | st.integers(start + 1, 9).map(hours)),
        )
        for at in range(draw(st.integers(0, 6)))
    ]
    offers = [
        Offer(
            key=f"o{at}",
            capability=draw(st.sampled_from(KINDS)),
            amount=draw(st.integers(0, 5)),
            stays=draw(st.booleans()),
            ready_minutes=draw(st.integers(0, 60)),
            free_from=draw(st.none() | st.integers(-1, 3).map(hours)),
            usable=draw(st.sampled_from((True, True, True, False))),
            rests=draw(st.sampled_from((False, False, True))),
        )
        for at in range(draw(st.integers(0, 6)))
    ]
    far = st.sampled_from((1.0, 5.0, 20.0, 60.0, float("inf")))
    km = [[draw(far) for _ in offers] for _ in wants]
    promised: list[Promised] = []
    for at, one in enumerate(offers):
        fit = [each for each in wants if each.capability == one.capability]
        if fit and one.amount and draw(st.booleans()):
            share = draw(st.integers(1, one.amount))
            promised.append(Promised(want=draw(st.sampled_from(fit)).key, offer=f"o{at}",
                                     amount=share))  # fmt: skip
            rest = one.amount - share
            other = [each for each in fit if each.key != promised[-1].want]
            if rest and other and draw(st.booleans()):
                promised.append(Promised(want=draw(st.sampled_from(other)).key, offer=f"o{at}",
                                         amount=draw(st.integers(1, rest))))  # fmt: skip
    order = tuple(draw(st.permutations(AIMS)))
    return scene(wants, offers, km, promised, order)


def told(proposal: Proposal) -> list[tuple[str, str, int]]:
    """Give who gets what, in the order of the proposal."""
    return [(one.want, one.offer, one.amount) for one in proposal.lines]
