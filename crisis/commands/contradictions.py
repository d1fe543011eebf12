"""Wishes about reports that disagree."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.terms.contradictions import ContradictionNumber, Disagreeing, Verdict
from crisis.terms.ids import EntryNumber
from crisis.terms.log import Certainty, Line


class ReportContradiction(Command, frozen=True, kw_only=True):
    """Say that entries of the log disagree, and about what. Dansk: meld modstrid."""

    entries: Disagreeing
    about: Line


class SettleContradiction(Command, frozen=True, kw_only=True):
    """Decide which entry holds, and on what ground. Dansk: afgør modstrid.

    holds: the entry that holds when one does; certainty: how sure one is of it.
    """

    contradiction: ContradictionNumber
    verdict: Verdict
    reason: Line
    holds: EntryNumber | None = None
    certainty: Certainty | None = None
