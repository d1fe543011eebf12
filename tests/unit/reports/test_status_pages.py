"""The picture of each minute: a page that needs nothing, whole or not at all, and nobody else's."""

from __future__ import annotations

import html
import os
import re
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from crisis.channels.shelf import Shelf
from crisis.commands.erasure import EraseEntry
from crisis.commands.incidents import OpenIncident
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.operations import OpenOperation
from crisis.commands.sectors import ReportSectorStatus
from crisis.commands.tasks import AskTask, CloseTask, MoveTask
from crisis.errors import StoreUnavailable
from crisis.reports import log_parts
from crisis.reports.status_pages import StatusPages
from crisis.terms.operations import Mode
from crisis.terms.places import Point
from crisis.terms.sectors import Colour
from crisis.terms.tasks import TaskMove
from crisis.web.pages.paper import Paper
from tests.journeys.hostile import PAYLOADS
from tests.pressing import Press

SECRET = "Inger Poulsen er sengeliggende"
LAW = {"reason": "helbredsoplysninger uden betydning", "basis": "GDPR art. 17, stk. 1, litra d"}
TAGS = (
    "html head meta title style body a header p h1 h2 h3 h4 b nav main section dl div dt dd article"
    " ul ol li table thead tbody tr th td small s del br"
)
HARMLESS = set(TAGS.split())


class Minutes(Press):
    """A press desk, and beside it the folder of pictures and what writes it when it is told to."""

    def __init__(self, folder: Path, mode: Mode = Mode.LIVE) -> None:
        super().__init__(folder, mode)
        self.desk.knows()
        self.folder = folder / "status"
        self.pages = self.another()

    def another(self) -> StatusPages:
        """One that remembers nothing, as after a new start."""
        return StatusPages(
            self.desk.handler,
            Paper("da"),
            lambda inside: Shelf(self.folder / inside, public=False),
            demo=False,
            clock=lambda: self.desk.now,
        )

    def passes(self) -> None:
        self.desk.now += timedelta(minutes=1)
        self.pages.look()

    def files(self) -> dict[str, Path]:
        found = self.folder.rglob("*.html")
        return {one.relative_to(self.folder).as_posix(): one for one in found}

    def read(self, name: str) -> str:
        return self.files()[name].read_text(encoding="utf-8")

    def told(self, name: str = "") -> str:
        """A page without its marks, as it is read; the operation's own if none is named."""
        page = self.read(name or f"{self.operation}.html").partition("<body")[2]
        return " ".join(re.sub(r"<[^>]+>", " ", page).split())

    def stands(self) -> dict[str, int]:
        """Which file each page is: a page that is put anew is another."""
        return {name: file.stat().st_ino for name, file in self.files().items()}

    def everything(self) -> str:
        return "".join(one.read_text("utf-8") for one in self.folder.rglob("*") if one.is_file())


@pytest.fixture
def minutes(tmp_path: Path) -> Iterator[Minutes]:
    made = Minutes(tmp_path)
    yield made
    made.desk.database.close()


def in_order(text: str, *said: str) -> None:
    places = [text.index(one) for one in said]
    assert places == sorted(places), dict(zip(said, places, strict=True))


def test_a_page_has_overview_tasks_statements_and_the_whole_log_newest_first(
    minutes: Minutes,
) -> None:
    first = minutes.fact("Vand i kældre")
    minutes.do("kolding", RecordEntry(text="Åen stiger", place="Havnegade"))
    minutes.do("logfoerer", CorrectEntry(number=first, text="Vand i to kældre"))
    shape = Point((9.47, 55.49))
    minutes.do("kolding", OpenIncident(kind="flood", title="Åen løber over", shape=shape))
    minutes.do("kolding", ReportSectorStatus(colour=Colour.RED, consequence="Strømmen er væk"))
    minutes.released()
    minutes.pages.look()
    page = minutes.told()
    assert "Øjebliksbillede pr. søndag 22. november 2026 13:00 +01:00" in page
    assert "Internt." in page
    assert f"til og med post {minutes.desk.handler.head(minutes.operation).number}" in page
    in_order(page, "H1 Åen løber over", "◆ rød · Strømmen er væk", "P1 Vand i midtbyen: frigivet",
             "Hold jer væk fra havnen.", "Underskrevet af", "Vand i to kældre", "Åen stiger",
             "Rettet af")  # fmt: skip
    assert "22. nov. 2026 13:00" in page


