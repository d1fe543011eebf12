"""Reading a command: strict, and the same for the interface, the drill and the tests."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis.commands import COMMANDS
from crisis.commands.log import ConfirmEntry, RecordEntry, SupplementEntry
from crisis.commands.parse import parse, parse_instant, parse_object, read_object
from crisis.errors import Malformed
from crisis.terms.log import TEXT_LIMIT, OnBehalfOf


def record(**fields: object) -> RecordEntry:
    return parse(RecordEntry, json.dumps(fields).encode())[0]


def test_text_has_one_form() -> None:
    assert record(text="  Vand\r\ni kæ\rlderen \n").text == "Vand\ni kæ\nlderen"
    assert record(text="A\u030asum").text == "Åsum"
    assert record(text="a\tb").text == "a\tb"


def test_what_turns_the_direction_of_reading_is_taken_out_and_nothing_else() -> None:
    assert record(text="Byen skal \u202eekki\u202c rømmes").text == "Byen skal ekki rømmes"
    pasted = record(text="x", source="\u202a76 20 10 10\u202c", place="\u200e").source
    assert pasted == "76 20 10 10"
    for kept in ("سلام", "שלום", "👩\u200d🚒", "می\u200cخواهم"):
        assert record(text=kept).text == kept


def test_what_a_form_leaves_blank_is_left_out() -> None:
    made = record(text="x", source="", place="  ", channel="", kind="")
    assert (made.source, made.place, made.channel) == (None, None, None)
    assert made == record(text="x")


def test_times_are_kept_in_utc() -> None:
    made = record(text="x", occurred_at="2026-10-25T02:30:00+01:00")
    assert made.occurred_at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert made.occurred_at
    assert made.occurred_at.tzinfo is UTC


@pytest.mark.parametrize("deep", [b"[" * 100_000 + b"]" * 100_000, b"{" * 20, b"[" * 17])
def test_a_body_nested_beyond_all_shapes_is_told_that_it_is(deep: bytes) -> None:
    with pytest.raises(Malformed) as refused:
        parse(RecordEntry, b'{"text":' + deep + b"}")
    assert (refused.value.code, refused.value.facts) == ("body.too_deep", {"limit": 16})


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1899-12-31T00:00:00Z"]
)
def test_a_time_nobody_means_is_none(moment: str) -> None:
    with pytest.raises(Malformed, match="not_a_time"):
        record(text="x", occurred_at=moment)
    with pytest.raises(Malformed, match="not_a_time"):
        parse_instant(moment, "at")


def test_whose_words_it_passes_on_goes_beside_the_command() -> None:
    body = {"text": "x", "on_behalf_of": {"authority": "kolding", "who": " N.N. "}}
    command, spoken = parse(RecordEntry, json.dumps(body).encode())
    assert command == record(text="x")
    assert spoken
    assert (spoken.authority, spoken.who, spoken.channel) == ("kolding", "N.N.", "phone")


def test_an_object_from_a_scenario_is_read_the_same() -> None:
    assert parse_object(ConfirmEntry, {"number": 4})[0] == ConfirmEntry(number=4)
    with pytest.raises(Malformed) as caught:
        parse_object(ConfirmEntry, {"number": "4"})
    assert (caught.value.code, caught.value.field) == ("field.wrong_type", "number")


def test_brackets_in_a_text_are_no_nesting() -> None:
    assert record(text="[" * 5_000 + '"{' * 100).text.startswith("[[[")


def test_a_field_without_a_name_of_ours_is_told_back_short() -> None:
    with pytest.raises(Malformed) as caught:
        record(text="x", **{"a\x1b" + "b" * 500: 1})
    assert caught.value.field
    assert len(caught.value.field) <= 60
    assert caught.value.field.isprintable()


def test_a_supplement_may_be_empty_for_the_rule_to_judge() -> None:
    assert parse(SupplementEntry, b'{"number": 1, "text": ""}')[0].text is None


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with contextlib.suppress(Malformed):
        assert isinstance(read_object(body), dict)


@given(
    st.sampled_from(sorted(COMMANDS)),
    st.dictionaries(
        st.sampled_from(["text", "number", "kind", "occurred_at", "on_behalf_of", "name", "x"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(st.text(max_size=5), inner, max_size=3)
            ),
            max_leaves=5,
        ),
        max_size=5,
    ),
)
def test_any_object_is_read_or_refused(name: str, fields: dict[str, object]) -> None:
    with contextlib.suppress(Malformed):
        command, _ = parse(COMMANDS[name], json.dumps(fields).encode())
        assert type(command).__name__ == name


@pytest.mark.parametrize("number", ["010190-1234", "0101901234"])
def test_a_citizens_number_is_refused_in_whatever_field_it_stands(number: str) -> None:
    with pytest.raises(Malformed, match="cpr") as said:
        record(text=f"Borger {number} er fundet")
    assert said.value.field == "text"
    with pytest.raises(Malformed, match="cpr") as said:
        record(text="Borger er fundet", source=f"Søn af {number}")
    assert said.value.field == "source"
    body = {"text": "x", "on_behalf_of": {"authority": "kolding", "who": number}}
    with pytest.raises(Malformed, match="cpr") as said:
        parse(RecordEntry, json.dumps(body).encode())
    assert said.value.field == "on_behalf_of.who"
    assert number not in str(said.value)


def test_a_citizens_number_is_refused_inside_a_list_and_an_object_too() -> None:
    one = {"id": "skole", "name": "Skole, ring til 010190-1234", "category": "schools"}
    with pytest.raises(Malformed, match="cpr"):
        parse_object(COMMANDS["RegisterObjects"], {"objects": [one]})


def test_no_text_of_any_command_is_longer_than_what_is_looked_through() -> None:
    """A longer one is not searched for a citizen's number, so it must be refused for its length."""

    def texts(schema: object, path: str = "") -> list[str]:
        if isinstance(schema, list):
            return [one for each in schema for one in texts(each, path)]
        if not isinstance(schema, dict):
            return []
        bounded = {"maxLength", "pattern", "enum", "const", "format"} & set(schema)
        free = schema.get("type") == "string" and not bounded
        too_long = schema.get("maxLength", 0) > TEXT_LIMIT
        inner = [one for key, each in schema.items() for one in texts(each, f"{path}.{key}")]
        return [*inner, *([path] if free or too_long else [])]

    _, made = msgspec.json.schema_components([*COMMANDS.values(), OnBehalfOf])
    # A script's text is looked through by the script's reader, remarks and all.
    scripts = {"PrepareDrill": [".properties.script"], "SaveScript": [".properties.text"]}
    assert {name: texts(one) for name, one in made.items() if texts(one)} == scripts
