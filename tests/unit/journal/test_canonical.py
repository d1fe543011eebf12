"""The swift way to canonical bytes gives the same as the letter of RFC 8785, for any text."""

from __future__ import annotations

import msgspec
import pytest
import rfc8785
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


class Measures(msgspec.Struct, frozen=True):
    """Numbers with decimals, as positions are, among texts that look like some."""

    text: str
    places: tuple[tuple[float, float], ...]
    maybe: str | None = None


class Perhaps(msgspec.Struct, frozen=True):
    """A number that may be missing: null would have two meanings."""

    number: float | None


NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-180, 180).map(float)


@given(TEXTS, st.lists(st.tuples(NUMBERS, NUMBERS), max_size=4), st.none() | TEXTS)
def test_decimals_are_written_the_same_both_ways(
    text: str, places: list[tuple[float, float]], maybe: str | None
) -> None:
    one = Measures(text, tuple(places), maybe)
    assert _swift(Measures)
    assert canonical_struct(one) == canonical(msgspec.to_builtins(one))


@pytest.mark.parametrize("number", [9.0, -0.0, 1e-7, 1e16, 1e21, 123456789.125, 5e-324])
def test_numbers_that_the_two_would_write_otherwise(number: float) -> None:
    one = Measures("1e5, 2.0]", ((number, 9.5),))
    assert canonical_struct(one) == canonical(msgspec.to_builtins(one))


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused_as_by_the_letter(number: float) -> None:
    with pytest.raises(rfc8785.FloatDomainError):
        canonical_struct(Measures("null", ((number, 9.5),)))
    assert not _swift(Perhaps)


def test_foreign_names_go_by_the_letter() -> None:
    """A list of facts by name has names that nobody can foresee."""
    ways = {name: _swift(kind) for name, kind in EVENTS.items()}
    assert ways["ObjectsRegistered"]
    assert ways["EntryRecorded"]
    assert _swift(Envelope)
    assert _swift(RecordEntry)


def test_text_that_is_not_in_nfc_is_put_into_it() -> None:
    one = Words("a\u030a", 1, None, ())
    assert canonical_struct(one) == '{"many":[],"maybe":null,"number":1,"text":"å"}'.encode()
