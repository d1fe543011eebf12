"""Two different people, one text: every state × every seat × same or other person × own or other
authority, against a table that is written down here by hand and not read from the program."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crisis import demo
from crisis.commands.publishing import RetractStatement
from crisis.commands.statements import DiscardStatement, PrepareCorrection
from crisis.errors import Refused
from crisis.projections.situation import Situation
from crisis.terms.statements import Delivery
from tests.press_staff import ACCOUNTS, OFFICE, PressStaff

SEATS = {
    "formand": "politi", "stabschef": "politi", "logfoerer": "politi", "vagtcentral": "politi",
    "presse-politi": "politi", "presse-kolding": "kolding", "planlaegger": "politi",
    "planlaegger-kolding": "kolding",
    "observatoer": "politi", "skanderborg": "skanderborg", "horsens": "horsens",
    "hedensted": "hedensted", "vejle": "vejle", "billund": "billund", "fredericia": "fredericia",
    "kolding": "kolding", "region-syddanmark": "region-syddanmark",
    "region-midtjylland": "region-midtjylland", "trekantbrand": "trekantbrand",
    "vejle-brandvaesen": "vejle-brandvaesen",
    "sydoestjyllands-brandvaesen": "sydoestjyllands-brandvaesen",
    "oestjyllands-brandvaesen": "oestjyllands-brandvaesen", "brs": "brs", "forsvar": "forsvar",
}  # fmt: skip
NOT_STAFF = {"planlaegger", "planlaegger-kolding", "observatoer"}
NEVER_SIGNS = NOT_STAFF | {"logfoerer", "vagtcentral"}
POLICE_DESK = {"formand", "stabschef", "presse-politi"}
LETS_OUT_ELSEWHERE = {"presse-kolding"}
"""A press office that is not the police's."""

STATES = (
    "draft", "ready", "signed", "released", "published", "corrected", "retracted", "discarded",
)  # fmt: skip
ROLE, STATE = "permission.role", "statement.state"


def sign(state: str, seat: str, same: bool, own: bool) -> str | None:
    if seat in NEVER_SIGNS:
        return ROLE
    if state not in ("ready", "signed"):
        return STATE
    if not own and SEATS[seat] != "politi":
        return "statement.not_asked"
    if same:
        return "statement.own_words"
    return "statement.already_signed" if state == "signed" else None


def release(state: str, seat: str, same: bool, own: bool) -> str | None:
    if seat in LETS_OUT_ELSEWHERE:
        return "publishing.police_alone"
    if seat not in POLICE_DESK:
        return ROLE
    if state == "ready":
        return "statement.signatures_missing"
    return None if state == "signed" else STATE


def retract(state: str, seat: str, same: bool, own: bool) -> str | None:
    if seat in LETS_OUT_ELSEWHERE:
        return "publishing.police_alone"
    if seat not in POLICE_DESK:
        return ROLE
    return None if state in ("released", "published") else STATE


def change(state: str, seat: str, same: bool, own: bool) -> str | None:
    if seat in NOT_STAFF:
        return ROLE
    if state not in ("draft", "ready", "signed"):
        return STATE
    return None if own or seat in POLICE_DESK else "statement.not_yours"


EXPECTED = {"sign": sign, "release": release, "retract": retract, "change": change}


def lifetimes(author: int, authority: str) -> tuple[PressStaff, dict[str, Situation]]:
    """A statement by this person for this authority, in each state it may come to."""
    staff, seen = PressStaff(), {}
    writer = "logfoerer" if authority == "politi" else authority
    fact = staff.fact(writer, account=900)
    staff.drafted(fact, seat=writer, account=author)
    seen["draft"] = staff.situation
    staff.must(DiscardStatement(statement=1), writer)
    seen["discarded"], staff.situation = staff.situation, seen["draft"]
    seen["ready"] = step(staff, lambda: staff.submitted(1, writer))
    staff.must(staff.signing(), "formand", account=901)
    if authority != "politi":
        staff.must(staff.signing(), authority, account=902)
    seen["signed"] = staff.situation
    seen["released"] = step(staff, lambda: staff.must(staff.releasing(), OFFICE, account=903))
    staff.must(RetractStatement(statement=1, notice="Gælder ikke"), OFFICE, account=903)
    seen["retracted"], staff.situation = staff.situation, seen["released"]
    seen["published"] = step(staff, lambda: staff.told(1, Delivery.DELIVERED))
    staff.corrects(fact, writer)
    staff.must(PrepareCorrection(statement=1), "stabschef", account=904)
    staff.submitted(2)
    staff.must(staff.signing(2), "formand", account=901)
    if authority != "politi":
        staff.must(staff.signing(2), authority, account=902)
    seen["corrected"] = step(staff, lambda: staff.must(staff.releasing(2), OFFICE, account=903))
    return staff, seen


def step(staff: PressStaff, what: Callable[[], object]) -> Situation:
    what()
    return staff.situation


def elsewhere(authority: str) -> str:
    return "vejle" if authority == "horsens" else "horsens"


def test_the_table_has_every_seat_of_the_demo() -> None:
    assert {one.id: one.authority for one in demo.seats()} == SEATS


def test_each_state_is_the_state_it_is_named_for() -> None:
    _, seen = lifetimes(77, "kolding")
    assert set(seen) == set(STATES)
    for name, situation in seen.items():
        state = "ready" if name == "signed" else name
        one = situation.statements.get(1)
        assert one is not None
        assert one.state.value == state


@pytest.mark.parametrize("own", [True, False], ids=["own authority", "other authority"])
@pytest.mark.parametrize("same", [True, False], ids=["same person", "other person"])
@pytest.mark.parametrize("seat", sorted(SEATS))
def test_every_seat_in_every_state_is_answered_as_the_table_says(
    seat: str, same: bool, own: bool
) -> None:
    authority = SEATS[seat] if own else elsewhere(SEATS[seat])
    staff, seen = lifetimes(ACCOUNTS[seat] if same else 77, authority)
    wrong = []
    for state in STATES:
        for name, expected in EXPECTED.items():
            staff.situation = seen[state]
            wish = {
                "sign": staff.signing(),
                "release": staff.releasing(),
                "retract": RetractStatement(statement=1, notice="Gælder ikke"),
                "change": staff.change(1, text="Ganske andre ord", facts=()),
            }[name]
            answer = staff.do(wish, seat)
            got = answer.code if isinstance(answer, Refused) else None
            want = expected(state, seat, same, own)
            if got != want:
                wrong.append((name, state, got, want))
    assert not wrong
