"""The limits that hold when nobody sets others, and a text just over its own: refused unread.

A file of ten million positions takes half a minute here; that such limits hold is tried with small
ones beside (`test_foreign_files.py`).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from crisis.errors import Malformed
from crisis.register.imports.foreign import LIMITS, describe


def test_the_limits_are_those_that_are_promised() -> None:
    megabyte = 1_000_000
    assert (LIMITS.positions, LIMITS.rows) == (10_000_000, 1_000_000)
    assert (LIMITS.text, LIMITS.size) == (200 * megabyte, 2_000 * megabyte)
    assert (LIMITS.memory, LIMITS.seconds) == (3_000 * megabyte, 900)


@pytest.mark.parametrize("name", ["a.geojson", "a.csv"])
def test_a_text_of_a_byte_too_many_is_refused_unread(tmp_path: Path, name: str) -> None:
    sent = tmp_path / "sent"
    with sent.open("wb") as out:
        out.truncate(LIMITS.text + 1)
    with pytest.raises(Malformed, match=r"import\.too_large"):
        describe(sent, name)
