"""References: found in any text, meaning somebody or nobody, and never an error."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from immutables import Map

from crisis.commands.follows import FollowEntry, SettleFollow
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.operations import OpenOperation
from crisis.commands.sight import ClassifyEntry
from crisis.projections.partners import Partners, SeatedPartner
from crisis.projections.planning import Planning
from crisis.rules.references import authority_of
from crisis.terms.operations import Mode
from crisis.terms.partners import PartnerGroup
from crisis.terms.references import find
from crisis.terms.sight import Readers, Sight
from tests.given import NOON, directory
from tests.press_staff import PressStaff
from tests.unit.rules.test_erasure import erase, without
from tests.unit.rules.test_waiting import waiting

PIECES = st.sampled_from(
    ["@", "#", "[", "]", "ø", "Ø", "H", "o7", "412", "@kolding", "#[Kolding Havn]", " ", "-", "a"]
)


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE), "stabschef")
    return made


@pytest.fixture(scope="module")
def planning() -> Planning:
    return directory()


def found(text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, one.word) for one in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@kolding kan I pumpe?", [("authority", "kolding")]),
        ("(@TrekantBrand, @vejle-brandvaesen.)", [
            ("authority", "TrekantBrand"), ("authority", "vejle-brandvaesen")
        ]),
        ("@Østjyllands", [("authority", "Østjyllands")]),
        ("se #412 og #Ø7", [("entry", "412"), ("entry", "7")]),
        ("#H3 #h4 #O7 #o8 #P2", [
            ("incident", "3"), ("incident", "4"), ("task", "7"), ("task", "8"), ("statement", "2")
        ]),
        ("ved #[Kolding Havn].", [("object", "Kolding Havn")]),
        ("#ob-000000000001", [("object", "ob-000000000001")]),
        ("skriv til vagt@kolding.dk", []),
        ("#0 #x3 #12a #123abc ## @@kolding &#39; a#3 /side#4 #[] # @", []),
    ],
)  # fmt: skip
def test_what_is_a_reference_and_what_is_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@given(st.one_of(st.text(max_size=400), st.lists(PIECES, max_size=80).map("".join)))
def test_any_text_is_read_and_every_reference_stands_where_it_says(text: str) -> None:
    at = 0
    for one in find(text):
        assert at <= one.start < one.end <= len(text)
        assert text[one.start] in "@#"
        assert one.word in text[one.start : one.end]
        at = one.end


@pytest.mark.parametrize("piece", ["@", "#", "#[", "@a-", "#[aaaaaaaa", "@a" * 5, "#12", "a@"])
def test_a_long_text_costs_no_more_than_its_length(piece: str) -> None:
    long, longer = (piece * 10_000)[:10_000], (piece * 40_000)[:40_000]

    def cost(text: str) -> float:
        begun = time.perf_counter()
        find(text)
        return time.perf_counter() - begun

    assert min(cost(longer) for _ in range(3)) < 40 * min(cost(long) for _ in range(3)) + 0.05


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("kolding", "kolding"),
        ("KOLDING", "kolding"),
        ("KoldingKommune", "kolding"),
        ("trekant", "trekantbrand"),
        ("sydøstjyllands-politi", "politi"),
        ("beredskabsstyrelsen", "brs"),
        ("sydøstjyllands", None),
        ("region", None),
        ("ko", None),
        ("nogen", None),
    ],
)
def test_a_word_means_one_authority_or_nobody(
    planning: Planning, word: str, expected: str | None
) -> None:
    assert authority_of(word, planning) == expected


def seated(*partners: tuple[str, str]) -> Partners:
    told = {"group": PartnerGroup.COMPANY, "can_help": "", "contact": "", "number": 1, "at": NOON}
    made = (SeatedPartner(partner=id_, name=name, **told) for id_, name in partners)
    return Map({one.partner: one for one in made})


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("eksempel-tolke", "eksempel-tolke"),
        ("EksempelTolkebureau", "eksempel-tolke"),
        ("tolkebureau", None),
        ("kolding", "kolding"),
        ("trekant", "trekantbrand"),
        ("trekanttaxa", "trekanttaxa"),
    ],
)
def test_it_means_a_partner_in_the_staff_where_it_means_no_authority(
    planning: Planning, word: str, expected: str | None
) -> None:
    there = seated(
        ("eksempel-tolke", "Eksempel Tolkebureau"),
        ("kolding-taxa", "Kolding Taxa"),
        ("trekanttaxa", "Trekanttaxa"),
    )
    assert authority_of(word, planning, there) == expected
    known = expected if expected in planning.authorities else None
    assert authority_of(word, planning) == known


@given(st.text(max_size=60))
def test_any_word_means_an_authority_of_the_directory_or_nobody(word: str) -> None:
    planning = directory()
    assert authority_of(word, planning) in {None, *planning.authorities}


def test_who_is_addressed_has_it_waiting_until_somebody_of_it_has_ticked(
    staff: PressStaff,
) -> None:
    text = "@kolding og @trekantbrand: hvem pumper i Havnegade?"
    entry = staff.must(RecordEntry(text=text), "vejle")
    for seat in ("kolding", "trekantbrand"):
        assert waiting(staff, seat) == [("mention", entry)]
    assert waiting(staff, "vejle") == waiting(staff, "brs") == []
    staff.must(SettleFollow(entry=entry), "kolding")
    staff.must(FollowEntry(entry=entry), "trekantbrand")
    assert waiting(staff, "kolding") == []
    assert waiting(staff, "trekantbrand") == [("follow", entry)]


def test_what_was_corrected_waits_as_it_was_put_right(staff: PressStaff) -> None:
    entry = staff.must(RecordEntry(text="@kolding pumper"), "vejle")
    later = staff.must(CorrectEntry(number=entry, text="@brs pumper"), "vejle")
    assert waiting(staff, "kolding") == []
    assert waiting(staff, "brs") == [("mention", later)]


def test_who_may_not_read_it_has_nothing_waiting_and_an_erasure_leaves_no_word(
    staff: PressStaff,
) -> None:
    entry = staff.must(RecordEntry(text="@kolding: Fru Hansen"), "vejle")
    readers = Readers(sight=Sight.RESTRICTED, only_for=("vejle",))
    staff.must(ClassifyEntry(number=entry, readers=readers), "vejle")
    assert waiting(staff, "kolding") == []
    staff.must(erase(entry), "formand")
    assert entry not in staff.situation.mentions
    assert without(staff) == staff.situation
