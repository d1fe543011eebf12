"""Facts about the numbers a staff goes by."""

from __future__ import annotations

from datetime import datetime

from crisis.events.base import Event
from crisis.events.log import SpokenFor
from crisis.terms.figures import FigureKind
from crisis.terms.log import Certainty


class FigureSet(Event, frozen=True, kw_only=True):
    """A figure has a new value. Dansk: tal sat.

    corrects: the entry of the value before, which holds no longer; None for the first, and when
    the same was counted again. also: the entries that had said the same as that one.
    """

    figure: FigureKind
    name: str
    value: int
    as_of: datetime
    certainty: Certainty
    entry: int | None
    source: str | None
    corrects: int | None
    also: tuple[int, ...]
    text: str
    seat_name: str
    authority_name: str
    on_behalf_of: SpokenFor | None
