"""What a column of a file is taken to mean, and what that is called."""

from __future__ import annotations

from crisis.register.rows import recognise
from crisis.web.import_words import field_word


def test_a_column_is_known_by_the_words_of_the_form() -> None:
    asked = ("nr", "navn", "ventet antal", "lat", "lon")
    assert recognise(asked) == {
        "id": "nr",
        "name": "navn",
        "occasion.attendance": "ventet antal",
        "lat": "lat",
        "lon": "lon",
    }
    assert field_word("occasion.attendance", "da") == "ventet antal mennesker"
