"""Wishes about who gets what first."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.decisions import Words
from crisis.terms.ids import EntryNumber
from crisis.terms.priority import AIMS, Aim

AimOrder = Annotated[tuple[Aim, ...], Meta(min_length=len(AIMS), max_length=len(AIMS))]


class SetPriorities(Command, frozen=True, kw_only=True):
    """Say in which order the aims come, and why. Dansk: sæt hensynenes rækkefølge.

    seen: the entry by which one knows the order that holds, None while it is assumed; if there is
    another by now it is refused.
    """

    order: AimOrder
    ground: Words
    seen: EntryNumber | None = None
