"""A category takes along what stands under it, and nothing is counted twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crisis.terms.categories import (
    TOPS,
    Heading,
    by_heading,
    counted,
    is_of,
    own_name,
    top_of,
    with_tops,
)
from crisis.terms.exposure import CategoryShare, under_tops

SUBS = ("Kølehuse", "Lagre", "Bådehavne")
NAMES = st.sampled_from(
    [
        *TOPS,
        *(f"{top} / {sub}" for top in TOPS for sub in SUBS),
        "Skoler",
        "Skoler / Små",
        "Industrier",
    ]
)
COUNTS = st.dictionaries(NAMES, st.integers(1, 1_000))


def test_industry_takes_its_cold_stores_along_and_not_what_only_begins_alike() -> None:
    assert is_of("Industri / Kølehuse", "Industri")
    assert is_of("Industri / Kølehuse", "Industri / Kølehuse")
    for other in ("Industri", "Industri / Lagre", "Industrier", "industri / Kølehuse"):
        assert not is_of(other, "Industri / Kølehuse")
    assert not is_of("Industrier", "Industri")
    assert own_name("Industri / Kølehuse") == "Kølehuse"
    assert with_tops(["Tele", "Industri / Kølehuse"]) == ["Industri", "Industri / Kølehuse", "Tele"]


@given(COUNTS)
def test_the_tops_add_up_to_all_there_are_and_each_is_itself_and_what_stands_under_it(
    counts: dict[str, int],
) -> None:
    found = counted(counts)
    assert sum(one.count for one in found) == sum(counts.values())
    assert len({one.category for one in found}) == len(found)
    for one in found:
        assert one.category == top_of(one.category)
        assert one.count == counts.get(one.category, 0) + sum(each.count for each in one.under)
        assert one.count == sum(many for name, many in counts.items() if is_of(name, one.category))
        assert all(each.count == counts[each.category] for each in one.under)


@given(COUNTS, st.sampled_from(["pladser", "MW"]))
def test_capacities_and_what_has_none_add_up_the_same(counts: dict[str, int], unit: str) -> None:
    shares = [
        CategoryShare(category=name, count=many, capacities={unit: float(many)}, unknown=many // 2)
        for name, many in counts.items()
    ]
    found = under_tops(shares)
    assert [one.category for one in found] == sorted({top_of(name) for name in counts})
    assert sum(one.count for one in found) == sum(counts.values())
    assert sum(one.capacities[unit] for one in found) == sum(counts.values())
    assert sum(one.unknown for one in found) == sum(one.unknown for one in shares)
    assert sorted(each.category for one in found for each in one.under) == sorted(
        name for name in counts if top_of(name) != name
    )


def test_the_table_has_four_headings_and_every_top_stands_under_one() -> None:
    headed = by_heading(TOPS)
    assert [heading for heading, _ in headed] == list(Heading)
    assert sorted(one for _, tops in headed for one in tops) == list(TOPS)
    assert headed[0][1] == ("El", "Tele", "Naturgas", "Olieindustri")


def test_what_stands_under_a_top_follows_it_and_what_is_of_no_table_comes_last() -> None:
    names = ("Eksempler", "Koncerter", "Industri / Lagre", "Industri", "Storcentre")
    assert by_heading(names) == [
        (Heading.BUSINESS, ("Industri", "Industri / Lagre", "Storcentre")),
        (Heading.CULTURE, ("Koncerter",)),
        (None, ("Eksempler",)),
    ]
