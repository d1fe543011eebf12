"""How long a log-in lasts, what ends it, and what one may do with one's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.visiting import PASSWORD, House, Visitor

NEW = "ny-lang-kode-til-staben"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def signed_in(visitor: Visitor) -> bool:
    return visitor.get("/api/v1/me").status_code == 200


def send(visitor: Visitor, path: str, **fields: str) -> int:
    return visitor.form(path, **fields).status_code


def test_an_hour_without_use_ends_it(house: House) -> None:
    visitor = house.visit("kolding")
    for _ in range(3):
        house.passes(minutes=50)
        assert signed_in(visitor)
    house.passes(minutes=61)
    assert not signed_in(visitor)


def test_a_board_that_stays_open_through_a_quiet_night_keeps_its_log_in(house: House) -> None:
    visitor = house.visit("kolding")
    (log_in,) = house.parts.sessions.of(house.accounts["kolding"])
    door = house.door()
    for _ in range(4):
        house.passes(minutes=50)
        assert door.still([log_in.hash]) == {log_in.hash}
    assert signed_in(visitor)
    house.passes(minutes=50)
    door.still([log_in.hash])
    house.passes(hours=8)
    assert door.still([log_in.hash]) == set()


def test_a_shift_ends_it_however_much_it_is_used(house: House) -> None:
    visitor = house.visit("kolding")
    for _ in range(14):
        house.passes(minutes=50)
        assert signed_in(visitor)
    house.passes(minutes=50)
    assert not signed_in(visitor)


def test_a_poll_does_not_write_each_time(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor = house.visit("kolding")
    writes: list[object] = []
    inner = house.database.write
    monkeypatch.setattr(house.database, "write", lambda work: writes.append(work) or inner(work))
    for _ in range(20):
        house.passes(seconds=3)
        assert signed_in(visitor)
    assert len(writes) == 1


def test_a_session_costs_one_question(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor = house.visit("kolding")
    inner, asked = house.parts.sessions._find, []
    monkeypatch.setattr(
        house.parts.sessions, "_find", lambda *what: asked.append(1) or inner(*what)
    )
    named: list[object] = []
    monkeypatch.setattr(house.parts.people, "_find", lambda condition: named.append(1) or [])
    visitor.get("/operationer")
    assert (len(asked), len(named)) == (1, 0)


def test_static_files_ask_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor = house.visit("kolding")
    monkeypatch.setattr(house.database, "read", lambda work: pytest.fail("asked the database"))
    path = house.app.jinja_env.globals["asset"]("css/tokens.css")
    with visitor.get(path) as answer:
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
        assert "Set-Cookie" not in answer.headers
    old = re.sub(r"/static/\w+/", "/static/000000000000/", path)
    with visitor.get(old) as answer:
        assert answer.headers["Cache-Control"] == "no-cache"


def test_a_closed_account_is_out_at_its_next_request(house: House) -> None:
    visitor = house.visit("kolding")
    assert signed_in(visitor)
    house.parts.people.set_active(house.accounts["kolding"], False)
    assert not signed_in(visitor)
    assert house.parts.sessions.of(house.accounts["kolding"]) == []


def test_a_seat_taken_away_is_gone_at_once(house: House) -> None:
    visitor = house.visit("vagtleder")
    operation = house.visit("stabschef").opens()
    house.parts.people.seat(house.accounts["vagtleder"], ("logfoerer",))
    named = {"X-Seat": "vagtcentral"}
    answer = visitor.do(operation, "RecordEntry", {"text": "x"}, headers=named)
    assert answer.json["error"]["code"] == "access.seat_not_held"
    assert visitor.get("/api/v1/me").json["seat"] == "logfoerer"


def test_an_account_without_a_seat_is_told_so(house: House) -> None:
    house.account("ny")
    visitor = house.visit("ny")
    answer = visitor.get("/operationer")
    assert answer.status_code == 403
    assert "ingen plads" in answer.text
    assert visitor.get("/konto").status_code == 200


def test_the_seat_one_takes_is_kept(house: House) -> None:
    visitor = house.visit("vagtleder")
    assert send(visitor, "/plads", seat="logfoerer", next="/konto") == 303
    assert visitor.get("/api/v1/me").json["seat"] == "logfoerer"
    assert send(visitor, "/plads", seat="stabschef") == 403


def test_the_language_is_chosen_and_kept(house: House) -> None:
    visitor = house.stranger()
    visitor.get("/log-ind", headers={"Accept-Language": "en"})
    assert 'lang="da"' in visitor.get("/log-ind").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', visitor.get("/log-ind").text)
    assert token
    assert send(visitor, "/sprog", language="en", csrf_token=token.group(1)) == 303
    assert 'lang="en"' in visitor.get("/log-ind").text
    assert send(visitor, "/sprog", language="kl", csrf_token=token.group(1)) == 422
    fields = {"username": "kolding", "password": PASSWORD, "csrf_token": token.group(1)}
    visitor.form("/log-ind", **fields)
    assert 'lang="en"' in visitor.get("/operationer").text


def test_one_sees_and_ends_ones_own_log_ins(house: House) -> None:
    here, there = house.visit("kolding"), house.visit("kolding")
    other = house.visit("vejle")
    number = house.accounts["kolding"]
    mine = [one.public for one in house.parts.sessions.of(number)]
    page = here.get("/konto").text
    assert all(f"/konto/sessioner/{public}/slet" in page for public in mine)
    assert send(other, f"/konto/sessioner/{mine[0]}/slet") == 404
    assert signed_in(here)
    assert signed_in(there)
    cookie = there.client.get_cookie("lbs", domain="127.0.0.1")
    assert cookie
    gone = house.parts.sessions.find(cookie.value)
    assert gone
    assert send(here, f"/konto/sessioner/{gone.public}/slet") == 303
    assert signed_in(here)
    assert not signed_in(there)


def test_ending_the_log_in_one_sits_at_is_logging_out(house: House) -> None:
    here = house.visit("kolding")
    number = house.accounts["kolding"]
    public = house.parts.sessions.of(number)[0].public
    answer = here.form(f"/konto/sessioner/{public}/slet")
    assert answer.headers["Location"] == "/log-ind"
    assert "Clear-Site-Data" in answer.headers
    assert not signed_in(here)


def test_a_new_password_ends_the_other_log_ins(house: House) -> None:
    here, there = house.visit("kolding"), house.visit("kolding")
    fields = {"current": PASSWORD, "new": NEW, "repeat": NEW}
    assert send(here, "/konto/adgangskode", **fields) == 303
    assert signed_in(here)
    assert not signed_in(there)
    stored = house.parts.people.named("kolding")
    assert stored
    assert house.parts.passwords.verify(stored.password, NEW)
    assert house.parts.audit.latest(1)[0].what == "password_changed"


@pytest.mark.parametrize(
    ("current", "new", "repeat", "said"),
    [
        ("forkert", NEW, NEW, "Den nuværende adgangskode passer ikke"),
        (PASSWORD, "kort", "kort", "mindst 10 tegn"),
        (PASSWORD, NEW, NEW + "x", "ikke ens"),
        (PASSWORD, PASSWORD, PASSWORD, "lig med den gamle"),
        (PASSWORD, "Password1234567", "Password1234567", "let at gætte"),
        (PASSWORD, "kolding-kommune", "kolding-kommune", "let at gætte"),
        (PASSWORD, "aaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaa", "let at gætte"),
        (PASSWORD, "x" * 300, "x" * 300, "for lang"),
    ],
)
def test_a_password_that_will_not_do_is_refused_beside_its_field(
    house: House, current: str, new: str, repeat: str, said: str
) -> None:
    visitor = house.visit("kolding")
    answer = visitor.form("/konto/adgangskode", current=current, new=new, repeat=repeat)
    assert answer.status_code == 422
    assert said in answer.text
    assert new not in answer.text


def test_a_link_from_a_mail_finds_the_log_in(house: House) -> None:
    """A strict cookie is kept back once when another site led here; our own page asks again."""
    answer = house.stranger().get("/operationer?a=1", headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 200
    assert answer.headers["Refresh"] == "0; url=/operationer?a=1"
    again = house.stranger().get("/operationer?a=1", headers={"Sec-Fetch-Site": "same-origin"})
    assert again.headers["Location"] == "/log-ind?next=/operationer%3Fa%3D1"


def test_a_script_is_told_401_and_not_led_to_a_page(house: House) -> None:
    visitor = house.stranger()
    for path in ("/operationer", "/operationer/op-000000000001/paneler/log"):
        answer = visitor.get(path, headers={"Sec-Fetch-Dest": "empty"})
        assert answer.status_code == 401
        assert answer.json["error"]["code"] == "access.sign_in"
