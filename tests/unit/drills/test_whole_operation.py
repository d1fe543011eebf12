"""A whole operation, from the first report to the filed case, as a scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisis.drills.player import Played
from crisis.drills.script import read
from crisis.projections.situation import Situation
from crisis.rules.references import unseen
from crisis.rules.visibility import view
from crisis.terms.callouts import CallState
from crisis.terms.closing import Stage
from crisis.terms.contradictions import ContradictionState
from crisis.terms.decisions import Outcome
from crisis.terms.operations import Level, Mode
from crisis.terms.relief import SheetState
from crisis.terms.resources import RequestStatus
from crisis.terms.sight import Sight
from crisis.terms.tasks import TaskStatus
from tests.given import Desk, by
from tests.playing import CAST, acts_out

SCENARIO = Path("scenarios/telefonsvigt.yaml")


class Day:
    """The scenario, played once for all tests here."""

    def __init__(self, desk: Desk) -> None:
        script = read(SCENARIO.read_text(encoding="utf-8"))
        self.planned = len(script.steps)
        self.steps: list[Played]
        self.steps, self.end = acts_out(desk, script)
        self.planning = desk.handler.planning()
        self.live = desk.handler.resources()
        self.stock = desk.handler.resources(self.end.operation)

    def entry(self, label: str) -> int:
        return next(one.number for one in self.steps if one.planned.label == label)

    def seen_by(self, seat: str) -> Situation:
        return view(self.end, by(seat, mode=Mode.EXERCISE))


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    desk = Desk(tmp_path_factory.mktemp("day"))
    made = Day(desk)
    desk.database.close()
    return made


def test_from_alarm_to_archive_in_more_than_sixty_steps(day: Day) -> None:
    assert len(day.steps) == day.planned > 60
    end = day.end
    assert [one.stage for one in end.closing.steps] == [
        Stage.CLOSED, Stage.EVALUATED, Stage.ARCHIVED
    ]  # fmt: skip
    assert list(end.closing.handed_over) == ["task-2:kolding"]
    levels = [one.level for one in end.levels.steps]
    assert levels == [Level.DAILY, Level.STAFF, Level.OPERATIONS, Level.STAFF, Level.DAILY]
    present = [each.state for _, each in end.callouts.newest().values()]
    assert present == [CallState.PRESENT] * 5
    assert {one.number: one.status for one in end.tasks.all()} == {
        1: TaskStatus.CLOSED, 2: TaskStatus.ACCEPTED, 3: TaskStatus.CLOSED,
        4: TaskStatus.CLOSED, 5: TaskStatus.CLOSED,
    }  # fmt: skip
    (decision,) = end.decisions.all()
    assert (decision.outcome, decision.open) == (Outcome.DECIDED_NOT_TO, ())
    assert [each.authority for each in decision.reservations] == ["vejle", "trekantbrand"]
    values = {one.name: [each.value for each in one.readings] for one in end.figures.values()}
    assert values == {"Bemandede hjælpepunkter": [6, 14], "Husstande uden telefon": [41000, 9000]}


def test_an_action_card_was_laid_out_at_once_and_done_in_its_order(day: Day) -> None:
    radio, homes = (day.end.tasks.tasks[number] for number in (4, 5))
    assert (radio.asked + 1, homes.waits_for) == (homes.asked, (4,))
    assert day.end.tasks.finished[4] < day.end.tasks.finished[5]
    assert homes.card is not None
    assert homes.card.title == "Eksempel Telefonerne er døde"


def test_help_was_promised_in_part_and_came_home_and_the_drill_kept_its_own_list(day: Day) -> None:
    (request,) = day.end.requests.all()
    assert (request.status, request.need.amount) == (RequestStatus.FINISHED, 2)
    assert [(one.amount, one.used, one.bound) for one in request.promises] == [(1, True, False)]
    assert [one.reason for one in request.steps if one.answers] == ["Vi har kun ét"]
    assert not day.live.listed
    assert list(day.stock.listed) == ["eksempel-aggregat"]


def account(username: str) -> int:
    return CAST.people[username].account


def test_two_figures_that_disagree_stood_side_by_side_until_one_was_said_to_hold(day: Day) -> None:
    (found,) = day.end.contradictions.all()
    assert found.entries == (day.entry("uden"), day.entry("andet_tal"))
    assert found.state is ContradictionState.SETTLED
    assert found.settled and found.settled.holds == day.entry("uden")
    entry = day.end.log.get(day.entry("andet_tal"))
    assert entry is not None and entry.corrected_by is None and "4.100" in str(entry.text)


def test_the_log_keepers_seat_went_from_one_person_to_the_next_by_a_sheet(day: Day) -> None:
    (sheet,) = day.end.relief.all()
    assert sheet.state is SheetState.TAKEN
    assert sheet.taken is not None
    assert (sheet.account, sheet.taken.account) == (account("logfoerer"), account("vagtleder"))


def test_a_seat_was_lent_written_from_and_given_back(day: Day) -> None:
    (loan,) = day.end.lending.all()
    assert (loan.seat, loan.borrower) == ("vejle", account("hedensted"))
    assert loan.ended_at is not None and loan.ended_at < loan.until
    assert dict(day.end.lending.written) == {day.entry("laant"): 1}


def test_a_partner_was_seated_and_addressed_and_its_words_are_in_the_log(day: Day) -> None:
    partner = "eksempel-natteravne"
    assert day.end.partners[partner].there
    entry = day.end.log.get(day.entry("ravne"))
    assert entry is not None and entry.owner == partner
    assert unseen(day.end, day.planning, partner) == (day.entry("bud"),)
    assert unseen(day.end, day.planning, "trekantbrand") == ()


def test_what_is_for_some_is_hidden_from_the_others_to_the_end(day: Day) -> None:
    number = day.entry("hjemmet")
    assert day.end.sights[day.entry("aabent")].sight is Sight.PUBLIC
    for seat, reads in (("vejle", True), ("logfoerer", True), ("kolding", False)):
        found = day.seen_by(seat).log.get(number)
        assert (found is not None and "AMK" in str(found.text)) is reads, seat
