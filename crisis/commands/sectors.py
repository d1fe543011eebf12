"""Wishes about an authority's own status."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.commands.log import Instant
from crisis.terms.log import Line
from crisis.terms.sectors import Colour


class ReportSectorStatus(Command, frozen=True, kw_only=True):
    """Report how one's own sector stands. Dansk: meld sektorstatus."""

    colour: Colour
    consequence: Line | None = None
    normal_at: Instant | None = None
    need: Line | None = None
