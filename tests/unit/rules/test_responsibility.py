"""Sector responsibility: always one lead or a named gap, and the line that says so."""

from __future__ import annotations

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from crisis import demo
from crisis.commands.responsibility import PlaceMunicipality, RetireMatrixRow, SetMatrixRow
from crisis.events.responsibility import MatrixRowSet
from crisis.projections import planning as fold
from crisis.projections.planning import Planning
from crisis.responsibility_rows import GROUNDS, ROWS
from crisis.rules import decide
from crisis.rules.known import Known
from crisis.rules.responsibility import Gap, Responsible, check, resolve
from crisis.terms.responsibility import Ground, LeadBy, MatrixRow
from tests.given import by, directory, entries

PLACES = [ground.municipality for ground in GROUNDS]
AUTHORITIES = [one.id for one in demo.AUTHORITIES]


def planning_with(*rows: MatrixRow) -> Planning:
    bare = directory()
    without = Planning(
        number=bare.number,
        authorities=bare.authorities,
        seats=bare.seats,
        grounds=bare.grounds,
    )
    return fold.fold(without, entries([MatrixRowSet(row=row) for row in rows]))


def row(number: int, **more: object) -> MatrixRow:
    given = {"sector": "s", "kind": "pump", "title": "Pump", **more}
    return MatrixRow(number=number, **given)


def leads(found: tuple[Responsible | Gap, ...]) -> list[str]:
    return [one.lead if isinstance(one, Responsible) else f"gap:{one.why}" for one in found]


def test_evacuation_is_two_tasks_at_once() -> None:
    found = resolve(directory(), "evacuate", ["kolding"])
    assert leads(found) == ["politi", "kolding"]
    assert [one.row.number for one in found] == [4, 5]


def test_two_municipalities_each_receive_their_own_and_the_police_decide_once() -> None:
    found = resolve(directory(), "evacuate", ["kolding", "fredericia"])
    assert leads(found) == ["politi", "kolding", "fredericia"]


@pytest.mark.parametrize(
    ("place", "brigade"),
    [("kolding", "trekantbrand"), ("vejle", "vejle-brandvaesen"),
     ("horsens", "sydoestjyllands-brandvaesen"), ("skanderborg", "oestjyllands-brandvaesen")],
)  # fmt: skip
def test_the_ground_gives_the_fire_service(place: str, brigade: str) -> None:
    assert leads(resolve(directory(), "rescue", [place])) == [brigade]


@pytest.mark.parametrize(
    ("kind", "places", "owner", "gap"),
    [
        ("dance", ["kolding"], None, "gap:no_row"),
        ("rescue", [], None, "gap:no_place"),
        ("power", ["kolding"], None, "gap:no_owner"),
        ("power", ["kolding"], "Ukendt A/S", "gap:no_owner"),
        ("rescue", ["atlantis"], None, "gap:no_ground"),
        ("water", ["atlantis"], None, "gap:unknown_authority"),
    ],
)
def test_a_gap_has_a_name(kind: str, places: list[str], owner: str | None, gap: str) -> None:
    assert leads(resolve(directory(), kind, places, owner)) == [gap]


def test_the_owner_is_found_by_its_name_in_the_directory() -> None:
    assert leads(resolve(directory(), "power", ["kolding"], "beredskabsstyrelsen")) == ["brs"]


def test_a_line_for_the_municipality_goes_before_one_for_the_district() -> None:
    planning = planning_with(row(1, lead="brs"), row(2, lead="forsvar", place="kolding"))
    assert leads(resolve(planning, "pump", ["kolding"])) == ["forsvar"]
    assert leads(resolve(planning, "pump", ["vejle"])) == ["brs"]


def test_gaps_and_overlaps_are_found() -> None:
    planning = planning_with(
        row(1, lead="brs", place="kolding"),
        row(2, lead="forsvar", place="kolding"),
        row(3, kind="warn", lead="politi", title="Varsl"),
    )
    gaps, overlaps = check(planning)
    assert {gap.municipality for gap in gaps} == set(PLACES) - {"kolding"}
    assert [(one.kind, one.place, one.rows) for one in overlaps] == [("pump", "kolding", (1, 2))]


def test_the_demo_matrix_has_neither_gap_nor_overlap() -> None:
    assert check(directory()) == ((), ())


MATRIX = st.lists(
    st.builds(
        row,
        st.integers(1, 9),
        title=st.sampled_from(["Pump", "Modtag"]),
        place=st.sampled_from([None, *PLACES[:3]]),
        lead=st.just(None),
        lead_by=st.sampled_from(list(LeadBy)),
    )
    | st.builds(
        row,
        st.integers(1, 9),
        title=st.sampled_from(["Pump", "Modtag"]),
        place=st.sampled_from([None, *PLACES[:3]]),
        lead=st.sampled_from([*AUTHORITIES, "nowhere"]),
    ),
    max_size=8,
)


@for_all(MATRIX, st.lists(st.sampled_from([*PLACES[:4], "atlantis"]), max_size=3))
def test_there_is_always_one_lead_or_a_named_gap(rows: list[MatrixRow], places: list[str]) -> None:
    planning = planning_with(*rows)
    found = resolve(planning, "pump", places)
    assert found
    for one in found:
        if isinstance(one, Responsible):
            assert one.lead in planning.authorities
            assert one.lead not in one.supporting
            assert planning.matrix[one.row.number] == one.row
        else:
            assert one.why in {"no_row", "no_place", "no_ground", "no_owner", "unknown_authority"}
    titles = {one.title for one in planning.matrix.values()}
    assert {one.title for one in found} == (titles or {None})
    for place in dict.fromkeys(places):
        alone = resolve(planning, "pump", [place])
        assert len(alone) == max(len(titles), 1)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (SetMatrixRow(row=row(40)), "responsibility.one_lead"),
        (SetMatrixRow(row=row(40, lead="brs", lead_by=LeadBy.OWNER)), "responsibility.one_lead"),
        (SetMatrixRow(row=row(40, lead="nowhere")), "authority.unknown"),
        (SetMatrixRow(row=row(40, lead="brs", place="nowhere")), "authority.unknown"),
        (SetMatrixRow(row=ROWS[0]), "responsibility.unchanged"),
        (RetireMatrixRow(number=99), "responsibility.unknown_row"),
        (PlaceMunicipality(ground=Ground(municipality="brs", code="0001", region="politi",
                                         fire_service="brs")), "authority.unknown"),
    ],
)  # fmt: skip
def test_a_wrong_line_is_refused(command: object, code: str) -> None:
    answer = decide(Known(planning=directory()), command, by("planlaegger"))
    assert answer.code == code


def test_the_planner_writes_retires_and_places() -> None:
    known, planner = Known(planning=directory()), by("planlaegger")
    for command in (
        SetMatrixRow(row=row(40, lead="brs")),
        RetireMatrixRow(number=1),
        PlaceMunicipality(ground=GROUNDS[0]),
    ):
        assert isinstance(decide(known, command, planner), tuple)
        assert decide(known, command, by("formand")).code == "permission.role"
