"""A guest's link from its making to its end: what opens, what is told, and what is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from crisis.commands.partners import RegisterPartner, SeatPartner, UnseatPartner
from crisis.errors import Unknown
from crisis.sockets.ports import Guest, Turned
from crisis.terms.ids import PLANNING
from crisis.terms.partners import PartnerGroup
from crisis.web.accounts.sessions import fingerprint
from crisis.web.doorkeeper import Doorkeeper
from tests.visiting import PASSWORD, House, Visitor, key

TOLKE = "eksempel-tolke"
NAME = "Eksempel Tolkebureau"
TOLD = {"name": NAME, "can_help": "tolkning", "contact": "Vagten"}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    wish = RegisterPartner(partner=TOLKE, group=PartnerGroup.COMPANY, **TOLD)
    made.desk.do(wish, "planlaegger", PLANNING)
    yield made
    made.database.close()


@pytest.fixture
def operation(house: House) -> str:
    made = house.desk.opens()
    house.desk.do(SeatPartner(partner=TOLKE), "stabschef", made)
    return made


def sockets(house: House, visitor: Visitor) -> tuple[Doorkeeper, str]:
    """The sockets' door, and the key by which the guest's socket is known there."""
    door = house.door()
    cookie = visitor.client.get_cookie("lbs", domain="127.0.0.1")
    assert cookie is not None
    return door, fingerprint(cookie.value)


def everything(house: House) -> str:
    """All rows of all tables but the guest's own hash, as text."""

    def work(connection: Any) -> str:
        found = []
        for table in ("guest", "account", "session", "audit", "journal_payload", "idempotency"):
            rows = connection.execute(text(f"SELECT * FROM {table}"))
            found += [str([bytes(one) if isinstance(one, memoryview) else one for one in row])
                      for row in rows]  # fmt: skip
        return "\n".join(found)

    return house.database.read(work)


def acts(house: House) -> list[str]:
    return [line.what for line in house.parts.audit.latest(50) if "guest" in line.what]


def _guest(house: House) -> int:
    return next(one.id for one in house.parts.people.all() if one.guest is not None)


def ends(house: House, operation: str, how: str) -> None:
    """Each way in which a link ends."""
    if how == "expired":  # before an hour without use would end the log-in
        house.passes(minutes=59)
        house.parts.sessions.touch(house.parts.sessions.of(_guest(house))[0].hash)
        house.passes(minutes=2)
    elif how == "left":
        house.desk.do(UnseatPartner(partner=TOLKE), "stabschef", operation)
    elif how == "revoked":
        (link,) = house.desk.handler.whole(operation).partners[TOLKE].links
        house.visit("logfoerer").does(operation, "RevokeGuestLink", link=link.link)
    else:
        closing = {"reason": "Slut", "basis": "Formanden", "seen": []}
        house.visit("formand").does(operation, "CloseOperation", **closing)


SAID = {
    "expired": "Linkets tid er gået",
    "left": "Pladsen i staben er taget tilbage",
    "revoked": "Linket er trukket tilbage",
    "closed": "Indsatsen er afsluttet; linket gælder ikke mere. Ring til Stabschef, "
    "Sydøstjyllands Politi",
}


def test_to_look_at_a_link_uses_nothing_up_and_a_press_goes_in(
    house: House, operation: str
) -> None:
    secret, visitor = house.link(operation, TOLKE), house.stranger()
    for _ in range(3):
        assert NAME not in visitor.page("/gaest")
        looked = visitor.comes_in(secret, "/gaest")
        assert looked.status_code == 200
        assert f"Gå ind som {NAME}" in looked.text
        assert "Stormflod" not in looked.text
    assert visitor.get(f"/operationer/{operation}").status_code == 303
    came = visitor.comes_in(secret)
    assert (came.status_code, came.headers["Location"]) == (303, f"/operationer/{operation}")
    page = visitor.page(f"/operationer/{operation}")
    assert NAME in page
    assert "Gæst" in page


def test_the_secret_is_kept_nowhere_and_the_log_says_who_let_in(
    house: House, operation: str
) -> None:
    secret = house.link(operation, TOLKE)
    assert house.stranger().comes_in(secret).status_code == 303
    kept = everything(house)
    assert secret not in kept
    assert fingerprint(secret) in kept
    (entry,) = [
        one for one in house.desk.handler.whole(operation).log.entries.values()
        if "gæst" in str(one.text)
    ]  # fmt: skip
    assert (entry.seat_name, entry.authority_name) == ("Stabschef", "Sydøstjyllands Politi")
    assert sorted(acts(house)) == ["guest_came_in", "guest_link_made"]


