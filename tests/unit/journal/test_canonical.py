"""The swift way to canonical bytes gives the same as the letter of RFC 8785, for any text."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis.commands.log import RecordEntry
from crisis.events import EVENTS
from crisis.journal.canonical import _swift, canonical, canonical_struct
from crisis.journal.codec import Envelope
from tests.unit.events.test_golden import EXAMPLES

TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)


class Words(msgspec.Struct, frozen=True):
    """Every sort of field that an event without decimals has."""

    text: str
    number: int
    maybe: str | None
    many: tuple[str, ...]


@given(TEXTS, st.integers(-(2**53) + 1, 2**53 - 1), st.none() | TEXTS, st.lists(TEXTS, max_size=3))
def test_both_ways_give_the_same_bytes(
    text: str, number: int, maybe: str | None, many: list[str]
) -> None:
    one = Words(text, number, maybe, tuple(many))
    assert _swift(Words)
    assert canonical_struct(one) == canonical(msgspec.to_builtins(one))


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda one: type(one).__name__)
def test_every_event_is_the_same_both_ways(event: msgspec.Struct) -> None:
    assert canonical_struct(event) == canonical(msgspec.to_builtins(event))


def test_what_has_decimals_or_foreign_names_goes_by_the_letter() -> None:
    """A position has decimals; the log and the envelope have none and are written often."""
    ways = {name: _swift(kind) for name, kind in EVENTS.items()}
    assert not ways["IncidentOpened"]
    assert ways["EntryRecorded"]
    assert _swift(Envelope)
    assert _swift(RecordEntry)


def test_text_that_is_not_in_nfc_is_put_into_it() -> None:
    one = Words("a\u030a", 1, None, ())
    assert canonical_struct(one) == '{"many":[],"maybe":null,"number":1,"text":"å"}'.encode()
