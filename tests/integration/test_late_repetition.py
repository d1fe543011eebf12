"""A signature whose answer was lost is answered when it is asked for again, however late."""

from __future__ import annotations

from pathlib import Path

from tests.visiting import House, key


def test_a_repetition_that_comes_late_gets_the_first_answer(tmp_path: Path) -> None:
    house = House(tmp_path)
    press, chair = house.visit("presse-politi"), house.visit("formand")
    operation = house.desk.opens("Stormflod")
    text = {"title": "Vand i byen", "text": "Bliv hjemme."}
    press.do(operation, "DraftStatement", text)
    press.do(operation, "SubmitStatement", {"statement": 1, "version": 1})
    found = press.get(f"/api/v1/operations/{operation}/situation").json["statements"][0]
    wish = {"statement": 1, "version": 1, "hash": found["hash"]}
    pressed = house.clock().isoformat()
    mine = {"Idempotency-Key": key(), "X-Made-At": pressed}
    first = chair.do(operation, "SignStatement", wish, headers=mine)
    assert first.status_code == 201
    house.passes(minutes=20)
    again = chair.do(operation, "SignStatement", wish, headers=mine)
    assert (again.status_code, again.data) == (201, first.data)
    assert again.headers["Idempotency-Replayed"] == "true"
    anew = {"Idempotency-Key": key(), "X-Made-At": pressed}
    late = chair.do(operation, "SignStatement", wish, headers=anew)
    assert late.status_code == 403
    assert late.json["error"]["code"] in ("permission.queued", "permission.proof_old")
    house.database.close()
