"""Wishes about what depends on what, and about what would fail."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.dependencies import STARTS_LIMIT, Start, Supply, SupplyKind
from crisis.terms.ids import EntryNumber
from crisis.terms.log import Line
from crisis.terms.register import ObjectId

WhatIfNumber = Annotated[int, Meta(ge=1, le=9_999)]
Starts = Annotated[tuple[Start, ...], Meta(min_length=1, max_length=STARTS_LIMIT)]


class SetSupply(Command, frozen=True, kw_only=True):
    """Say who supplies an object with what, and how long it lasts without. Dansk: sæt forsyning.

    It replaces what was said of that object, kind and group. seen: the planning entry by which one
    knows that, None when there is none; if there is another by now it is refused. another: it is
    one more group of the kind, whose number the rule gives.
    """

    supply: Supply
    seen: EntryNumber | None = None
    another: bool = False


class RetireSupply(Command, frozen=True, kw_only=True):
    """Say that an object does not depend on such a supply any more. Dansk: udfas forsyning.

    group: which of its groups of that kind. seen: the planning entry by which one knows the supply;
    if it says something else by now it is refused. Without it the last word stands.
    """

    consumer: ObjectId
    kind: SupplyKind
    group: int = 1
    seen: EntryNumber | None = None


class SaveWhatIf(Command, frozen=True, kw_only=True):
    """Keep under a name what would fail if some objects failed. Dansk: gem hvad-nu-hvis.

    what_if: the number of the one that it takes the place of; None for a new one. seen: the
    planning entry by which one knows that one; if it was saved anew since it is refused.
    """

    name: Line
    starts: Starts
    what_if: WhatIfNumber | None = None
    seen: EntryNumber | None = None


class DropWhatIf(Command, frozen=True, kw_only=True):
    """Take a what-if out of the list. Dansk: fjern hvad-nu-hvis.

    seen: the planning entry by which one knows it; if it was saved anew since it is refused.
    """

    what_if: WhatIfNumber
    seen: EntryNumber | None = None
