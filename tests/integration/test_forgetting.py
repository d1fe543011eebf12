"""What lies ready in files forgets a statement whose words were erased by law."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisis.channels.forgetting import Forgetting
from crisis.channels.pressroom import PressRoom
from crisis.channels.sinks import Sink
from crisis.commands.erasure import EraseEntry
from crisis.errors import Refused
from crisis.reports.press_map import press_map
from crisis.terms.operations import Mode
from tests.pressing import Press

SECRET = "Inger Poulsen er savnet"
WHY = {"reason": "navn uden betydning", "basis": "GDPR art. 17, stk. 1, litra d"}


def everything(folder: Path) -> str:
    return "\n".join(
        file.read_text(encoding="utf-8", errors="replace")
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    )


def erase(press: Press, number: int) -> None:
    edition = press.statement(number).editions[0].number
    press.do("formand", EraseEntry(entry=edition, **WHY))


def told(press: Press, publisher) -> int:
    """A statement that has been outside and is taken back there."""
    number = press.released(title=SECRET, text=f"{SECRET}. Ring 114.", place="Inger Poulsens vej")
    publisher.sweep()
    with pytest.raises(Refused, match=r"erasure\.statement_stands"):
        erase(press, number)
    press.retract(number)
    with pytest.raises(Refused, match=r"erasure\.statement_waits"):
        erase(press, number)
    publisher.sweep()
    return number


def test_the_press_room_forgets_and_still_says_that_it_was_taken_back(tmp_path: Path) -> None:
    press, folder = Press(tmp_path), tmp_path / "public"
    room = PressRoom(folder, "https://tavle.example.dk/presserum", draw=press_map)
    publisher = press.publisher(presserum=room)
    forgetting = Forgetting(
        press.desk.handler, Mode.LIVE, publisher.everything, lambda *told: room.rebuild(told[2])
    )
    publisher.beside = [forgetting.look]
    number = told(press, publisher)
    other = press.released(title="Vand i Vejle")
    publisher.sweep()
    assert SECRET in everything(folder) or "Inger" in everything(folder)
    erase(press, number)
    publisher.sweep()
    after = everything(folder)
    assert "Inger" not in after
    assert "Slettet efter loven" in after
    assert "Gælder ikke mere." in after
    assert "Vand i Vejle" in after
    assert press.statement(other).content.title == "Vand i Vejle"
    press.desk.database.close()


def test_an_exercises_letters_and_messages_go_too(tmp_path: Path) -> None:
    press, root = Press(tmp_path, Mode.EXERCISE), tmp_path / "exercise"
    sink = Sink(root, "https://tavle.example.dk", draw=press_map)
    ways = dict.fromkeys(("presserum", "pressemail", "webhook"), sink)
    publisher = press.publisher(**ways)
    forgetting = Forgetting(press.desk.handler, Mode.EXERCISE, publisher.everything, sink.forget)
    publisher.beside = [forgetting.look]
    number = told(press, publisher)
    other = press.released(title="Vand i Vejle", text="Bliv hjemme.")
    publisher.sweep()
    assert "Inger" in everything(root)
    erase(press, number)
    publisher.sweep()
    after = everything(root)
    assert "Inger" not in after
    names = {file.name for file in (root / press.operation).iterdir()}
    assert f"oevelse-pressemail-{other}-v1-publish.eml" in names
    assert not [one for one in names if f"-{number}-v1-" in one]
    press.desk.database.close()


def test_a_publisher_that_was_down_looks_when_it_is_up(tmp_path: Path) -> None:
    press, folder = Press(tmp_path), tmp_path / "public"
    room = PressRoom(folder, "https://tavle.example.dk/presserum")
    number = told(press, press.publisher(presserum=room))
    erase(press, number)
    forgotten: list[frozenset[int]] = []
    made = press.publisher(presserum=room)
    look = Forgetting(
        press.desk.handler, Mode.LIVE, made.everything, lambda *told: forgotten.append(told[1])
    ).look
    look()
    look()
    assert forgotten == [frozenset({number})]
    press.desk.database.close()