@pytest.mark.parametrize("how", SAID)
def test_link_log_in_and_socket_end_together_and_it_is_said_why(
    house: House, operation: str, how: str
) -> None:
    secret, visitor = house.link(operation, TOLKE, hours=1), house.stranger()
    visitor.comes_in(secret)
    door, known_as = sockets(house, visitor)
    guest = Guest(key=known_as, account=1)
    door.watch(guest, operation)
    assert door.still([known_as]) == {known_as}
    ends(house, operation, how)

    assert door.still([known_as]) == set()
    with pytest.raises(Turned):
        door.watch(guest, operation)
    answer = visitor.get(f"/api/v1/operations/{operation}/journal")
    assert answer.status_code == 401
    wish = {"text": "Er I der?"}
    assert visitor.do(operation, "RecordEntry", wish).status_code in (401, 403)
    for door_ in ("/gaest", "/gaest/ind"):
        answer = house.stranger().comes_in(secret, door_)
        assert answer.status_code == 410
        assert SAID[how] in answer.text
        assert "Ring til" in answer.text
        assert NAME not in answer.text
        assert "Stormflod" not in answer.text
    assert acts(house).count("guest_link_refused") == 2


def test_a_browser_that_was_in_is_told_once_why_it_is_out(house: House, operation: str) -> None:
    visitor = house.guest(operation, TOLKE)
    ends(house, operation, "closed")
    assert visitor.get(f"/api/v1/operations/{operation}/journal").status_code == 401
    told = visitor.get(f"/log-ind?next=/operationer/{operation}")
    assert told.status_code == 410
    assert SAID["closed"] in told.text
    assert visitor.get("/log-ind").status_code == 200


def test_one_at_a_time_is_in_by_a_link(house: House, operation: str) -> None:
    secret, first, second = house.link(operation, TOLKE), house.stranger(), house.stranger()
    first.comes_in(secret)
    second.comes_in(secret)
    board = f"/operationer/{operation}"
    assert (first.get(board).status_code, second.get(board).status_code) == (303, 200)


def test_a_repetition_makes_no_second_link_and_shows_the_first_to_nobody(
    house: House, operation: str
) -> None:
    chief, known_as = house.visit("stabschef"), {"Idempotency-Key": key()}
    wish = {"partner": TOLKE, "hours": 4}
    first, again = (chief.do(operation, "InviteGuest", wish, headers=known_as) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert "guest_path" in first.json
    assert "guest_path" not in again.json
    assert first.json["entries"] == again.json["entries"]
    assert len(house.desk.handler.whole(operation).partners[TOLKE].links) == 1
    other = chief.do(operation, "InviteGuest", {**wish, "hours": 5}, headers=known_as)
    assert other.status_code == 422 or other.status_code == 409
    assert everything(house).count("prepared") == 0


def test_what_is_refused_leaves_no_link_and_no_account(house: House, operation: str) -> None:
    before, chief = len(house.parts.people.all()), house.visit("stabschef")
    assert chief.do(operation, "InviteGuest", {"partner": "ukendt"}).status_code == 409
    for hours in (0, 169, "4"):
        wish = {"partner": TOLKE, "hours": hours}
        assert chief.do(operation, "InviteGuest", wish).status_code == 422
    house.passes(minutes=16)
    late = chief.do(operation, "InviteGuest", {"partner": TOLKE})
    assert late.json["error"]["code"] == "permission.proof_old"
    assert len(house.parts.people.all()) == before


def test_a_link_that_a_client_names_itself_opens_nothing(house: House, operation: str) -> None:
    wish = {"partner": TOLKE, "link": "0123456789abcdef"}
    done = house.visit("stabschef").do(operation, "InviteGuest", wish)
    assert done.status_code == 201
    (link,) = house.desk.handler.whole(operation).partners[TOLKE].links
    assert link.link != wish["link"]


def test_guessing_is_held_back_and_a_true_link_is_not(house: House, operation: str) -> None:
    secret, visitor = house.link(operation, TOLKE), house.stranger()
    answers = [visitor.comes_in(f"{number:043}", "/gaest").status_code for number in range(21)]
    assert answers == [404] * 20 + [429]
    assert visitor.comes_in(secret).status_code == 303


def test_a_guests_account_knows_no_password_and_no_other_operation(
    house: House, operation: str
) -> None:
    visitor, other = house.guest(operation, TOLKE), house.desk.opens("En anden")
    (account,) = [one for one in house.parts.people.all() if one.guest is not None]
    for password in ("", "!", PASSWORD):
        form = {"username": account.username, "password": password}
        assert house.visit("kolding").form("/log-ind", **form).status_code == 401
    house.parts.people.set_password(account.id, house.parts.passwords.hash(PASSWORD))
    form = {"username": account.username, "password": PASSWORD}
    assert house.visit("kolding").form("/log-ind", **form).status_code == 401
    visitor = house.guest(operation, TOLKE)
    house.parts.people.seat(account.id, ["stabschef"])
    door, known_as = sockets(house, visitor)
    with pytest.raises(Unknown):
        door.watch(Guest(key=known_as, account=account.id), other)
    assert visitor.get(f"/operationer/{other}").status_code == 404
    assert visitor.get("/operationer").status_code == 403
