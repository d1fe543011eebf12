"""Drawings of how an operation went as SVG, without words: what they show is set beside them."""

from __future__ import annotations

from collections.abc import Sequence

WIDE, HIGH = 400, 16


def strip_of(shares: Sequence[float]) -> str:
    """Draw when something came from one seat, along the whole length."""
    base = HIGH / 2
    marks = (
        f'<rect x="{4 + share * (WIDE - 10):.1f}" y="2" width="2" height="12" fill="#0b5570"/>'
        for share in shares
    )
    line = f'<path d="M4 {base}H{WIDE - 4}" stroke="#999" stroke-width="1"/>'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}">'
    return f"{head}{line}{''.join(marks)}</svg>"


def bar_of(share: float) -> str:
    """Draw how much of the longest something is."""
    wide = max(1.0, min(max(share, 0.0), 1.0) * WIDE)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}">'
    return f'{head}<rect x="0" y="3" width="{wide:.1f}" height="10" fill="#0b5570"/></svg>'
