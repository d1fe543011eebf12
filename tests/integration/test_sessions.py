"""Logging in and out: one answer for every wrong try, a new secret each time, an end that holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from werkzeug.test import TestResponse

from crisis.web.accounts.sessions import fingerprint
from tests.visiting import PASSWORD, House, Visitor


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def log_in(visitor: Visitor, username: str, password: str = PASSWORD, **more: str) -> TestResponse:
    page = visitor.get("/log-ind")
    token = token_of(page)
    fields = {"username": username, "password": password, "csrf_token": token, **more}
    return visitor.form("/log-ind", **fields)


def token_of(page: TestResponse) -> str:
    found = re.search(r'name="csrf_token" value="([^"]+)"', page.text)
    assert found
    return found.group(1)


def cookie(visitor: Visitor, name: str = "lbs") -> str | None:
    found = visitor.client.get_cookie(name, domain="127.0.0.1")
    return found.value if found else None


def acts(house: House) -> list[str]:
    return [one.what for one in reversed(house.parts.audit.latest())]


def test_the_right_password_lets_in_and_on(house: House) -> None:
    visitor = house.stranger()
    answer = log_in(visitor, "Kolding ", next="/operationer/op-000000000001?q=x")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/operationer/op-000000000001?q=x"
    assert visitor.get("/operationer").status_code == 200
    assert visitor.get("/log-ind").status_code == 303
    assert acts(house) == ["logged_in"]


@pytest.mark.parametrize(
    "next_", ["https://evil.example", "//evil.example", "/\\evil", "javascript:x", "x", "/a\r\nb"]
)
def test_the_way_on_is_never_to_another_site(house: House, next_: str) -> None:
    answer = log_in(house.stranger(), "kolding", next=next_)
    assert answer.headers["Location"] == "/operationer"


def test_wrong_unknown_and_closed_have_one_answer(house: House) -> None:
    house.account("lukket", "kolding")
    house.parts.people.set_active(house.accounts["lukket"], False)
    pages = []
    for name, password in (("kolding", "forkert"), ("ukendt", PASSWORD), ("lukket", PASSWORD)):
        answer = log_in(house.stranger(), name, password)
        assert answer.status_code == 401
        clean = re.sub(r'nonce="[^"]+"|value="[^"]*"|content="[^"]*"', "", answer.text)
        pages.append(clean)
    assert pages[0] == pages[1] == pages[2]
    assert acts(house) == ["log_in_failed"] * 3


def test_every_try_costs_the_same_work(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    inner = house.parts.passwords._hasher
    house.parts.passwords._nobody = inner.hash("x")

    class Counting:
        def verify(self, stored: str, password: str) -> bool:
            done.append(stored[:9])
            return bool(inner.verify(stored, password))

        def check_needs_rehash(self, stored: str) -> bool:
            return False

    monkeypatch.setattr(house.parts.passwords, "_hasher", Counting())
    for name, password in (("kolding", "forkert"), ("ukendt", "x"), ("kolding", PASSWORD)):
        log_in(house.stranger(), name, password)
    assert done == ["$argon2id"] * 3


def test_an_old_hash_is_made_stronger_at_log_in(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(house.parts.passwords, "stale", lambda stored: True)
    before = house.parts.people.named("kolding")
    assert log_in(house.stranger(), "kolding").status_code == 303
    after = house.parts.people.named("kolding")
    assert before
    assert after
    assert before.password != after.password
    assert log_in(house.stranger(), "kolding").status_code == 303


def test_ten_tries_in_five_minutes_and_no_more(house: House) -> None:
    for _ in range(10):
        assert log_in(house.stranger(), "vejle", "forkert").status_code == 401
    held = log_in(house.stranger(), "vejle")
    assert held.status_code == 429
    assert "Vent" in held.text
    assert log_in(house.stranger(), "kolding").status_code == 303
    assert acts(house)[-2:] == ["log_in_held_back", "logged_in"]
    for _ in range(5):
        assert log_in(house.stranger(), "vejle").status_code == 429
    assert acts(house).count("log_in_held_back") == 1


def test_the_right_password_forgets_the_tries_before_it(house: House) -> None:
    for _ in range(3):
        for _ in range(8):
            log_in(house.stranger(), "horsens", "forkert")
        assert log_in(house.stranger(), "horsens").status_code == 303


def test_counts_that_cannot_be_kept_let_nobody_in(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crisis.web import limits

    def broken(*_: object) -> bool:
        raise OSError("no memory")

    monkeypatch.setattr(limits, "_hit", broken)
    assert log_in(house.stranger(), "kolding").status_code == 500
    assert acts(house) == []


def test_the_form_needs_its_token(house: House) -> None:
    visitor = house.stranger()
    answer = visitor.form("/log-ind", username="kolding", password=PASSWORD)
    assert answer.status_code == 403


def test_a_stranger_gets_no_row(house: House) -> None:
    for _ in range(3):
        house.stranger().get("/log-ind")
    assert rows(house) == []


def test_the_secret_is_new_at_log_in_and_only_its_hash_is_kept(house: House) -> None:
    visitor = house.stranger()
    visitor.client.set_cookie("lbs", "fixed-by-an-attacker", domain="127.0.0.1", path="/")
    answer = log_in(visitor, "kolding")
    first = cookie(visitor)
    assert first
    assert first != "fixed-by-an-attacker"
    assert len(first) >= 43
    set_cookie = next(one for one in answer.headers.getlist("Set-Cookie") if "lbs=" in one)
    assert "HttpOnly" in set_cookie
    assert "SameSite=Strict" in set_cookie
    assert rows(house) == [fingerprint(first)]
    assert first not in everything(house)


def test_a_second_log_in_in_the_same_browser_ends_the_first(house: House) -> None:
    visitor = house.stranger()
    log_in(visitor, "kolding")
    first = cookie(visitor)
    token = token_of(visitor.get("/konto"))
    answer = visitor.form("/log-ind", username="vejle", password=PASSWORD, csrf_token=token)
    assert answer.status_code == 303
    second = cookie(visitor)
    assert second
    assert second != first
    assert rows(house) == [fingerprint(second)]
    assert visitor.get("/api/v1/me").json["account"]["username"] == "vejle"


def test_with_https_the_cookie_belongs_to_this_host_alone(tmp_path: Path) -> None:
    house = House(tmp_path, CRISIS_URL="https://tavle.example", CRISIS_HTTPS="1")
    client = house.app.test_client()
    page = client.get("/log-ind", base_url="https://tavle.example")
    note = page.headers["Set-Cookie"]
    assert note.startswith("__Host-lbs-note=")
    assert "Secure" in note
    assert "Path=/" in note
    assert "Domain" not in note
    assert "max-age" in page.headers["Strict-Transport-Security"]
    assert "wss://tavle.example" in page.headers["Content-Security-Policy"]
    house.database.close()


def test_logging_out_ends_it_and_the_browser_forgets(house: House) -> None:
    visitor = house.stranger()
    log_in(visitor, "kolding")
    secret = cookie(visitor)
    assert secret
    answer = visitor.form("/log-ud", csrf_token=token_of(visitor.get("/konto")))
    assert answer.status_code == 303
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert cookie(visitor) is None
    assert rows(house) == []
    again = house.stranger()
    again.client.set_cookie("lbs", secret, domain="127.0.0.1", path="/")
    assert again.get("/api/v1/me").status_code == 401
    assert acts(house) == ["logged_in", "logged_out"]


def rows(house: House) -> list[str]:
    query = text("SELECT hash FROM session")
    return [row.hash for row in house.database.read(lambda one: one.execute(query).all())]


def everything(house: House) -> str:
    """All that the database keeps of log-ins."""
    queries = [text("SELECT * FROM session"), text("SELECT * FROM audit")]
    return str([house.database.read(lambda one, q=q: one.execute(q).all()) for q in queries])
