"""Scripts in the planning: planners write and read them, and what cannot be played is not kept."""

from __future__ import annotations

import pytest

from crisis.commands.erasure import ErasePlanningEntry
from crisis.commands.scripts import RetireScript, SaveScript
from crisis.errors import Refused
from crisis.events import Erased
from crisis.projections import planning as fold
from crisis.rules.planning_sight import planning_view
from crisis.rules.visibility import OPERATOR, PUBLIC
from crisis.terms.operations import Mode
from crisis.terms.register import Standing
from tests.given import by
from tests.planning_office import Office
from tests.press_staff import code
from tests.unit.drills.injected import INJECTED

TURN = "    else: [aviser]\n"
CIRCLE = "  - {id: c, if: {deed: met}, then: [b]}\n"
NAME = "sc-000000000001"
OTHER = INJECTED.replace("title: Vand ved Hejlsminde", "title: Vand ved Hejlsminde Strand")


def save(text: str = INJECTED, base: int | None = None, script: str = NAME) -> SaveScript:
    return SaveScript(script=script, text=text, base=base)


@pytest.fixture
def office() -> Office:
    return Office()


def test_only_a_planner_writes_one(office: Office) -> None:
    for seat in ("formand", "stabschef", "kolding", "observatoer", "logfoerer"):
        assert code(office.do(save(), seat)) == "permission.role"
    office.must(save(), "planlaegger")
    found = office.planning.scripts.scripts[NAME]
    assert found.now.title == "Vand ved Hejlsminde"
    assert found.now.text == INJECTED
    assert found.now.authority_name == "Sydøstjyllands Politi"


def test_two_planners_lose_nothing(office: Office) -> None:
    first = office.must(save(), "planlaegger")
    second = office.must(save(OTHER, first), "planlaegger")
    refused = office.do(save(INJECTED, first), "planlaegger")
    assert code(refused) == "script.meanwhile"
    assert isinstance(refused, Refused)
    assert refused.facts["number"] == second
    assert code(office.do(save(INJECTED), "planlaegger")) == "script.meanwhile"
    assert code(office.do(save(OTHER, second), "planlaegger")) == "script.unchanged"
    assert [one.text for one in office.planning.scripts.scripts[NAME].versions] == [INJECTED, OTHER]


def test_one_that_is_retired_can_be_read_and_not_saved(office: Office) -> None:
    first = office.must(save(), "planlaegger")
    gone = RetireScript(script=NAME, base=first)
    assert code(office.do(RetireScript(script=NAME, base=99), "planlaegger")) == "script.meanwhile"
    office.must(gone, "planlaegger")
    assert not office.planning.scripts.standing()
    assert office.planning.scripts.scripts[NAME].now.text == INJECTED
    assert code(office.do(gone, "planlaegger")) == "script.retired"
    assert code(office.do(save(OTHER, first), "planlaegger")) == "script.retired"
    unknown = RetireScript(script="sc-00000000000x", base=1)
    assert code(office.do(unknown, "planlaegger")) == "script.unknown"
    assert (
        code(office.do(save(base=3, script="sc-00000000000x"), "planlaegger")) == "script.unknown"
    )


@pytest.mark.parametrize(
    ("old", "new", "refused", "line"),
    [
        ("Øve den første time.", "!!python/object/apply:os.system [ls]", "scenario.tag", 5),
        ("goals:", "a: &a [x]\nb: *a\ngoals:", "scenario.alias", 8),
        ("prognose kl 8.pdf", "../../etc/passwd", "scenario.climbing", 21),
        ("command: RecordEntry", "command: DropAll", "scenario.unknown_command", 34),
        ("at: 10m", "at: -10m", "scenario.backwards", 33),
        (
            TURN,
            f"{TURN}  - {{id: b, if: {{deed: met}}, then: [c]}}\n{CIRCLE}",
            "scenario.circle",
            52,
        ),
        ("channel: mail", "channel: due", "scenario.not_a_choice", 19),
        ("title: Vand", "title: 010203-1234 Vand", "field.cpr", 2),
        ("seed: 7", "seed: 7  # 010203-1234", "field.cpr", 3),
    ],
)
def test_what_cannot_be_played_is_refused_with_its_line(
    office: Office, old: str, new: str, refused: str, line: int
) -> None:
    no = office.do(save(INJECTED.replace(old, new, 1)), "planlaegger")
    assert code(no) == refused
    assert isinstance(no, Refused)
    assert no.facts["line"] == line
    assert not office.planning.scripts.ids


def test_who_sits_where_does_not_hinder_that_it_is_kept(office: Office) -> None:
    office.must(save(INJECTED.replace("seat: kolding", "seat: ukendt")), "planlaegger")


def test_nobody_who_takes_part_can_read_of_it(office: Office) -> None:
    office.must(save(), "planlaegger")
    planning = office.planning
    for seat in ("formand", "stabschef", "kolding", "observatoer", "presse-politi"):
        for mode in Mode:
            seen = planning_view(planning, by(seat, office.now, mode))
            assert not seen.scripts.ids
            assert not seen.scripts.scripts
    for more in ({"program": True}, {"lent": 3}):
        asker = by("planlaegger", office.now, Mode.EXERCISE, **more)
        assert not planning_view(planning, asker).scripts.scripts, more
    assert not planning_view(planning, PUBLIC).scripts.scripts
    assert planning_view(planning, OPERATOR).scripts.scripts
    assert planning_view(planning, by("planlaegger", office.now)).scripts.scripts


def test_one_in_use_is_not_erased_and_an_older_version_goes(office: Office) -> None:
    first = office.must(save(), "planlaegger")
    office.standing = Standing()
    erase = ErasePlanningEntry(entry=first, reason="uden betydning", basis="GDPR art. 17")
    assert code(office.do(erase, "planlaegger", proved=True)) == "erasure.script_stands"
    office.must(save(OTHER, first), "planlaegger")
    office.must(erase, "planlaegger", proved=True)
    again = office.start
    for one in office.written:
        what = Erased(type=one.type) if one.stamp.number == first else one.event
        again = fold.step(again, one.stamp, what)
    assert again.scripts == office.planning.scripts
    assert [one.text for one in again.scripts.scripts[NAME].versions] == [OTHER]
