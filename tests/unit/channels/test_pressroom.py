"""The press room as files: whole or not at all, in an order that leads nobody to nothing."""

from __future__ import annotations

import os
import re
import stat
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from crisis.channels.port import Came
from crisis.channels.pressroom import PressRoom
from crisis.channels.shelf import Shelf
from crisis.reports.press_map import press_map
from tests.unit.channels.noticing import AREA, corrected, drill, notice, retracted, sending

URL = "https://presse.example.dk/"
LINK = re.compile(r'href="([^"#:]+)"')


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "public"


@pytest.fixture
def masked() -> Iterator[None]:
    """The supervisor's umask."""
    before = os.umask(0o077)
    yield
    os.umask(before)


def everything_in(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def test_sending_writes_page_map_index_and_feeds(folder: Path) -> None:
    room = PressRoom(folder, URL, draw=press_map)
    assert room.repeat_safe
    assert room.send(sending(notice(shape=AREA))).came is Came.DELIVERED
    one = notice()
    assert set(everything_in(folder)) == {
        "presserum.css", f"{one.id}.html", f"kort-{one.id}.html", "index.html", "feed.atom",
        "feed.json",
    }  # fmt: skip


def test_every_link_leads_to_a_file(folder: Path) -> None:
    old, new = corrected(notice(1, shape=AREA), notice(2, shape=AREA))
    more = [notice(number) for number in range(3, 130)]
    room = PressRoom(folder, URL, draw=press_map)
    room.rebuild([*more, new, old])
    files = everything_in(folder)
    for name, content in files.items():
        if name.endswith(".html"):
            assert set(LINK.findall(content.decode())) <= set(files), name


def test_no_link_leads_to_nothing_at_any_moment(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = PressRoom(folder, URL, draw=press_map)
    first = notice(1, shape=AREA)
    room.send(sending(first))
    put, known = Shelf.put, set(everything_in(folder))

    def watched(self: Shelf, name: str, content: bytes) -> bool:
        done = put(self, name, content)
        files, open_, seen = everything_in(folder), set(known), set()
        while open_:  # walk from what was there before, as a reader would
            seen.add(file := open_.pop())
            assert file in files, (name, file)
            links = LINK.findall(files[file].decode()) if file.endswith(".html") else []
            open_ |= set(links) - seen
        return done

    monkeypatch.setattr(Shelf, "put", watched)
    old, new = corrected(first, notice(2, shape=AREA))
    # The new page leads to the old one, which is there; the old one leads to the new one last.
    room.send(sending(new, old))
    room.send(sending(retracted(new), old))


def test_a_corrected_statements_page_is_written_with_the_correction(folder: Path) -> None:
    room = PressRoom(folder, URL)
    room.send(sending(notice(1)))
    old, new = corrected(notice(1), notice(2))
    room.send(sending(new, old))
    assert "Læs den nye" in (folder / f"{old.id}.html").read_text()


def test_the_text_of_a_retracted_statement_is_gone_from_every_file(folder: Path) -> None:
    room = PressRoom(folder, URL, draw=press_map)
    one = notice(text="Kog vandet i Vollsmose.", place="Vollsmose Torv", shape=AREA)
    room.send(sending(one))
    assert b"Vollsmose" in b"".join(everything_in(folder).values())
    room.send(sending(retracted(one)))
    room.send(sending(retracted(one)))
    for name, content in everything_in(folder).items():
        assert b"Vollsmose" not in content, name
    assert "Trukket tilbage" in (folder / f"kort-{one.id}.html").read_text()


def test_what_has_not_changed_is_not_written_again(folder: Path) -> None:
    room = PressRoom(folder, URL, draw=press_map)
    one = notice(shape=AREA)
    room.send(sending(one))
    before = {file.name: file.stat() for file in folder.iterdir()}
    room.send(sending(one))
    room.rebuild([one])
    after = {file.name: file.stat() for file in folder.iterdir()}
    assert {name: (at.st_ino, at.st_mtime_ns) for name, at in before.items()} == {
        name: (at.st_ino, at.st_mtime_ns) for name, at in after.items()
    }


def test_a_rebuild_takes_away_what_is_no_longer_there(folder: Path) -> None:
    room = PressRoom(folder, URL)
    room.rebuild([notice(number) for number in range(1, 60)])
    assert (folder / "arkiv-1.html").is_file()
    room.rebuild([notice(1)])
    assert set(everything_in(folder)) == {
        "presserum.css", f"{notice(1).id}.html", "index.html", "feed.atom", "feed.json"
    }  # fmt: skip


@pytest.mark.usefixtures("masked")
def test_a_web_server_of_another_user_may_read_it(folder: Path) -> None:
    PressRoom(folder, URL).send(sending(notice()))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o644}


@pytest.mark.usefixtures("masked")
def test_an_exercise_is_for_nobody_else(folder: Path) -> None:
    PressRoom(folder, URL, exercise=True).send(sending(drill(notice())))
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in folder.iterdir()} == {0o600}
    assert all(one.name.startswith("oevelse-") for one in folder.iterdir())


