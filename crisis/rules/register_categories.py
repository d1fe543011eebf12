"""The rule that a place's category is one of the list: the table's, or a planner's under it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any

from crisis.errors import Refused
from crisis.terms.categories import TOPS, on_list, own_name, top_of
from crisis.terms.register import RegisterObject

ALIKE = 0.7
"""So much of two words must be the same for one to be meant by the other."""
SHORTEST = 4
"""So many letters of a beginning say what is meant: `Olie` is `Olieindustri`."""
SHOWN = 80
"""So many letters of a word are told back."""


def unlisted(
    subs: Iterable[str],
    stood: Mapping[str, RegisterObject],
    objects: Iterable[tuple[str, RegisterObject]],
) -> Refused | None:
    """Say which place is given a category that is not on the list, and which one is near it.

    A place that stands with such a category keeps it and may be changed otherwise: it has it from
    before the list was asked, or from before the category was withdrawn. Nothing is given it anew,
    nor when what was retired comes back into use.

    subs: what planners put under the table. stood: the places as they stand, by id.
    """
    listed = frozenset(on_list(subs))
    for field, one in objects:
        old = stood.get(one.id)
        kept = old is not None and old.category == one.category
        if not kept and one.category not in listed:
            return _refused(f"{field}.category", one, listed)
    return None


def near(word: str, listed: Iterable[str]) -> str | None:
    """Give the category that a word comes nearest to: spelled like it, or with it among its words,
    or the one that is named on top of it; None when none is near."""
    best = max(sorted(listed), key=lambda one: (_nearness(word, one), -len(one)))
    if _nearness(word, best) >= ALIKE:
        return best
    return top_of(word) if top_of(word) in TOPS else None


def _nearness(word: str, category: str) -> float:
    plain, own = word.casefold().strip(), own_name(category).casefold()
    said = [category.casefold(), own, *own.replace(",", " ").split()]
    if len(plain) >= SHORTEST and any(one.startswith(plain) for one in said):
        return 1
    return max(SequenceMatcher(None, plain, one).ratio() for one in said)


def _refused(field: str, one: RegisterObject, listed: frozenset[str]) -> Refused:
    facts: dict[str, Any] = {"id": one.id, "name": one.category[:SHOWN]}
    nearest = near(one.category[:SHOWN], listed)
    if nearest is None:
        return Refused("register.unlisted_category", field=field, **facts)
    return Refused("register.other_category", field=field, nearest=nearest, **facts)
