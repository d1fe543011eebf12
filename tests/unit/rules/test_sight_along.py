"""An incident that becomes for some takes along what was asked for because of it: who reads, does
not hang on which of the two was written first."""

from __future__ import annotations

import msgspec
import pytest

from crisis.commands.incidents import OpenIncident
from crisis.commands.sight import ClassifyEntry
from crisis.commands.tasks import AskTask
from crisis.projections.situation import Situation
from crisis.rules.visibility import hides, view
from crisis.terms.operations import Mode
from crisis.terms.places import Point
from crisis.terms.sight import STAFF, Readers, Sight
from tests.given import by
from tests.stocked import FIRST, Stocked, asks, promises, pumps

HOTEL = OpenIncident(kind="flood", title="Bombetrussel Hotel X", shape=Point((9.47, 55.49)))
OTHER = ("horsens", "vejle")


def some(*only: str) -> Readers:
    return Readers(sight=Sight.RESTRICTED, only_for=only)


@pytest.fixture
def staff() -> Stocked:
    """An incident, a task and a request for it, and a request for the task; all for the staff."""
    made = Stocked(Mode.LIVE, pumps(), pumps("brs-1", 2, "brs"))
    made.must(HOTEL, "stabschef")
    task = AskTask(kind="roads", incident=1, authority="kolding", title="Afspær Hotel X")
    made.must(task, "stabschef")
    made.must(asks(incident=1), "kolding")
    made.must(promises(), "trekantbrand")
    made.must(asks(1, ("brs",), task=1), "kolding")
    return made


def case(staff: Stocked) -> Situation:
    return staff.situations[FIRST]


def classifies(staff: Stocked, number: int, readers: Readers) -> int:
    """Give how many acts it took."""
    return len(staff.must(ClassifyEntry(number=number, readers=readers), "stabschef"))


def opened(staff: Stocked) -> int:
    incident = case(staff).incidents.get(1)
    assert incident is not None
    return incident.opened


def reads(staff: Stocked, seat: str) -> tuple[int, int, list[int]]:
    """The numbers of the tasks and requests a seat reads, and how many rows of the log."""
    seen = view(case(staff), by(seat, staff.now, staff.mode))
    rows = [one for one in seen.log.latest(50) if not one.hidden]
    tasks = len(seen.tasks.tasks)
    return len(rows), tasks, [one.number for one in seen.requests.all()]


def test_all_read_what_is_asked_for_while_the_incident_is_for_all(staff: Stocked) -> None:
    assert [reads(staff, seat) for seat in OTHER] == [(3, 1, [1, 2])] * len(OTHER)


def test_of_an_incident_that_becomes_for_some_nothing_asked_stays_with_all(staff: Stocked) -> None:
    classifies(staff, opened(staff), some("politi"))
    assert [reads(staff, seat) for seat in OTHER] == [(0, 0, [])] * len(OTHER)
    hidden = hides(case(staff), by("horsens"))
    told = {one.type for one in staff.written[FIRST] if not hidden(one)}
    assert told == {"EntriesClassified"}
    assert staff.no(promises(), "horsens") == "request.unknown"


def test_whoever_asked_and_is_asked_goes_on_reading_and_no_more_than_that(staff: Stocked) -> None:
    classifies(staff, opened(staff), some("politi"))
    assert reads(staff, "trekantbrand") == (2, 0, [1])
    assert reads(staff, "brs") == (1, 0, [2])
    assert reads(staff, "kolding") == (3, 1, [1, 2])
    assert reads(staff, "logfoerer") == (3, 1, [1, 2])


def test_a_task_that_becomes_for_some_takes_the_request_for_it_along(staff: Stocked) -> None:
    task = case(staff).tasks.get(1)
    assert task is not None
    classifies(staff, task.asked, some("politi"))
    assert [reads(staff, seat)[1:] for seat in OTHER] == [(0, [1])] * len(OTHER)


def test_what_is_for_fewer_already_is_not_widened(staff: Stocked) -> None:
    request = case(staff).requests.get(1)
    assert request is not None
    classifies(staff, request.entry, some("politi"))
    classifies(staff, opened(staff), some("politi", "vejle"))
    assert reads(staff, "vejle") == (1, 1, [2])
    assert case(staff).sights[request.entry].only_for == ("kolding", "politi", "trekantbrand")


def test_an_incident_that_opens_again_leaves_what_was_asked_where_it_is(staff: Stocked) -> None:
    classifies(staff, opened(staff), some("politi"))
    assert classifies(staff, opened(staff), STAFF) == 1
    assert [reads(staff, seat) for seat in OTHER] == [(0, 0, [])] * len(OTHER)


def test_what_was_asked_before_this_was_a_rule_comes_along_when_it_is_said_again(
    staff: Stocked,
) -> None:
    number, before = opened(staff), case(staff).sights
    classifies(staff, number, some("politi"))
    again = ClassifyEntry(number=number, readers=some("politi"))
    assert staff.no(again, "stabschef") == "sight.unchanged"
    # A journal from before: the incident alone was classified.
    alone = before.set(number, case(staff).sights[number])
    staff.situations[FIRST] = msgspec.structs.replace(case(staff), sights=alone)
    assert [reads(staff, seat)[1] for seat in OTHER] == [1] * len(OTHER)
    staff.must(again, "stabschef")
    assert [reads(staff, seat) for seat in OTHER] == [(0, 0, [])] * len(OTHER)


@pytest.mark.parametrize("seat", ["trekantbrand", "brs"])
def test_a_request_by_itself_for_some_stays_with_who_is_asked(staff: Stocked, seat: str) -> None:
    number = 1 if seat == "trekantbrand" else 2
    request = case(staff).requests.get(number)
    assert request is not None
    classifies(staff, request.entry, some("politi"))
    assert number in reads(staff, seat)[2]
    assert all(number not in reads(staff, other)[2] for other in OTHER)
    rows = reads(staff, "vejle")[0]
    assert rows == (1 if number == 1 else 2)  # the answer to the first goes with it