def test_an_exercise_and_the_real_never_share_a_room(folder: Path) -> None:
    live, exercise = PressRoom(folder, URL), PressRoom(folder, URL, exercise=True)
    for room, one in ((live, drill(notice())), (exercise, notice())):
        with pytest.raises(ValueError, match="never share"):
            room.send(sending(one))
    with pytest.raises(ValueError, match="never share"):
        live.send(sending(notice(1), drill(notice(2))))
    assert not folder.exists()


@pytest.mark.parametrize("name", ["../ude", "a/b", "", "index", "kort-1", "arkiv-1", "a\n", "a.b"])
def test_an_id_that_is_no_file_name_of_its_own_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(ValueError, match="file name"):
        PressRoom(folder, URL).send(sending(notice(id=name)))


@pytest.mark.parametrize("demo", [True, False])
def test_in_a_demonstration_the_page_and_its_map_say_that_it_is_invented(
    folder: Path, demo: bool
) -> None:
    PressRoom(folder, URL, demo, press_map).send(sending(notice(shape=AREA)))
    for name in (f"{notice().id}.html", f"kort-{notice().id}.html"):
        assert ("Demonstration: opdigtet" in (folder / name).read_text()) == demo, name


def test_a_disk_that_does_not_take_it_is_tried_again(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("ingen mappe")
    result = PressRoom(blocked / "public", URL).send(sending(notice()))
    assert result.came is Came.RETRY
    assert str(tmp_path) not in result.detail


def test_half_written_files_of_a_dead_writer_are_taken_away(folder: Path) -> None:
    folder.mkdir()
    (folder / ".halv-doed").write_text("<html")
    PressRoom(folder, URL).send(sending(notice()))
    assert not list(folder.glob(".*"))


def test_a_reader_never_sees_half_a_file_while_two_write(folder: Path) -> None:
    rooms = [PressRoom(folder, URL), PressRoom(folder, URL)]
    rooms[0].send(sending(notice(1)))
    stop, faults = threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            for name in ("index.html", f"{notice(1).id}.html", "feed.atom", "feed.json"):
                text = (folder / name).read_text(encoding="utf-8").rstrip()
                if not text.endswith(("</html>", "</feed>", "}")):
                    faults.append(name)
            time.sleep(0.001)

    def write(number: int) -> Came:
        one = msgspec.structs.replace(notice(1), text=f"Linje {number}.\n" * 400)
        # Another may hold the folder for long on a slow machine: then it is done again, as the
        # publisher does it.
        while (came := rooms[number % 2].send(sending(one)).came) is Came.RETRY:
            pass
        return came

    readers = [threading.Thread(target=read) for _ in range(2)]
    for one in readers:
        one.start()
    try:
        with ThreadPoolExecutor(2) as pool:
            came = set(pool.map(write, range(50)))
    finally:
        stop.set()
        for one in readers:
            one.join()
    assert came == {Came.DELIVERED}
    assert faults == []
