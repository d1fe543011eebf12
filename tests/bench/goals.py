"""How a measurement stands beside what was asked of it; a goal that is broken is said in words."""

from __future__ import annotations

NOT_MET = "NOT MET"


def at_most(limit: float, found: float, unit: str = "", wish: str = "") -> str:
    """Give the goal, that it may be this at most, and whether it is."""
    return _goal("≤", limit, unit, wish, met=found <= limit)


def at_least(limit: float, found: float, unit: str = "", wish: str = "") -> str:
    """Give the goal, that it must be this at least, and whether it is."""
    return _goal("≥", limit, unit, wish, met=found >= limit)


def _goal(sign: str, limit: float, unit: str, wish: str, *, met: bool) -> str:
    said = f"goal {sign} {limit:,g}{unit and ' '}{unit}{wish and ', wish '}{wish}"
    return f"({said})" if met else f"({said}: {NOT_MET})"
