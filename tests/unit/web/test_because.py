"""Each answer of the matrix explains itself in one sentence."""

from __future__ import annotations

import msgspec
import pytest

from crisis.commands.incidents import OpenIncident
from crisis.commands.tasks import AskTask, ReassignTask
from crisis.projections.planning import Planning
from crisis.rules.responsibility import Gap, resolve
from crisis.terms.places import Point
from crisis.web import because
from crisis.web.sentences.responsibility import GAPS
from tests.given import Staff, directory


@pytest.fixture(scope="module")
def planning() -> Planning:
    return directory()


def why(planning: Planning, kind: str, *places: str, language: str = "da") -> list[str]:
    return [because.answer(one, planning, language) for one in resolve(planning, kind, places)]


def test_the_place_gives_the_lead(planning: Planning) -> None:
    assert why(planning, "schools", "kolding") == [
        "Kolding Kommune leder, fordi stedets kommune har opgaven "
        "(ansvarsmatricens række 15, antaget)."
    ]
    assert why(planning, "schools", "kolding", language="en") == [
        "Kolding Kommune leads because the municipality of the place has it "
        "(the matrix's line 15, assumed)."
    ]


def test_a_named_authority_has_it_in_the_whole_district(planning: Planning) -> None:
    police, municipality = why(planning, "evacuate", "kolding")
    assert police == (
        "Sydøstjyllands Politi leder, fordi opgaven er dens i hele distriktet "
        "(ansvarsmatricens række 4, kontrolleret i kilden)."
    )
    assert municipality.startswith("Kolding Kommune leder, fordi stedets kommune har opgaven")


def test_a_line_for_one_municipality_says_so(planning: Planning) -> None:
    row = msgspec.structs.replace(planning.matrix[1], number=90, place="vejle")
    there = msgspec.structs.replace(planning, matrix=planning.matrix.set(90, row))
    here = "opgaven er dens i Vejle Kommune (ansvarsmatricens række 90"
    assert here in why(there, "coordinate", "vejle")[0]


@pytest.mark.parametrize("kind", ["power", "no_such_kind", "schools"])
def test_a_gap_says_why(planning: Planning, kind: str) -> None:
    (found,) = resolve(planning, kind, [])
    assert isinstance(found, Gap)
    for language in ("da", "en"):
        said = because.gap(found, planning, language)
        assert said.endswith(".")
        assert "{" not in said


def test_every_reason_for_a_gap_is_worded(planning: Planning) -> None:
    for reason in GAPS:
        gap = Gap(kind="x", title=None, municipality="kolding", why=reason)
        assert because.gap(gap, planning, "da") != because.gap(gap, planning, "en")


def test_a_task_says_why_it_was_asked_for_and_when_somebody_chose(staff: Staff) -> None:
    point = Point(coordinates=(9.4722, 55.4907))
    staff.do(OpenIncident(kind="flood", title="Kolding Å", shape=point), "kolding")
    staff.do(AskTask(kind="roads", incident=1), "stabschef")
    task = staff.situation.tasks.all()[0]
    said = because.asked(task.because, task.responsible_name, staff.planning, "da")
    assert said.endswith("(ansvarsmatricens række 16, antaget; stedets kommune er anslået).")
    staff.do(ReassignTask(task=1, authority="vejle", reason="nærmere"), "stabschef")
    task = staff.situation.tasks.all()[0]
    said = because.asked(task.because, task.responsible_name, staff.planning, "da")
    assert said.startswith("Vejle Kommune er valgt af den, der bad")
