"""Bad input about statements is refused before any rule is asked, and with the field's name."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis.commands.parse import parse
from crisis.commands.publishing import (
    IssueHoldingStatement,
    PausePublishing,
    ReleaseStatement,
    ReportDelivery,
    ResendStatement,
    ResumePublishing,
    RetractStatement,
)
from crisis.commands.statements import (
    ChangeStatement,
    DiscardStatement,
    DraftStatement,
    KeepStatement,
    PrepareCorrection,
    ReturnStatement,
    SignStatement,
    SubmitStatement,
)
from crisis.errors import Malformed
from crisis.terms.log import Certainty
from crisis.terms.statements import BODY_LIMIT, Audience, Fact

HASH = "0a" * 32
SOON = "2026-11-22T14:00:00+01:00"
RIGHT: dict[type, dict[str, object]] = {
    DraftStatement: {"title": "Vand", "text": "Hold jer væk."},
    ChangeStatement: {"statement": 1, "base": 1, "title": "Vand", "text": "Hold jer væk."},
    SubmitStatement: {"statement": 1, "version": 1},
    SignStatement: {"statement": 1, "version": 1, "hash": HASH},
    ReturnStatement: {"statement": 1, "version": 1, "reason": "Forkert gade"},
    DiscardStatement: {"statement": 1, "reason": "Overhalet"},
    PrepareCorrection: {"statement": 1},
    KeepStatement: {"statement": 1, "entry": 4, "reason": "Kun stavefejl"},
    ReleaseStatement: {"statement": 1, "version": 1, "hash": HASH},
    IssueHoldingStatement: {"what": "Brand", "place": "Vejle", "next_update_at": SOON},
    RetractStatement: {"statement": 1, "notice": "Gælder ikke"},
    ResendStatement: {"statement": 1, "channel": "presserum"},
    PausePublishing: {"reason": "Vent"},
    ResumePublishing: {},
    ReportDelivery: {
        "outbox": 1, "fence": 1, "statement": 1, "version": 1, "act": "publish",
        "channel": "presserum", "outcome": "delivered",
    },
}  # fmt: skip
LINES = {
    DraftStatement: "title", ChangeStatement: "title", ReturnStatement: "reason",
    DiscardStatement: "reason", KeepStatement: "reason", IssueHoldingStatement: "what",
    RetractStatement: "notice", PausePublishing: "reason", ReportDelivery: "detail",
}  # fmt: skip
KINDS = sorted(RIGHT, key=lambda kind: kind.__name__)


def refused(kind: type, body: dict[str, object] | bytes) -> tuple[str, str | None]:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    with pytest.raises(Malformed) as caught:
        parse(kind, raw)
    return caught.value.code, caught.value.field


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_is_right_is_read(kind: type) -> None:
    made, spoken = parse(kind, json.dumps(RIGHT[kind]).encode())
    assert isinstance(made, kind)
    assert spoken is None


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_unknown_field_is_refused_by_name(kind: type) -> None:
    assert refused(kind, {**RIGHT[kind], "approved": True}) == ("field.unknown", "approved")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_is_needed_is_missed_by_name(kind: type) -> None:
    optional = {("DiscardStatement", "reason"), ("IssueHoldingStatement", "place")}
    for name in RIGHT[kind]:
        if (kind.__name__, name) not in optional:
            left = {key: value for key, value in RIGHT[kind].items() if key != name}
            assert refused(kind, left) == ("field.missing", name)


@pytest.mark.parametrize("kind", sorted(LINES, key=lambda kind: kind.__name__))
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x" * 201, "field.too_long"),
        ("x" * 1_000_000, "field.too_long"),
        ("a\x00b", "field.control_character"),
        ("a\x1b[31mb", "field.control_character"),
        ("a\x7fb", "field.control_character"),
        ("a\x85b", "field.control_character"),
        (7, "field.wrong_type"),
        (["x"], "field.wrong_type"),
    ],
)
def test_a_line_that_is_none_is_refused_beside_its_field(
    kind: type, text: object, code: str
) -> None:
    name = LINES[kind]
    assert refused(kind, {**RIGHT[kind], name: text}) == (code, name)


@pytest.mark.parametrize("kind", [DraftStatement, ChangeStatement])
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "field.too_short"),
        ("  \n ", "field.too_short"),
        ("x" * (BODY_LIMIT + 1), "field.too_long"),
        ("x" * 1_000_000, "field.too_long"),
        ("a\x00b", "field.control_character"),
        (None, "field.wrong_type"),
    ],
)
def test_a_text_that_is_none_is_refused_beside_its_field(
    kind: type, text: object, code: str
) -> None:
    assert refused(kind, {**RIGHT[kind], "text": text}) == (code, "text")


@pytest.mark.parametrize("kind", [DraftStatement, IssueHoldingStatement, RetractStatement])
def test_half_a_letter_is_refused(kind: type) -> None:
    name = LINES[kind]
    body = json.dumps({**RIGHT[kind], name: "MARK"}).replace("MARK", "\\ud83d").encode()
    assert refused(kind, body) == ("field.control_character", name)


@pytest.mark.parametrize(
    ("kind", "field"),
    [(DraftStatement, "title"), (DraftStatement, "place"), (RetractStatement, "notice"),
     (IssueHoldingStatement, "what")],
)  # fmt: skip
def test_a_line_break_is_a_plain_one_and_no_other_sign_that_ends_a_line(
    kind: type, field: str
) -> None:
    """It leaves the house as one line; see crisis/terms/notices.py."""
    body = json.dumps({**RIGHT[kind], field: "Vand\r\nBcc: x@example.dk\r"}).encode()
    made, _ = parse(kind, body)
    assert getattr(made, field) == "Vand\nBcc: x@example.dk"
    for end in "\x0b\x0c\x1c\x85":
        assert refused(kind, {**RIGHT[kind], field: f"Vand{end}x"}) == (
            "field.control_character",
            field,
        )


@pytest.mark.parametrize("kind", [SignStatement, ReleaseStatement])
@pytest.mark.parametrize(
    "hash_", ["", "0a", HASH.upper(), HASH + "0", "g" * 64, f"{HASH[:-1]} ", f"0x{HASH[2:]}", 0]
)  # fmt: skip
def test_a_hash_of_another_form_is_none(kind: type, hash_: object) -> None:
    code, field = refused(kind, {**RIGHT[kind], "hash": hash_})
    assert (field, code in ("field.pattern", "field.wrong_type")) == ("hash", True)


@pytest.mark.parametrize(
    ("kind", "field", "value", "code"),
    [
        (SignStatement, "statement", 0, "field.out_of_range"),
        (SignStatement, "version", -1, "field.out_of_range"),
        (SignStatement, "statement", 10**20, "field.out_of_range"),
        (SignStatement, "version", 1.5, "field.wrong_type"),
        (SignStatement, "statement", True, "field.wrong_type"),
        (SignStatement, "statement", "1", "field.wrong_type"),
        (KeepStatement, "entry", 2**53, "field.out_of_range"),
        (ResendStatement, "channel", "../etc", "field.pattern"),
        (ResendStatement, "channel", "Presserum", "field.pattern"),
        (ResendStatement, "act", "approve", "field.not_a_choice"),
        (IssueHoldingStatement, "next_update_at", "kl. 14", "field.not_a_time"),
        (IssueHoldingStatement, "next_update_at", "2026-11-22T14:00:00", "field.not_a_time"),
        (IssueHoldingStatement, "next_update_at", "9999-12-31T23:59:59-14:00", "field.not_a_time"),
        (DraftStatement, "audience", "enemies", "field.not_a_choice"),
        (DraftStatement, "incident", 0, "field.out_of_range"),
        (DraftStatement, "corrects", "1", "field.wrong_type"),
        (DraftStatement, "facts", {"entry": 1}, "field.wrong_type"),
        (ReportDelivery, "outcome", "sent", "field.not_a_choice"),
        (ReportDelivery, "outbox", 10**20, "field.out_of_range"),
        (ReportDelivery, "fence", 0, "field.out_of_range"),
        (ReportDelivery, "delivered", -1, "field.out_of_range"),
    ],
)
def test_a_wrong_value_is_refused_beside_its_field(
    kind: type, field: str, value: object, code: str
) -> None:
    assert refused(kind, {**RIGHT[kind], field: value}) == (code, field)


@pytest.mark.parametrize(
    ("facts", "code", "field"),
    [
        ([{"entry": 1, "sure": True}], "field.unknown", "facts[0].sure"),
        ([{"cited_as": "confirmed"}], "field.missing", "facts[0].entry"),
        ([{"entry": 1, "cited_as": "certain"}], "field.not_a_choice", "facts[0].cited_as"),
        ([{"entry": 0}], "field.out_of_range", "facts[0].entry"),
        ([{"entry": n} for n in range(1, 52)], "field.too_long", "facts"),
    ],
)
def test_a_wrong_fact_is_refused_beside_its_place(
    facts: list[object], code: str, field: str
) -> None:
    found, place = refused(DraftStatement, {**RIGHT[DraftStatement], "facts": facts})
    assert (found, str(place).startswith(field)) == (code, True)


def test_too_many_or_wrong_signers_are_refused() -> None:
    right = RIGHT[DraftStatement]
    many = [f"myndighed-{number}" for number in range(31)]
    assert refused(DraftStatement, {**right, "signers": many}) == ("field.too_long", "signers")
    code, field = refused(DraftStatement, {**right, "signers": ["Politi!"]})
    assert (code, str(field).startswith("signers")) == ("field.pattern", True)


def test_what_a_form_leaves_blank_is_left_out() -> None:
    blank = {"place": "", "incident": None, "expires_at": "", "next_update_at": ""}
    made, _ = parse(DraftStatement, json.dumps({**RIGHT[DraftStatement], **blank}).encode())
    assert (made.place, made.incident, made.expires_at) == (None, None, None)
    assert made.audience is Audience.EVERYBODY
    body = {**RIGHT[DraftStatement], "facts": [{"entry": 4}]}
    made, _ = parse(DraftStatement, json.dumps(body).encode())
    assert made.facts == (Fact(entry=4, cited_as=Certainty.CONFIRMED),)


@given(st.text(max_size=40))
def test_whatever_is_written_in_a_title_it_is_read_or_refused(text: str) -> None:
    raw = json.dumps({**RIGHT[DraftStatement], "title": text}).encode()
    with contextlib.suppress(Malformed):
        made, _ = parse(DraftStatement, raw)
        assert made.title == made.title.strip() != ""
