"""Wishes about scripts for drills."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.terms.ids import EntryNumber
from crisis.terms.scripts import ScriptId, ScriptText


class SaveScript(Command, frozen=True, kw_only=True):
    """Keep a script for drills, as it is written. Dansk: gem drejebog.

    base: the planning entry that one had before one; None for a new one. What another has saved
    meanwhile is read first.
    """

    script: ScriptId
    text: ScriptText
    base: EntryNumber | None = None


class RetireScript(Command, frozen=True, kw_only=True):
    """Take a script out of the list; its versions stay to be read. Dansk: udfas drejebog."""

    script: ScriptId
    base: EntryNumber
