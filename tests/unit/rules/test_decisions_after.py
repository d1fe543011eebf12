"""After a decision: its ground moves, another disagrees, what follows is seen to, the law."""

from __future__ import annotations

from datetime import timedelta

import pytest

from crisis.commands.closing import CloseOperation
from crisis.commands.decisions import (
    Dissent,
    RecordDissent,
)
from crisis.commands.erasure import EraseEntry
from crisis.commands.figures import SetFigure
from crisis.commands.log import CorrectEntry
from crisis.events import Erased
from crisis.events.erasure import EntryErased
from crisis.journal.port import Entry
from crisis.projections import situation as fold
from crisis.rules.closing import open_matters
from crisis.rules.decisions import shaken
from crisis.rules.known import Known
from crisis.rules.waiting import waits
from crisis.terms.decisions import (
    FollowUpState,
    decision_label,
)
from crisis.terms.figures import FigureKind
from crisis.terms.log import EntryKind
from crisis.terms.operations import Mode
from tests.deciding import NOT_NEEDED, SANDBAGS, deciding, one, row, settles, wish
from tests.given import NOON, by, spoken_by
from tests.press_staff import PressStaff, code

LATER = NOON + timedelta(hours=6)


@pytest.fixture
def staff() -> PressStaff:
    return deciding()


def test_its_ground_has_moved_when_an_entry_it_rests_on_is_corrected(staff: PressStaff) -> None:
    known, counted = staff.fact(), staff.fact()
    figure = SetFigure(figure=FigureKind.EVACUATED, value=80, entry=counted)
    number = staff.must(figure, "kolding")
    staff.must(wish(entries=(known, number)), "kolding")
    assert shaken(staff.situation, one(staff)) == ()
    later, again = staff.corrects(known), staff.corrects(counted)
    assert shaken(staff.situation, one(staff)) == ((known, later), (number, again))
    staff.must(wish(entries=(known,)), "kolding")


def test_a_reservation_is_anothers_in_the_decision_and_afterwards(staff: PressStaff) -> None:
    staff.must(wish(dissent=(Dissent(authority="brs", words="For sent"),)), "kolding")
    number = staff.must(RecordDissent(decision=1, words="Vi får vandet"), "vejle")
    noted, said = one(staff).reservations
    assert (noted.authority, noted.noted_by) == ("brs", "Kolding Kommune")
    assert (said.authority, said.noted_by, said.number) == ("vejle", None, number)
    assert row(staff, number).text == "Forbehold til beslutning nr. 1: Vi får vandet"
    own = RecordDissent(decision=1, words="Nej")
    assert code(staff.do(own, "kolding")) == "decision.own_dissent"
    assert code(staff.do(RecordDissent(decision=2, words="Nej"), "vejle")) == "decision.unknown"
    assert code(staff.do(RecordDissent(decision=1, words=" "), "vejle")) == "decision.words_missing"
    phoned = staff.must(own, "logfoerer", on_behalf_of=spoken_by("brs"))
    assert staff.situation.log.unconfirmed[phoned] == "brs"


def test_what_follows_waits_for_its_authority_until_it_is_settled(staff: PressStaff) -> None:
    staff.must(wish(follow_up=(SANDBAGS,)), "kolding")
    known = Known(planning=staff.planning, situation=staff.situation)

    def waiting(seat: str) -> list[tuple[str, int]]:
        now = Known(planning=known.planning, situation=staff.situation)
        return [(each.kind.value, each.number) for each in waits(now, by(seat))]

    assert waiting("trekantbrand") == [("follow_up", 101)]
    assert waiting("kolding") == []
    matter = open_matters(staff.situation, staff.planning)[0]
    assert (matter.ref, matter.label) == ("follow_up-101:trekantbrand", "B1.1")
    left = CloseOperation(reason="Slut", basis="Møde", seen=(), hand_over=True)
    assert code(staff.do(left, "formand")) == "closing.moved"
    number = staff.must(settles(words="300 sække"), "trekantbrand")
    text = "Opfølgning B1.1 er udført. 300 sække"
    assert (row(staff, number).text, row(staff, number).kind) == (text, EntryKind.ACTION)
    assert waiting("trekantbrand") == []
    assert not open_matters(staff.situation, staff.planning)


