"""Wishes about an installation that was put back from a backup."""

from __future__ import annotations

from crisis.commands.base import Command


class AllowPublishing(Command, frozen=True, kw_only=True):
    """Let sending begin again after a restore. Dansk: giv udsendelse fri."""
