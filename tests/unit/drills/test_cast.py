"""A step may be played as a person: on his own seat or a lent one, by the same rules as at the
board, and what he may not do is not begun or ends the drill."""

from __future__ import annotations

import pytest

from crisis.commands.lending import LendSeat
from crisis.drills.cast import Cast
from crisis.drills.planned import Planned, command_of
from crisis.drills.schedule import plan
from crisis.errors import Malformed, Refused
from crisis.terms.relief import SheetState
from crisis.web.texts import sentence
from tests.given import NOON, Desk
from tests.playing import CAST, acts_out, played, scenario, step

Step = dict[str, object]
LENDING = {"seat": "vejle", "account": "hedensted", "hours": 4, "reason": "Ingen kan nås"}


def as_(person: str, seat: str, command: str, after: str = "0s", **fields: object) -> Step:
    return step(seat, command, after, **fields) | {"person": person}


def writes(person: str, seat: str, text: str = "x") -> Step:
    return as_(person, seat, "RecordEntry", text=text)


def lends(**more: object) -> Step:
    return as_("formand", "formand", "LendSeat") | {"fields": {**LENDING, **more}}


def plans(*steps: Step, cast: Cast = CAST, seed: int | None = None) -> list[Planned]:
    return plan(scenario(list(steps)), seed, cast)


def number(username: str) -> int:
    return CAST.people[username].account


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        (writes("ingen", "kolding"), "scenario.unknown_person", "steps[2].person"),
        (lends(account="ingen"), "scenario.unknown_person", "steps[2].fields.account"),
        (writes("vejle", "kolding"), "scenario.seat_not_held", "steps[2].person"),
        (writes("hedensted", "vejle"), "scenario.seat_not_held", "steps[2].person"),
        (lends() | {"seat": "kolding", "person": "kolding"}, "permission.role", "steps[2].command"),
        (step("kolding", "ReleaseStatement", statement=1), "permission.role", "steps[2].command"),
        (writes("observatoer", "observatoer"), "permission.role", "steps[2].command"),
        (writes("kolding", "kolding") | {"on_behalf_of": {"authority": "vejle", "who": "Vagten"}},
         "on_behalf.not_allowed", "steps[2].on_behalf_of"),
    ],
)  # fmt: skip
def test_who_is_unknown_or_may_not_is_named_before_the_start_and_said_in_danish(
    wrong: Step, code: str, field: str
) -> None:
    with pytest.raises((Malformed, Refused)) as no:
        plans(writes("kolding", "kolding"), wrong)
    assert (no.value.code, no.value.field) == (code, field)
    said = sentence(no.value, "da")
    assert said.endswith(".") and "{" not in said


def test_whoever_cannot_know_the_accounts_plays_nobodys_steps() -> None:
    with pytest.raises(Malformed, match=r"scenario\.unknown_person"):
        plan(scenario([writes("kolding", "kolding")]))


def test_a_user_name_is_the_accounts_number_whatever_its_letters_case() -> None:
    one, two = plans(lends(account="Hedensted"), writes("VAGTLEDER", "logfoerer"))
    command = command_of(one, NOON, {})
    assert isinstance(command, LendSeat) and command.account == number("hedensted")
    assert two.actor.person is not None and two.actor.person.account == number("vagtleder")


def test_on_a_seat_the_script_lends_a_person_writes_but_nothing_that_binds_is_begun() -> None:
    _, wrote = plans(lends(), writes("hedensted", "vejle"))
    assert wrote.actor.lent
    with pytest.raises(Refused) as no:
        plans(lends(), as_("hedensted", "vejle", "SignStatement", statement=1))
    assert (no.value.code, no.value.field) == ("permission.lent", "steps[2].command")


def test_the_loan_is_that_seats_and_that_persons_alone() -> None:
    for person, seat in (("billund", "vejle"), ("hedensted", "kolding")):
        with pytest.raises(Malformed, match=r"scenario\.seat_not_held"):
            plans(lends(), writes(person, seat))


def test_a_step_on_a_lent_seat_goes_with_its_loan_and_waits_for_it() -> None:
    never = lends() | {"chance": 0.0}
    assert plans(never, writes("hedensted", "vejle")) == []
    late = lends() | {"jitter": 600}
    for seed in range(20):
        steps = plans(step("kolding", "RecordEntry", "20m", text="a"), late,
                      writes("hedensted", "vejle"), seed=seed)  # fmt: skip
        order = [one.step for one in steps]
        assert order.index(2) < order.index(3)


def test_one_hands_over_and_another_takes_having_read_what_others_wrote(desk: Desk) -> None:
    _, seen = played(
        desk,
        as_("logfoerer", "logfoerer", "OfferHandover", important="Nettet er nede"),
        step("kolding", "RecordEntry", text="Kom efter arket"),
        as_("vagtleder", "logfoerer", "TakeHandover", sheet=1),
    )
    (sheet,) = seen.relief.all()
    assert sheet.taken is not None
    assert (sheet.state, sheet.account, sheet.taken.account) == (
        SheetState.TAKEN, number("logfoerer"), number("vagtleder")
    )  # fmt: skip


def test_a_person_cannot_take_over_from_himself_and_the_drill_ends_at_that_step(
    desk: Desk,
) -> None:
    with pytest.raises(Refused) as no:
        played(
            desk,
            as_("vagtleder", "logfoerer", "OfferHandover", important="Nettet er nede"),
            as_("vagtleder", "logfoerer", "TakeHandover", sheet=1),
            writes("kolding", "kolding", "Aldrig spillet"),
        )
    assert (no.value.code, no.value.field) == ("relief.own_sheet", "steps[2].fields.sheet")


def test_what_is_written_on_a_lent_seat_is_marked_until_it_is_given_back(desk: Desk) -> None:
    back = as_("hedensted", "hedensted", "ReturnSeat", loan=1)
    done, seen = played(desk, lends(), writes("hedensted", "vejle"), back)
    assert dict(seen.lending.written) == {done[1].number: 1}
    (loan,) = seen.lending.all()
    assert (loan.borrower, loan.ended_by) == (number("hedensted"), done[2].number)


def test_once_it_is_given_back_or_its_time_is_over_the_drill_ends_at_the_step_from_it(
    desk: Desk,
) -> None:
    back = as_("hedensted", "hedensted", "ReturnSeat", loan=1)
    late = step("kolding", "RecordEntry", "5h", text="x")
    for name, between in (("givet", back), ("udløbet", late)):
        steps = [lends(), between, writes("hedensted", "vejle")]
        with pytest.raises(Refused) as no:
            acts_out(desk, scenario(steps, operation={"name": name}))
        assert (no.value.code, no.value.field) == ("access.seat_not_held", "steps[3]")