def test_done_says_who_did_it_and_not_needed_also_who_decided(staff: PressStaff) -> None:
    staff.must(wish(follow_up=(SANDBAGS, SANDBAGS)), "kolding")
    assert code(staff.do(settles(), "kolding")) == "decision.not_your_follow_up"
    assert code(staff.do(settles(), "vejle")) == "decision.not_your_follow_up"
    assert code(staff.do(settles(3), "trekantbrand")) == "decision.no_follow_up"
    assert code(staff.do(settles(how=NOT_NEEDED), "kolding")) == "decision.words_missing"
    staff.must(settles(how=NOT_NEEDED, words="Vandet falder"), "kolding")
    staff.must(settles(2), "logfoerer", on_behalf_of=spoken_by("trekantbrand"))
    states = [each.state for each in one(staff).follow_ups]
    assert states == [FollowUpState.NOT_NEEDED, FollowUpState.DONE]


def test_said_again_the_last_stands_and_of_two_at_once_the_second_is_told(
    staff: PressStaff,
) -> None:
    staff.must(wish(follow_up=(SANDBAGS,)), "kolding")
    first = staff.must(settles(words="300 sække"), "trekantbrand")
    assert code(staff.do(settles(), "trekantbrand")) == "decision.settled_meanwhile"
    same = settles(words="300 sække", seen=first)
    assert code(staff.do(same, "trekantbrand")) == "decision.settled_so"
    staff.must(settles(words="280 sække", seen=first), "trekantbrand")
    last = one(staff).follow_ups[0].last
    assert last is not None
    assert last.words == "280 sække"


def test_its_rows_are_not_corrected_as_text(staff: PressStaff) -> None:
    number = staff.must(wish(), "kolding")
    said = staff.must(RecordDissent(decision=1, words="Vi får vandet"), "vejle")
    for each, seat in ((number, "kolding"), (said, "vejle")):
        wrong = CorrectEntry(number=each, text="Noget andet")
        assert code(staff.do(wrong, seat)) == "log.decision_taken"


def test_a_closed_operation_takes_no_decision(staff: PressStaff) -> None:
    staff.must(CloseOperation(reason="Slut", basis="Møde", seen=(), hand_over=True), "formand")
    for command in (wish(), RecordDissent(decision=1, words="Nej"), settles()):
        assert code(staff.do(command, "kolding")) == "operation.closed"


def test_what_was_replaced_and_settled_goes_by_law_and_a_fold_from_the_start_agrees(
    staff: PressStaff,
) -> None:
    first = staff.must(wish(follow_up=(SANDBAGS,)), "kolding")
    said = staff.must(RecordDissent(decision=1, words="Et navn"), "vejle")

    def wipes(entry: int) -> object:
        return staff.do(EraseEntry(entry=entry, reason="Helbred", basis="GDPR art. 17"), "formand")

    assert code(wipes(first)) == "erasure.decision_stands"
    second = staff.must(wish(replaces=1), "kolding")
    assert code(wipes(first)) == "erasure.follow_up_open"
    done = staff.must(settles(words="Et navn"), "trekantbrand")
    assert code(wipes(done)) == "erasure.follow_up_settled"
    staff.must(settles(words="Klaret", seen=done), "trekantbrand")
    for number in (said, done):
        assert isinstance(wipes(number), int)
    assert one(staff).reservations == ()
    assert len(one(staff).follow_ups[0].settlements) == 1
    assert isinstance(wipes(first), int)
    staff.must(wish(replaces=2), "kolding")
    assert isinstance(wipes(second), int)
    assert list(staff.situation.decisions.decisions) == [3]
    anew = fold.fold(fold.start(staff.situation.operation, Mode.LIVE), _without(staff))
    assert anew.decisions == staff.situation.decisions
    assert anew.log == staff.situation.log
    assert decision_label(anew.decisions.last) == "B3"


def test_what_an_erased_decision_replaced_stays_replaced(staff: PressStaff) -> None:
    staff.must(wish(), "kolding")
    second = staff.must(wish(replaces=1), "kolding")
    staff.must(wish(replaces=2), "kolding")
    wipe = EraseEntry(entry=second, reason="Helbred", basis="GDPR art. 17")
    staff.must(wipe, "formand")
    assert one(staff).replaced_by == 2
    anew = fold.fold(fold.start(staff.situation.operation, Mode.LIVE), _without(staff))
    assert anew.decisions == staff.situation.decisions
    assert code(staff.do(wish(replaces=1), "kolding")) == "decision.replaced"


def _without(staff: PressStaff) -> list[Entry]:
    """The journal as it reads after the erasures, with the links that they keep."""
    acts = [each.event for each in staff.written if isinstance(each.event, EntryErased)]
    kept = {rest.number: rest for act in acts for rest in act.entries}
    return [
        Entry(
            stamp=each.stamp,
            type=each.type,
            event=Erased(type=each.type, corrects=kept[each.stamp.number].corrects),
        )
        if each.stamp.number in kept
        else each
        for each in staff.written
    ]
