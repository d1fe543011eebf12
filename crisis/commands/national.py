"""Wishes about the national staffs."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.commands.log import Instant
from crisis.terms.log import Line
from crisis.terms.national import NationalStaff


class TellNationalStaff(Command, frozen=True, kw_only=True):
    """Say that a national staff is set or has ended. Dansk: national stab.

    since: from when; None is now. source: who said so, and how.
    """

    staff: NationalStaff
    active: bool
    source: Line
    since: Instant | None = None
