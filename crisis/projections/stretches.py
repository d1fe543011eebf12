"""Stretches of a script's time that have run."""

from __future__ import annotations

Stretches = tuple[tuple[float, float], ...]
"""From when to when, in seconds, in their order."""


def joined(ran: Stretches, since: float, until: float) -> Stretches:
    """Add a stretch to those that lie behind; what touches the last is one with it."""
    if until <= since:
        return ran
    if ran and ran[-1][1] >= since:
        return (*ran[:-1], (ran[-1][0], until))
    return (*ran, (since, until))
