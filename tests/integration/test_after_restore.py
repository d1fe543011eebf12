"""After a restore a person sees what would leave and what would come up again, and lets it go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from crisis import wiring
from crisis.channels.pressroom import PressRoom
from crisis.config import Settings
from crisis.safekeeping import back_up, restore
from crisis.terms.operations import Mode
from crisis.terms.statements import SINKS, ChannelKind, Outlet
from tests.given import NOON
from tests.pressing import Press, Recorder
from tests.visiting import URL, House

ROOM = Outlet(id="presserum", kind=ChannelKind.PRESS_ROOM, name="Presserum")
MAIL = Outlet(id="pressemail", kind=ChannelKind.MAIL, name="E-mail til pressen")
BANNER = "Intet udsendes, før politiet giver udsendelse fri."
PAGES = ("/operationer", "/presse", "/status", "/gendannet", "/presse/{op}", "/operationer/{op}")


class After:
    """Three statements were sent; a fourth waits for its mail; then a backup. After it the second
    was taken back, the third put right and a fifth sent, and then all was put back."""

    def __init__(self, folder: Path) -> None:
        press = Press(folder / "gammel")
        press.outbox.set_channels([ROOM, MAIL])
        room = PressRoom(folder / "ny" / "public", f"{URL}/presserum")
        sends = press.publisher(presserum=room, pressemail=Recorder()).sweep
        for title in ("Hold fast", "Træk mig <b>", "Ret mig"):
            press.released(title=title)
        sends()
        press.released(title="Venter endnu")
        press.passes(minutes=1)
        old = Settings.from_env(
            {"CRISIS_VAR": str(folder / "gammel"), "CRISIS_DATABASE": press.desk.url}
        )
        back_up(old, folder / "kopi.zip")
        press.retract(2)
        press.correction(3)
        press.released(title="Skrevet <efter> kopien")
        sends()
        press.desk.database.close()
        self.room = folder / "ny" / "public"
        self.before = self.files()
        restore(Settings.from_env({"CRISIS_VAR": str(folder / "ny")}), folder / "kopi.zip")
        self.house = House(folder / "ny")
        self.house.desk.now = press.desk.now
        self.operation = press.operation

    def files(self) -> dict[str, bytes]:
        return {file.name: file.read_bytes() for file in self.room.iterdir()}

    def page(self, seat: str = "stabschef", path: str = "/gendannet") -> str:
        answer = self.house.visit(seat).get(path.format(op=self.operation))
        assert answer.status_code == 200
        return answer.text


@pytest.fixture
def after(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[After]:
    monkeypatch.setattr(wiring, "clock", lambda: NOON + timedelta(minutes=1))
    made = After(tmp_path)
    yield made
    made.house.database.close()


def row(page: str, words: str) -> str:
    """The table row in which the words stand, without its marks."""
    rows = re.findall(r"<tr>.*?</tr>", page, re.DOTALL)
    found = next(one for one in rows if words in one)
    return " ".join(re.sub(r"<[^>]+>", " ", found).split())


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_that_nothing_is_sent(after: After, path: str) -> None:
    page = after.page(path=path)
    assert BANNER in page
    assert "Tavlen er gendannet fra en kopi af" in page
    assert "søndag 22. november 2026 13:01 +01:00" in page
    assert 'href="/gendannet"' in page


def test_the_wall_says_it_too_and_offers_nothing(after: After) -> None:
    page = after.page(path="/tavle/{op}")
    assert BANNER in page
    assert 'href="/gendannet"' not in page


def test_what_would_be_sent_is_listed_with_channel_and_until_when(after: After) -> None:
    page = after.page()
    rows = [one for one in re.findall(r"<tr>.*?</tr>", page, re.DOTALL) if "Venter endnu" in one]
    assert len(rows) == 3, "the press room, the mail, and that its page is there already"
    assert "Er sendt efter kopien. Siden fjernes, og den sendes igen." in page
    assert "E-mail til pressen 19:00" in row(page, "E-mail til pressen")
    after.house.passes(hours=7)
    assert "udløbet, sendes ikke" in row(after.page(), "E-mail til pressen")


def test_where_the_press_room_and_the_log_part_is_listed(after: After) -> None:
    page = after.page()
    assert "Er trukket tilbage efter kopien. Teksten kommer frem igen." in row(page, "Træk mig")
    assert "Den gamle tekst kommer til at gælde igen." in row(page, "Ret mig")
    assert "ikke i loggen" in row(page, "Skrevet &lt;efter&gt; kopien")
    assert "Hold fast" not in page.partition('id="r-room"')[2]
    assert "<b>" not in row(page, "Træk mig")
    assert after.files() == after.before, "nobody has touched the press room"


def test_a_press_room_that_is_gone_comes_up_again(after: After) -> None:
    for file in after.room.iterdir():
        file.unlink()
    assert "Mangler i presserummet. Kommer frem." in row(after.page(), "Hold fast")


def test_the_police_let_it_go_without_scripts_after_a_proof(after: After) -> None:
    visitor = after.house.visit("stabschef")
    after.house.passes(minutes=16)
    answer = visitor.form("/gendannet", sure="1")
    assert (answer.status_code, answer.location) == (303, "/konto/bevis?next=/gendannet")
    assert after.house.desk.handler.planning().restored is not None
    visitor = after.house.visit("stabschef")
    assert visitor.form("/gendannet", sure="1").status_code == 303
    assert after.house.desk.handler.planning().restored is None
    page = visitor.get("/gendannet").text
    assert "Udsendelse er fri" in page
    assert BANNER not in page


@pytest.mark.parametrize("seat", ["kolding", "presse-politi", "observatoer"])
def test_others_see_it_and_are_offered_no_button(after: After, seat: str) -> None:
    page = after.page(seat)
    assert "Det gør politiets formand eller stabschef" in page
    assert "data-allow" not in page
    assert after.house.visit(seat).form("/gendannet", sure="1").status_code == 403
    assert after.house.desk.handler.planning().restored is not None


def test_status_and_health_say_that_sending_is_held_back_and_not_that_nobody_answers(
    after: After,
) -> None:
    after.house.passes(minutes=5)
    page = after.page(path="/status")
    assert "holdes tilbage, til politiet giver fri" in page
    assert "udgiveren svarer ikke" not in page
    assert after.house.stranger().get("/api/v1/health").json["publishing_held"] is True


def test_what_an_exercise_would_send_is_marked(tmp_path: Path) -> None:
    press = Press(tmp_path / "gammel", Mode.EXERCISE)
    press.released(title="Øvet")
    old = Settings.from_env(
        {"CRISIS_VAR": str(tmp_path / "gammel"), "CRISIS_DATABASE": press.desk.url}
    )
    back_up(old, tmp_path / "kopi.zip")
    restore(Settings.from_env({"CRISIS_VAR": str(tmp_path / "ny")}), tmp_path / "kopi.zip")
    house = House(tmp_path / "ny")
    house.desk.now = press.desk.now
    page = house.visit("formand").get("/gendannet").text
    assert row(page, SINKS[0].name).startswith("ØP1 Øvet ØVELSE Stormflod")
    assert "Presserummet er, som loggen siger." in page
    house.database.close()
    press.desk.database.close()


def test_in_english_too(after: After) -> None:
    visitor = after.house.visit("stabschef")
    visitor.form("/sprog", language="en", next="/gendannet")
    page = visitor.get("/gendannet").text
    assert "Nothing is sent before the police let sending go." in page
    assert "Sunday 22 November 2026 13:01 +01:00" in page
