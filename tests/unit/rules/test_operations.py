"""The ladder: each step up or down is a numbered decision with a reason and what it rests on."""

from __future__ import annotations

import pytest

from crisis.commands.erasure import EraseEntry
from crisis.commands.log import CorrectEntry
from crisis.commands.operations import DecideLevel, OpenOperation
from crisis.errors import RefusalKind, Refused
from crisis.rules.known import Proof
from crisis.terms.operations import Level, Mode
from tests.given import NOON, Staff, spoken_by

WHY = {"reason": "Vandet stiger 40 cm mere end varslet", "basis": "DMI kl. 14.10, post 12"}


def refused(answer: object) -> Refused:
    assert isinstance(answer, Refused), answer
    return answer


def opens(staff: Staff, level: Level = Level.STAFF, **why: str) -> object:
    return staff.do(
        OpenOperation(name="Stormflod", mode=Mode.LIVE, level=level, **{**WHY, **why}), "stabschef"
    )


def decides(staff: Staff, level: Level, seen: Level, seat: str = "formand", **why: str) -> object:
    return staff.do(DecideLevel(level=level, seen=seen, **{**WHY, **why}), seat)


def test_the_staff_goes_up_and_down_and_each_decision_has_the_next_number(staff: Staff) -> None:
    opens(staff, Level.INFORMATION, **WHY)
    decides(staff, Level.OPERATIONS, Level.INFORMATION)
    decides(staff, Level.STAFF, Level.OPERATIONS, reason="Vandet falder")
    assert staff.situation.level is Level.STAFF
    assert [one.decision for one in staff.situation.levels.steps] == [1, 1, 2, 3]
    assert staff.situation.levels.steps[-1].reason == "Vandet falder"


@pytest.mark.parametrize("level", [Level.INFORMATION, Level.STAFF, Level.OPERATIONS])
def test_in_earnest_no_level_above_daily_operation_is_the_first_without_a_reason(
    staff: Staff, level: Level
) -> None:
    bare = OpenOperation(name="Stormflod", mode=Mode.LIVE, level=level)
    no = refused(staff.do(bare, "stabschef"))
    assert (no.code, no.field) == ("level.reason_missing", "reason")
    assert refused(opens(staff, level, basis=" ")).code == "level.basis_missing"
    assert staff.written == []
    exercise = OpenOperation(name="Øvelse", mode=Mode.EXERCISE, level=level)
    assert isinstance(staff.do(exercise, "stabschef"), int)


def test_an_operation_of_before_that_was_opened_without_has_its_first_decision_all_the_same(
    staff: Staff,
) -> None:
    staff.do(OpenOperation(name="Øvelse", mode=Mode.EXERCISE, level=Level.STAFF), "stabschef")
    decides(staff, Level.OPERATIONS, Level.STAFF)
    assert staff.situation.levels.decided == 2


def test_the_decision_stands_in_the_log_with_its_ground(staff: Staff) -> None:
    opens(staff)
    number = decides(staff, Level.OPERATIONS, Level.STAFF)
    assert isinstance(number, int)
    entry = staff.situation.log.get(number)
    assert entry is not None
    said = "Niveaubeslutning nr. 2: Operationsberedskab (før Stabsberedskab)."
    assert (entry.text, entry.reason, entry.basis) == (said, WHY["reason"], WHY["basis"])
    assert entry.authority_name == "Sydøstjyllands Politi"


def test_of_two_who_decide_at_once_the_second_is_told_what_holds_now(staff: Staff) -> None:
    opens(staff)
    decides(staff, Level.OPERATIONS, Level.STAFF)
    no = refused(decides(staff, Level.INFORMATION, Level.STAFF, seat="stabschef"))
    assert (no.code, no.kind, no.facts["now"]) == (
        "level.moved",
        RefusalKind.CONFLICT,
        "Operationsberedskab",
    )
    assert staff.situation.level is Level.OPERATIONS


def test_the_level_that_holds_is_not_decided_again(staff: Staff) -> None:
    opens(staff)
    assert refused(decides(staff, Level.STAFF, Level.STAFF)).code == "level.unchanged"


@pytest.mark.parametrize("field", ["reason", "basis"])
def test_no_level_without_a_reason_and_what_it_rests_on(staff: Staff, field: str) -> None:
    opens(staff)
    no = refused(decides(staff, Level.OPERATIONS, Level.STAFF, **{field: "  "}))
    assert (no.code, no.field) == (f"level.{field}_missing", field)


@pytest.mark.parametrize("given", ["reason", "basis"])
def test_nor_is_an_operation_opened_with_one_of_the_two(staff: Staff, given: str) -> None:
    half = OpenOperation(name="Storm", mode=Mode.LIVE, level=Level.DAILY, **{given: WHY[given]})
    no = refused(staff.do(half, "stabschef"))
    assert no.code in {"level.reason_missing", "level.basis_missing"}
    assert staff.situation.number == 0


def test_a_level_is_decided_in_person(staff: Staff) -> None:
    opens(staff)
    wish = DecideLevel(level=Level.OPERATIONS, seen=Level.STAFF, **WHY)
    no = refused(staff.do(wish, "stabschef", spoken_by("kolding")))
    assert no.code == "level.in_person"


def test_a_decision_on_the_level_is_not_corrected_but_followed_by_another(staff: Staff) -> None:
    opens(staff)
    number = decides(staff, Level.OPERATIONS, Level.STAFF)
    assert isinstance(number, int)
    no = refused(staff.do(CorrectEntry(number=number, text="Daglig drift"), "formand"))
    assert no.code == "log.level_decided"


def test_a_reason_that_names_somebody_is_erased_once_another_level_holds(staff: Staff) -> None:
    opens(staff, reason="Varsel")
    number = decides(staff, Level.OPERATIONS, Level.STAFF)
    assert isinstance(number, int)
    wish = EraseEntry(entry=number, reason="Et navn", basis="GDPR art. 17")
    proof = Proof(how="password", at=NOON)
    assert refused(staff.do(wish, "formand", proved=proof)).code == "erasure.level_stands"
    decides(staff, Level.STAFF, Level.OPERATIONS)
    assert isinstance(staff.do(wish, "formand", proved=proof), int)
    assert (staff.situation.level, staff.situation.levels.decided) == (Level.STAFF, 3)
    assert WHY["reason"] not in {one.reason for one in staff.situation.levels.steps[:-1]}
