"""What is typed to find entries: every text can be read, and means what the field means by it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis.finding.query import MOST, Query, Term, parse
from crisis.finding.words import pieces, stem, words

WATER = "Stormflodsvarsling: vandet stiger ved Åbenrå Havn, nu 1,42 m over daglig vande."


def finds(query: str, *texts: str, number: int = 7) -> bool:
    return parse(query).fits(number, [words(text) for text in texts])


@pytest.mark.parametrize(
    "query",
    [
        "vand",
        "VANDET stiger",
        "vandets",
        "varslinger",
        "varslingen havnen",
        "flods",
        "aabenraa",
        "Åbenrå",
        "stig",
        "over da",
        "1,42",
        "7",
        "#7",
        "Ø7",
        '"stiger ved åbenrå"',
        '"stiger ved åb',
        "vand -sand",
        '-"vandet falder"',
        "",
        "   ",
        "-",
        '"',
        "vand-stiger",
    ],
)
def test_what_finds_the_entry(query: str) -> None:
    assert finds(query, WATER) is (query != "vand-stiger")


@pytest.mark.parametrize(
    "query",
    [
        "kaj",
        "vand sand",
        "ove da",
        "ved havn åbe kaj",
        "8",
        "#42",
        '"åbenrå ved"',
        '"stig ved"',
        '"stiger ved åb"',
        "-vand",
        "-vandene",
        '-"stiger ved"',
        "-7",
        "-#7",
    ],
)
def test_what_does_not_find_it(query: str) -> None:
    assert not finds(query, WATER)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bro", "broen"),
        ("broerne", "broens"),
        ("by", "byerne"),
        ("ø", "øen"),
        ("varsling", "varslingerne"),
        ("beboer", "beboernes"),
        ("lukket", "lukkes"),
        ("Ålborg", "Aalborg"),
        ("område", "omraaderne"),
        ("allé", "alle"),
    ],
)
def test_a_word_is_found_in_its_inflections(one: str, other: str) -> None:
    left, right = words(one) + words(other)
    assert stem(left) == stem(right)


def test_a_number_finds_its_entry_and_the_number_in_a_text() -> None:
    assert finds("412", "noget", number=412)
    assert finds("412", "rute 412", number=3)
    assert not finds("#412", "rute 412", number=3)
    assert finds("#412 noget", "noget", number=412)


def test_a_phrase_does_not_reach_from_one_text_into_the_next() -> None:
    assert finds('"ved havnen"', "ved havnen", "i dag")
    assert not finds('"havnen i"', "ved havnen", "i dag")


def test_what_is_seen_twice_or_not_at_all_in_a_word_makes_no_other_word() -> None:
    assert words("storm\u00adflod A\u030aben\u202era") == ["stormflod", "aabenra"]
    assert words("🔥 ved kajen") == ["🔥", "ved", "kajen"]


def test_only_so_many_words_are_read() -> None:
    asked = parse(" ".join(f"a{one}" for one in range(40)))
    assert sum(len(one.words) for one in asked.terms) == MOST
    assert parse("vand vand vand ") == Query(terms=(Term(words=("vand",)),))


def test_found_words_are_marked_as_they_are_written() -> None:
    fields = [words(WATER)]
    hits = parse('varsling "ved aabenraa" 1,42').hits(fields)
    marked = [piece for piece, hit in pieces(WATER, hits) if hit]
    assert marked == ["Stormflodsvarsling", "ved", "Åbenrå", "1,42"]
    assert "".join(piece for piece, _ in pieces(WATER, hits)) == WATER
    assert parse("vand -falder").hits(fields) == frozenset(["vandet", "vande"])


@given(st.text(max_size=400), st.text(max_size=400))
def test_no_text_is_a_wrong_question(query: str, text: str) -> None:
    read = parse(query)
    fields = [words(text)]
    assert read.fits(1, fields) in (True, False)
    marked = list(pieces(text, read.hits(fields)))
    assert all(piece for piece, _ in marked)


@pytest.mark.parametrize(
    "text",
    ['"' * 10_000, "-" * 10_000, "a" * 10_000, 'a"' * 5_000, "#1 " * 3_000, "\0\u202e🔥" * 3_000,
     "* OR NEAR(a b) ^a {b} a:b NOT AND (" * 300, "å" * 10_000, "a\u0301" * 5_000],
)  # fmt: skip
def test_no_text_is_slow(text: str) -> None:
    begun = time.perf_counter()
    read = parse(text)
    read.fits(1, [words(text)])
    list(pieces(text, read.hits([words(text)])))
    assert time.perf_counter() - begun < 1