def test_tasks_stand_open_first_and_say_whose_they_are(minutes: Minutes) -> None:
    late = minutes.desk.now + timedelta(seconds=30)
    for title, deadline in (("Den første", None), ("Den anden", late)):
        minutes.do(
            "formand",
            AskTask(kind="reception_centre", title=title, authority="kolding", deadline=deadline),
        )
    for move in (TaskMove.ACCEPT, TaskMove.FINISH):
        minutes.do("kolding", MoveTask(task=1, move=move))
    minutes.do("formand", CloseTask(task=1))
    minutes.pages.look()
    in_order(minutes.told(), "O2 Den anden Kolding Kommune · bedt · frist", "O1 Den første")
    # Nothing is written in the log, but time has passed.
    minutes.passes()
    assert "◆ over fristen" in minutes.told()


def test_an_exercise_lies_in_a_folder_of_its_own_and_says_so_loudly(tmp_path: Path) -> None:
    minutes = Minutes(tmp_path, Mode.EXERCISE)
    minutes.fact()
    minutes.pages.look()
    assert set(minutes.files()) == {"index.html", f"oevelser/{minutes.operation}.html"}
    page = minutes.read(f"oevelser/{minutes.operation}.html")
    assert "ØVELSE · ØVELSE · ØVELSE" in page
    assert "@top-center" in page
    assert f'href="oevelser/{minutes.operation}.html">ØVELSE · Stormflod' in minutes.read(
        "index.html"
    )
    minutes.desk.database.close()


def test_the_files_are_the_owners_alone(minutes: Minutes) -> None:
    before = os.umask(0)
    minutes.pages.look()
    os.umask(before)
    modes = {
        one.relative_to(minutes.folder).as_posix(): stat.S_IMODE(one.stat().st_mode)
        for one in [minutes.folder, *minutes.folder.rglob("*")]
    }
    folders = {".", "oevelser"}
    assert {name for name, mode in modes.items() if mode == 0o700} == folders
    assert {mode for name, mode in modes.items() if name not in folders} == {0o600}


def test_hostile_text_is_text_everywhere(minutes: Minutes) -> None:
    for text in PAYLOADS:
        minutes.do("kolding", RecordEntry(text=text, source=text, place=text))
    shape = Point((9.47, 55.49))
    minutes.do("kolding", OpenIncident(kind="flood", title=PAYLOADS[0], shape=shape))
    minutes.do("kolding", ReportSectorStatus(colour=Colour.RED, consequence=PAYLOADS[2]))
    minutes.do("formand", AskTask(kind="evacuate", incident=1, title=PAYLOADS[11]))
    minutes.drafted(title=PAYLOADS[0], text=PAYLOADS[7])
    minutes.desk.do(OpenOperation(name=PAYLOADS[0], mode=Mode.LIVE), "stabschef", None)
    minutes.pages.look()
    for name, file in minutes.files().items():
        page = file.read_text(encoding="utf-8")
        assert set(re.findall(r"<([a-z0-9]+)", page)) <= HARMLESS, name
        assert not re.search(r"<[^>]* on\w+=", page), name
        assert "default-src 'none'; style-src 'sha256-" in html.unescape(page), name
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in minutes.read(f"{minutes.operation}.html")


def test_what_has_not_changed_is_not_written_but_the_index_says_that_one_looked(
    minutes: Minutes,
) -> None:
    minutes.fact()
    other = minutes.desk.opens("En anden")
    minutes.pages.look()
    before = minutes.stands()
    minutes.passes()
    after = minutes.stands()
    assert {name for name in before if before[name] != after[name]} == {"index.html"}
    assert "pr. søndag 22. november 2026 13:01 +01:00" in minutes.told("index.html")
    assert "pr. søndag 22. november 2026 13:00 +01:00" in minutes.told()
    minutes.desk.do(RecordEntry(text="Nyt"), "kolding", other)
    minutes.passes()
    assert minutes.stands()[f"{minutes.operation}.html"] == after[f"{minutes.operation}.html"]
    assert "Nyt" in minutes.told(f"{other}.html")


