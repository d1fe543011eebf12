"""Who sends too many files is told when he may again; others go on, and so does the log."""

from __future__ import annotations

from pathlib import Path

from tests.pictures import PDF, png
from tests.unit.web.test_attachments import send
from tests.visiting import House


def test_one_account_that_sends_too_much_waits_and_nobody_else_does(tmp_path: Path) -> None:
    house = House(tmp_path, CRISIS_UPLOADS="2/1")
    operation = house.desk.opens()
    kolding = house.visit("kolding")
    assert [send(kolding, operation, each).status_code for each in (png(), b"x")] == [201, 422]
    answer = send(kolding, operation, PDF)
    assert (answer.status_code, answer.json["error"]["code"]) == (429, "attachment.too_often")
    assert "2 filer eller 1 MB" in answer.json["error"]["da"]
    assert "Vent 60 minutter" in answer.json["error"]["da"]
    assert send(house.visit("vejle"), operation, PDF).status_code == 201
    kolding.does(operation, "RecordEntry", text="Loggen går videre")
    house.passes(minutes=61)
    assert send(house.visit("kolding"), operation, PDF).status_code == 201
    house.database.close()
