"""The press desk's pages: hostile text stays text, everybody's own desk, files served whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from crisis.terms.templates import holding
from tests.visiting import House, Visitor

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    yield made
    made.database.close()


def page(visitor: Visitor, path: str, status: int = 200) -> str:
    answer = visitor.get(path)
    assert answer.status_code == status, answer.data
    return answer.get_data(as_text=True)


def drafted(house: House, operation: str, **more: Any) -> Visitor:
    press = house.visit("presse-politi")
    body = {"title": "Vand i byen", "text": "Bliv hjemme.", **more}
    answer = press.do(operation, "DraftStatement", body)
    assert answer.status_code == 201, answer.data
    return press


def opens(house: House, mode: str = "LIVE") -> str:
    return house.visit("formand").opens(mode=mode)


def wording(text: str) -> Any:
    block = re.search(r"data-wording>(.*?)</script>", text, re.DOTALL)
    assert block
    return json.loads(block[1])


@pytest.mark.parametrize("mode", ["LIVE", "EXERCISE"])
def test_hostile_text_stays_text_everywhere(house: House, mode: str) -> None:
    operation = opens(house, mode)
    kolding = house.visit("kolding")
    entry = kolding.do(operation, "RecordEntry", {"text": HOSTILE, "certainty": "confirmed"})
    number = entry.json["entries"][0]
    facts = [{"entry": number, "cited_as": "confirmed"}]
    press = drafted(
        house, operation, title=HOSTILE, text=f"{HOSTILE} [{number}]", place=HOSTILE, facts=facts
    )
    press.do(operation, "SubmitStatement", {"statement": 1, "version": 1})
    press.do(
        operation,
        "ChangeStatement",
        {"statement": 1, "base": 1, "title": HOSTILE + "2", "text": HOSTILE + "2", "facts": facts},
    )
    kolding.do(operation, "ReturnStatement", {"statement": 1, "version": 2, "reason": HOSTILE})
    correction = {"number": number, "text": HOSTILE, "reason": HOSTILE}
    kolding.do(operation, "CorrectEntry", correction)
    press.do(operation, "PausePublishing", {"reason": HOSTILE})
    for path in (
        "/presse",
        f"/presse/{operation}",
        f"/presse/{operation}/1",
        f"/presse/{operation}/paneler/liste",
        f"/presse/{operation}/paneler/udtalelse/1",
        f"/operationer/{operation}",
        f"/operationer/{operation}/paneler/presse",
    ):
        text = page(press, path)
        assert "<script>alert" not in text, path
        assert "<img src=x" not in text, path
        assert ">49<" not in text and "x onerror=alert(2)>49" not in text, path
    assert wording(page(press, f"/presse/{operation}/1"))["title"] == HOSTILE + "2"


def test_each_seat_has_its_own_desk(house: House) -> None:
    operation = opens(house)
    press = drafted(house, operation)
    press.do(operation, "SubmitStatement", {"statement": 1, "version": 1})
    path = f"/presse/{operation}"
    does = {
        seat: set(re.findall(r'data-do="(\w+)"', page(house.visit(seat), path)))
        for seat in ("presse-politi", "formand", "kolding", "observatoer", "planlaegger")
    }
    assert does["presse-politi"] == {"new", "holding", "change", "return", "discard", "pause"}
    assert does["formand"] >= {"sign", "return", "holding"}
    assert does["kolding"] == {"new"}
    assert does["observatoer"] == does["planlaegger"] == set()
    assert "data-statement-form" not in page(house.visit("observatoer"), path)
    assert "data-statement-form" in page(house.visit("kolding"), path)


def test_the_list_counts_what_waits_for_the_reader(house: House) -> None:
    operation = opens(house)
    press = drafted(house, operation)
    press.do(operation, "SubmitStatement", {"statement": 1, "version": 1})
    row = r"Stormflod</a></th><td>(\d)</td><td>(?:◆ )?(\d)</td><td>(\d)</td><td>(\d)</td>"
    counts = {
        seat: re.findall(row, page(house.visit(seat), "/presse")) for seat in ("formand", "vejle")
    }
    assert counts == {"formand": [("1", "0", "0", "0")], "vejle": [("0", "0", "1", "0")]}


def test_what_is_not_there_is_said_so(house: House) -> None:
    operation = opens(house)
    kolding = house.visit("kolding")
    for path in (
        "/presse/op-unknown",
        f"/presse/{operation}/1",
        f"/presse/{operation}/paneler/udtalelse/1",
        "/presse/op-unknown/paneler/liste",
        f"/operationer/{operation}/oevelsesudgang/",
        "/operationer/op-unknown/paneler/presse",
    ):
        assert kolding.get(path).status_code == 404, path
    assert json.loads(page(kolding, f"/presse/{operation}/fakta/99"))["known"] is False


@pytest.mark.parametrize(("mode", "words"), [("LIVE", "SKARPT"), ("EXERCISE", "ØVELSE")])
def test_what_lets_out_says_whether_it_is_real(house: House, mode: str, words: str) -> None:
    text = page(house.visit("presse-politi"), f"/presse/{opens(house, mode)}")
    for dialog in ("release", "retract", "holding"):
        part = text[text.index(f'id="st-{dialog}"') :].partition("</dialog>")[0]
        assert words in part[part.index("data-go-text") :], dialog
        assert ("SKARPT" in part) is (mode == "LIVE")


def test_the_preview_of_the_holding_statement_is_what_will_be_sent(house: House) -> None:
    operation = opens(house)
    text = page(house.visit("presse-politi"), f"/presse/{operation}")
    lines = re.findall(r"<p>(.*?)</p>", text[text.index('class="lines"') :].partition("</div>")[0])
    shown = [
        re.sub(r"<b data-next></b>", "kl. 13:30", re.sub(r"<b data-what></b>", "Brand", line))
        for line in lines
    ]
    now = house.desk.now
    _, sent = holding("Brand", None, "Sydøstjyllands Politi", now + timedelta(minutes=30), now)
    assert shown == sent.splitlines()


# --- files ---------------------------------------------------------------------------------------


def put(folder: Path, **files: str) -> None:
    folder.mkdir(parents=True)
    for name, content in files.items():
        (folder / name.replace("__", "-").replace("_dot_", ".")).write_text(content)


def test_the_press_room_is_there_before_anything_was_said(house: House) -> None:
    nobody = house.stranger()
    assert "Der er ingen meddelelser endnu" in page(nobody, "/presserum/")
    assert nobody.get("/presserum").location.endswith("/presserum/")
    assert nobody.get("/presserum/op-1-1.html").status_code == 404


def test_a_map_may_run_its_own_script_and_reach_nothing(house: House) -> None:
    put(house.settings.var / "public", index_dot_html="Presserum", kort__x_dot_html="<script>")
    nobody = house.stranger()
    index, chart = nobody.get("/presserum/"), nobody.get("/presserum/kort-x.html")
    assert index.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src")
    assert "script-src" not in index.headers["Content-Security-Policy"]
    assert chart.headers["Content-Security-Policy"].startswith("sandbox allow-scripts;")
    assert "connect-src" not in chart.headers["Content-Security-Policy"]
    assert index.headers["Cache-Control"] == "public, max-age=30"
    again = nobody.get("/presserum/", headers={"If-None-Match": index.headers["ETag"]})
    assert again.status_code == 304
    assert "Set-Cookie" not in index.headers
    for answer in (index, chart, again):
        answer.close()


@pytest.mark.parametrize(
    "name",
    [".halv-1", "..%2fboard.sqlite", "%2e%2e/secret-key", "index.html%00", "notes.txt", "a/b.html",
     ".laas", "..", "CON", "%5c..%5csecret-key"],
)  # fmt: skip
def test_nothing_else_is_served(house: House, name: str) -> None:
    folder = house.settings.var / "public"
    put(folder, index_dot_html="Presserum", notes_dot_txt="hemmeligt")
    (folder / ".halv-1").write_text("halvt")
    (folder / "a").mkdir()
    (folder / "a" / "b.html").write_text("gemt")
    assert house.stranger().get(f"/presserum/{name}").status_code in (400, 404)


def test_an_exercise_is_seen_by_the_signed_in_alone(house: House) -> None:
    operation = opens(house, "EXERCISE")
    path = f"/operationer/{operation}/oevelsesudgang/"
    kolding = house.visit("kolding")
    assert "Øvelsen har ikke udsendt noget endnu" in page(kolding, path)
    folder = house.settings.var / "exercise" / operation
    name = "oevelse__pressemail__1__v1__publish_dot_eml"
    put(folder, oevelse__index_dot_html="ØVELSE ØVELSE ØVELSE", **{name: "<b>Subject"})
    answer = kolding.get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    letter = kolding.get(path + "oevelse-pressemail-1-v1-publish.eml")
    assert letter.content_type.startswith("text/plain")
    assert letter.headers["X-Content-Type-Options"] == "nosniff"
    assert house.stranger().get(path).status_code in (303, 401)
    assert house.stranger().get("/presserum/oevelse-index.html").status_code == 404
    for each in (answer, letter):
        each.close()
