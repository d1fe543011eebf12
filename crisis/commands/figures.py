"""Wishes about the numbers a staff goes by."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.commands.log import Instant
from crisis.terms.figures import FigureKind, FigureValue
from crisis.terms.ids import EntryNumber
from crisis.terms.log import Certainty, Line


class SetFigure(Command, frozen=True, kw_only=True):
    """Say how many, as of when and by whose word. Dansk: sæt tal.

    name: of an own figure. entry: the entry of the log it comes from; source: who said so; one of
    the two. as_of: None is now. seen: the number of the entry by which one knows the value that
    holds; if there is another by now it is refused.
    """

    figure: FigureKind
    value: FigureValue
    name: Line | None = None
    as_of: Instant | None = None
    certainty: Certainty = Certainty.UNCONFIRMED
    entry: EntryNumber | None = None
    source: Line | None = None
    seen: EntryNumber | None = None
