"""What would fail, for staffs that have no register."""

from __future__ import annotations

from collections.abc import Iterable

from crisis.register.dependencies import Network
from crisis.terms.dependencies import Start, Supply


def fails(
    in_use: Iterable[str], supplies: Iterable[Supply], starts: Iterable[Start]
) -> dict[str, int]:
    """Say what would fail and how many minutes on."""
    begun = {one.object: one.after_minutes for one in starts}
    steps = Network(supplies, frozenset(in_use)).cascade(begun).steps
    return {id_: one.minute for id_, one in steps.items()}
