"""The categories that come to be by an import: set before its rows are written, gone with it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from crisis.commands.base import Command
from crisis.commands.categories import RetireCategory, SetCategory
from crisis.errors import Refused
from crisis.terms.categories import SubCategory

Do = Callable[[Command, str], int]


def set_categories(do: Do, batch: str, made: Iterable[SubCategory]) -> tuple[SubCategory, ...]:
    """Set the categories that rows are to have; give those that were not there. Done again it is
    the same act, by its key."""
    mine = []
    for one in made:
        try:
            do(SetCategory(top=one.top, name=one.name), _key(batch, "kind", one))
        except Refused as problem:
            if problem.code != "category.exists":  # somebody set it since the dry run: it is his
                raise
        else:
            mine.append(one)
    return tuple(mine)


def retire_categories(do: Do, batch: str, made: Iterable[SubCategory]) -> None:
    """Take out again what came with an import, unless places have it by now or it is gone."""
    for one in made:
        try:
            do(RetireCategory(top=one.top, name=one.name), _key(batch, "kind-back", one))
        except Refused as problem:
            if problem.code not in ("category.in_use", "category.unknown"):
                raise


def _key(batch: str, act: str, one: SubCategory) -> str:
    return f"{batch}-{act}-{hashlib.sha256(one.path.encode()).hexdigest()[:12]}"
