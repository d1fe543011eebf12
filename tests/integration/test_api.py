"""The interface: one door, one shape of answer, the same bytes for the same key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from crisis.errors import StoreUnavailable
from tests.visiting import House, Visitor, key


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def chief(house: House) -> Visitor:
    return house.visit("stabschef")


def test_a_command_is_answered_with_its_place_in_the_journal(chief: Visitor) -> None:
    operation = chief.opens()
    answer = chief.do(operation, "RecordEntry", {"text": "Vand i kælderen"})
    assert answer.status_code == 201
    assert answer.json == {
        "operation": operation,
        "entries": [2],
        "recorded_at": "2026-11-22T12:00:00.000000Z",
    }
    assert "Idempotency-Replayed" not in answer.headers


def test_the_same_key_gives_the_same_bytes(chief: Visitor) -> None:
    operation = chief.opens()
    headers = {"Idempotency-Key": key()}
    first = chief.do(operation, "RecordEntry", {"text": "én gang"}, headers=headers)
    chief.house.passes(minutes=3)
    again = chief.do(operation, "RecordEntry", {"text": "én gang"}, headers=headers)
    assert again.status_code == 201
    assert again.data == first.data
    assert again.headers["Idempotency-Replayed"] == "true"
    assert chief.get(f"/api/v1/operations/{operation}/journal").json["head"] == 2


def test_the_same_key_for_something_else_is_refused(chief: Visitor) -> None:
    operation = chief.opens()
    headers = {"Idempotency-Key": key()}
    chief.do(operation, "RecordEntry", {"text": "én gang"}, headers=headers)
    other = chief.do(operation, "RecordEntry", {"text": "noget andet"}, headers=headers)
    assert other.status_code == 422
    assert other.json["error"]["code"] == "idempotency.other_content"


def test_a_key_belongs_to_its_account(house: House) -> None:
    chief, kolding = house.visit("stabschef"), house.visit("kolding")
    operation = chief.opens()
    headers = {"Idempotency-Key": key()}
    assert chief.do(operation, "RecordEntry", {"text": "a"}, headers=headers).json["entries"] == [2]
    mine = kolding.do(operation, "RecordEntry", {"text": "b"}, headers=headers)
    assert mine.status_code == 201
    assert mine.json["entries"] == [3]


@pytest.mark.parametrize("bad", ["", "short", "x" * 65, "with space in it ok", "æ" * 20])
def test_a_write_needs_a_key(chief: Visitor, bad: str) -> None:
    operation = chief.opens()
    headers = {"Idempotency-Key": bad.encode().decode("latin-1")}
    answer = chief.do(operation, "RecordEntry", {"text": "x"}, headers=headers)
    assert answer.status_code == 400
    code = answer.json["error"]["code"]
    assert code == ("idempotency.missing" if not bad else "idempotency.bad_key")


def test_the_journal_gives_what_came_after_a_number(chief: Visitor) -> None:
    operation = chief.opens()
    for number in range(5):
        chief.do(operation, "RecordEntry", {"text": f"post {number}"})
    answer = chief.get(f"/api/v1/operations/{operation}/journal?after=3&limit=2").json
    assert (answer["operation"], answer["mode"], answer["head"]) == (operation, "LIVE", 6)
    assert [one["number"] for one in answer["entries"]] == [4, 5]
    one = answer["entries"][0]
    assert one["event"]["text"] == "post 2"
    assert (one["type"], one["seat"], one["hidden"]) == ("EntryRecorded", "stabschef", False)
    assert len(answer["head_hash"]) == 64
    everything = chief.get(f"/api/v1/operations/{operation}/journal").json
    assert everything["entries"][-1]["hash"] == everything["head_hash"]


@pytest.mark.parametrize(
    "query", ["after=x", "after=-1", "after=1e3", "limit=0", "limit=5000", "after=" + "9" * 40]
)
def test_a_bad_number_is_refused_by_name(chief: Visitor, query: str) -> None:
    operation = chief.opens()
    answer = chief.get(f"/api/v1/operations/{operation}/journal?{query}")
    assert answer.status_code == 422
    assert answer.json["error"]["field"] == query.partition("=")[0]


def test_the_situation_as_of_a_moment(chief: Visitor) -> None:
    operation = chief.opens()
    chief.do(operation, "RecordEntry", {"text": "først"})
    chief.house.passes(minutes=10)
    chief.do(operation, "RecordEntry", {"text": "siden"})
    path = f"/api/v1/operations/{operation}/situation"
    now = chief.get(path).json
    then = chief.get(f"{path}?at=2026-11-22T13:05:00%2B01:00").json
    before = chief.get(f"{path}?at=2020-01-01T00:00:00Z").json
    assert [one["text"] for one in now["log"]] == ["siden", "først"]
    assert [one["text"] for one in then["log"]] == ["først"]
    assert (then["number"], then["entries"], before["entries"]) == (2, 1, 0)


@pytest.mark.parametrize("at", ["i går", "2026-11-22T12:00:00", "0001-01-01T00:00:00%2B14:00", ""])
def test_a_moment_must_be_one(chief: Visitor, at: str) -> None:
    operation = chief.opens()
    answer = chief.get(f"/api/v1/operations/{operation}/situation?at={at}")
    assert answer.status_code == 422
    assert answer.json["error"]["code"] == "field.not_a_time"


def test_another_authority_is_written_down_and_confirms(house: House) -> None:
    keeper, kolding = house.visit("logfoerer"), house.visit("kolding")
    operation = house.visit("stabschef").opens()
    spoken = {"authority": "kolding", "who": "Kate Krise", "channel": "phone"}
    written = keeper.do(operation, "RecordEntry", {"text": "Skolen lukkes", "on_behalf_of": spoken})
    number = written.json["entries"][0]
    situation = kolding.get(f"/api/v1/operations/{operation}/situation").json
    assert situation["log"][0]["on_behalf_of"]["who"] == "Kate Krise"
    assert situation["log"][0]["confirmed_by"] is None
    assert kolding.do(operation, "ConfirmEntry", {"number": number}).status_code == 201
    again = kolding.do(operation, "ConfirmEntry", {"number": number})
    assert again.status_code == 409
    assert again.json["error"]["code"] == "log.already_confirmed"


def test_a_refusal_has_one_shape(house: House) -> None:
    answer = house.visit("observatoer").api(
        "POST", "/api/v1/operations", {"name": "x", "mode": "LIVE"}
    )
    error = answer.json["error"]
    assert answer.status_code == 403
    assert set(error) == {"code", "field", "da", "en", "facts", "id"}
    assert error["code"] == "permission.role"
    assert error["da"] != error["en"]


def test_a_board_that_cannot_write_says_so_and_when_to_come_again(
    chief: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = chief.opens()

    def full(*_: object) -> None:
        raise StoreUnavailable("disk full")

    monkeypatch.setattr(chief.house.desk.journal, "append", full)
    answer = chief.do(operation, "RecordEntry", {"text": "x"})
    assert answer.status_code == 503
    assert answer.json["error"]["code"] == "store.unavailable"
    assert "Det blev ikke gemt" in answer.json["error"]["da"]
    assert int(answer.headers["Retry-After"]) > 0
    assert "disk" not in answer.text


def test_a_board_that_cannot_read_says_so_too(
    chief: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise StoreUnavailable("no such file")

    monkeypatch.setattr(chief.house.database, "read", gone)
    for path in ("/api/v1/me", "/operationer", "/api/v1/health", "/konto"):
        answer = chief.get(path)
        assert answer.status_code == 503, path
        assert "no such file" not in answer.text
        assert "Det kan ikke vises lige nu: databasen svarer ikke." in answer.text
        assert int(answer.headers["Retry-After"]) > 0
    program = chief.house.stranger()
    program.headers["Authorization"] = "Bearer lbs_x"
    assert program.get("/api/v1/me").status_code == 503


def test_a_fault_of_ours_tells_nothing_but_its_number(
    chief: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("secret path /etc/x")

    monkeypatch.setattr(chief.house.desk.handler, "journal", broken)
    operation = chief.opens()
    answer = chief.get(f"/api/v1/operations/{operation}/journal")
    assert answer.status_code == 500
    assert answer.json["error"]["code"] == "server.error"
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text


def test_health_is_for_everybody_and_tells_no_word_of_the_log(house: House) -> None:
    answer = house.stranger().get("/api/v1/health")
    told = {"status", "publishing_held", "bell_away", "checkpoint", "copies", "warnings"}
    assert set(answer.json) == told
    assert answer.json["status"] == "ok"
    assert "Set-Cookie" not in answer.headers


def test_me_names_the_seats_one_may_act_as(house: House) -> None:
    answer = house.visit("vagtleder").get("/api/v1/me").json
    assert answer["account"]["username"] == "vagtleder"
    assert [one["id"] for one in answer["seats"]] == ["vagtcentral", "logfoerer"]
    assert answer["seat"] == "vagtcentral"
    assert answer["program"] is False
