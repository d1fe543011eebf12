"""Sizes in words."""

from __future__ import annotations

from crisis.web.sizes import size_in_words


def test_a_size_is_said_as_it_is_read() -> None:
    assert [size_in_words(one, "da") for one in (1, 81_234, 2_440_000)] == [
        *("1 kB", "81 kB", "2,4 MB")
    ]
    assert size_in_words(2_440_000, "en") == "2.4 MB"
    assert size_in_words(82_000_000_000, "da") == "82,0 GB"
