"""A script to begin with: out of one of the library, an assessment, or a past operation. Pure.

What is made is a draft that `checks.py` takes: whoever saves it reads it through and goes on from
there. What it leaves out is counted and said at its head.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from crisis.drills.yaml_file import page
from crisis.drills.yaml_file import written as as_yaml
from crisis.errors import Malformed
from crisis.projections.planning import Planning, Seat
from crisis.terms.log import LINE_LIMIT, TEXT_LIMIT
from crisis.terms.roles import Role

SEED = 1
_ROLE = re.compile(r"[a-z][a-z0-9_-]{0,39}")
LEADER = "ledelse"
"""The role that the control plays in all that is made here."""
OUTSIDE = "omverden"
"""The role of those who are not there, answered for by a cell."""
CITIZEN, PRESS = "borger", "radio"
CELLS = (
    {"role": OUTSIDE, "name": "Omverdenen", "cell": "answering"},
    {"role": CITIZEN, "name": "Borger", "cell": "citizens"},
    {"role": PRESS, "name": "Lokalradioen", "cell": "media"},
    {"role": LEADER, "name": "Øvelsesledelsen", "cell": "control"},
)


class LeftOut(NamedTuple):
    """How much did not come along: what is for some, what may name somebody, what the law erased.

    Dansk: udeladt af drejebogen.
    """

    restricted: int = 0
    named: int = 0
    erased: int = 0
    late: int = 0

    @property
    def all(self) -> int:
        """How much in all."""
        return sum(self)


class Started(NamedTuple):
    """A script as plain data, and what did not come along. Dansk: påbegyndt drejebog."""

    script: dict[str, Any]
    left_out: LeftOut = LeftOut()

    @property
    def text(self) -> str:
        """The script as a file, with what was left out at its head."""
        return "".join(f"# {line}\n" for line in _head(self.left_out)) + as_yaml(self.script)


def from_library(text: str, title: str | None = None, seed: int | None = None) -> Started:
    """Begin with a script that there is, under another title and with a seed of its own."""
    plain = page(text).plain
    if not isinstance(plain, dict):
        raise Malformed("scenario.not_yaml", line=1)
    script = {**plain}
    if title:
        opening = script.get("operation")
        script["title"] = line(title)
        kept = opening if isinstance(opening, dict) else {}
        script["operation"] = {**kept, "name": line(title)}
    if seed is not None:
        script["seed"] = seed
    return Started(script)


def frame(title: str, **more: Any) -> dict[str, Any]:
    """Give the head of a script that is made here; more: what stands after it, in its order."""
    return {
        "format": 1,
        "form": "staff",
        "title": line(title),
        "seed": SEED,
        "operation": {"name": line(title), "level": "information"},
        **more,
    }


def seats_of(planning: Planning, authorities: Iterable[str]) -> Iterator[dict[str, str]]:
    """Give the parts that seats take: the staff's own, and one for each authority named."""
    taken, called = set[str](), set[str]()
    for role in (Role.CHAIR, Role.CHIEF_OF_STAFF, Role.CONTROL_ROOM, Role.COMMUNICATION):
        seat = next((one for one in _seats(planning) if one.role is role), None)
        if seat is not None and seat.id not in taken:
            taken.add(seat.id)
            yield _part(seat, seat.name, called)
    for authority in dict.fromkeys(authorities):
        seat = seat_of(planning, authority)
        if seat is not None and seat.id not in taken:
            taken.add(seat.id)
            yield _part(seat, planning.authorities[authority].name, called)


def _part(seat: Seat, name: str, called: set[str]) -> dict[str, str]:
    """Give the part of a seat, by its name where no other part has that."""
    new = line(name) not in called
    called.add(line(name))
    return {"role": seat.id, **({"name": line(name)} if new else {}), "seat": seat.id}


def seat_of(planning: Planning, authority: str) -> Seat | None:
    """Give the seat of an authority's representative."""
    found = (one for one in _seats(planning) if one.authority == authority)
    return next((one for one in found if one.role is Role.REPRESENTATIVE), None)


def line(text: str) -> str:
    """Give a text as one line, no longer than a line may be."""
    said = " ".join(text.split())
    return said if len(said) <= LINE_LIMIT else said[: LINE_LIMIT - 1] + "…"


def passage(text: str) -> str:
    """Give a text no longer than an inject's may be."""
    return text if len(text) <= TEXT_LIMIT else text[: TEXT_LIMIT - 1] + "…"


def _seats(planning: Planning) -> list[Seat]:
    """Give the seats that can be a role, by name, so that the same is chosen each time."""
    found = (one for one in planning.seats.values() if _ROLE.fullmatch(one.id))
    return sorted(found, key=lambda one: one.id)


def _head(left: LeftOut) -> Iterator[str]:
    """Say what stands for the reader before the script begins."""
    yield "Påbegyndt drejebog: læs den igennem, og ret den til, før den øves."
    if not left.all:
        return
    told = (
        (left.restricted, "for nogle"),
        (left.named, "kan nævne en person, en adresse eller et nummer"),
        (left.erased, "slettet efter loven"),
        (left.late, "for sent i forløbet"),
    )
    parts = ", ".join(f"{count} {why}" for count, why in told if count)
    yield f"Udeladt: {left.all} ({parts}). Et navn, der står alene, kan tavlen ikke se."