def test_a_long_log_comes_in_parts_and_only_the_part_that_changed_is_written(
    minutes: Minutes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_parts, "PART", 5)
    numbers = [minutes.fact(f"melding nummer {number}.") for number in range(2, 24)]
    minutes.pages.look()
    parts = [f"{minutes.operation}-log-{part}.html" for part in (1, 2, 3)]
    assert set(parts) <= set(minutes.files())
    pages = [minutes.told(name) for name in [f"{minutes.operation}.html", *reversed(parts)]]
    found = [int(one) for page in pages for one in re.findall(r"melding nummer (\d+)\.", page)]
    assert found == sorted(numbers, reverse=True)
    for name in parts:
        assert f'href="{name}"' in minutes.read(f"{minutes.operation}.html")
    before = minutes.stands()
    minutes.do("logfoerer", CorrectEntry(number=7, text="Det var syv."))
    minutes.passes()
    after = minutes.stands()
    changed = {name for name, file in before.items() if after[name] != file}
    assert changed == {"index.html", f"{minutes.operation}.html", parts[1]}
    assert "Rettet af 24" in minutes.told(parts[1])


def test_erased_words_are_gone_with_the_next_look_also_where_they_are_repeated(
    minutes: Minutes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_parts, "PART", 5)
    secret = minutes.fact(SECRET)
    for _ in range(6):
        minutes.fact()
    # It repeats the words it puts right, and stands in another part.
    minutes.do("logfoerer", CorrectEntry(number=secret, text="Rettet: ingen er syg."))
    for _ in range(14):
        minutes.fact()
    minutes.pages.look()
    assert SECRET in minutes.told(f"{minutes.operation}-log-1.html")
    assert SECRET in minutes.told(f"{minutes.operation}-log-2.html")
    minutes.do("formand", EraseEntry(entry=secret, **LAW))
    (minutes.folder / ".halv-gammel").write_text(SECRET, encoding="utf-8")
    minutes.passes()
    assert SECRET not in minutes.everything()
    assert "Indholdet er slettet efter loven." in minutes.told(f"{minutes.operation}-log-1.html")


def test_killed_before_it_takes_its_place_the_old_page_stands_whole(minutes: Minutes) -> None:
    minutes.pages.look()
    old = minutes.read(f"{minutes.operation}.html")
    minutes.fact("Nyt efter det")
    child = os.fork()
    if child == 0:
        os.replace = lambda *_: os._exit(9)
        shelf = Shelf(minutes.folder, public=False)
        with shelf.held():
            shelf.put(f"{minutes.operation}.html", SECRET.encode())
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert minutes.read(f"{minutes.operation}.html") == old
    assert list(minutes.folder.glob(".halv-*"))
    minutes.another().look()
    assert not list(minutes.folder.glob(".halv-*"))
    assert "Nyt efter det" in minutes.told()


def test_a_page_that_cannot_be_written_is_told_and_written_when_it_can(
    minutes: Minutes, monkeypatch: pytest.MonkeyPatch
) -> None:
    minutes.pages.look()
    minutes.fact("Nyt, mens disken var fuld")
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left")))
        with pytest.raises(StoreUnavailable, match="øjebliksbilledet kunne ikke skrives: No space"):
            minutes.passes()
    assert "13:00 +01:00" in minutes.told("index.html"), "nobody has looked since"
    minutes.passes()
    assert "Nyt, mens disken var fuld" in minutes.told()


def test_pages_of_an_operation_that_is_gone_go_and_what_is_missing_comes_back(
    minutes: Minutes,
) -> None:
    minutes.pages.look()
    (minutes.folder / "op-zzzzzzzzzzzz.html").write_text(SECRET, encoding="utf-8")
    (minutes.folder / "oevelser" / "op-yyyyyyyyyyyy.html").write_text(SECRET, encoding="utf-8")
    (minutes.folder / f"{minutes.operation}.html").unlink()
    minutes.passes()
    assert set(minutes.files()) == {"index.html", f"{minutes.operation}.html"}
