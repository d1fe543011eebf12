"""A long list on a page: how many there are in all is always said, and all are one press away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from crisis.web.looking import Whole, choice

One = TypeVar("One")

SHOWN = 200


def shown_rows() -> int | None:
    """Give how many rows a list shows; None for all, when the address asks for it."""
    return None if choice("alle", Whole) else SHOWN


def cut(found: Sequence[One], row: Callable[[One], Any], shown: int | None) -> dict[str, Any]:
    """Give the first rows of a list, how many there are in all, and how many are not shown."""
    rows = [row(one) for one in found[:shown]]
    return {"rows": rows, "total": len(found), "more": len(found) - len(rows)}
