"""The board says how old its checkpoints and their copies are, and what somebody must look at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from crisis.channels.copy_settings import destinations
from crisis.channels.copying import Copier
from crisis.commands.log import RecordEntry
from crisis.journal.checkpointing import Signer
from crisis.journal.chores import ChoreBook
from crisis.journal.copies import CopyBook
from crisis.journal.keys import signing_key
from tests.tampering import tamper
from tests.visiting import House

MINUTE = timedelta(minutes=1)
ALONE = "kontrolpunkterne ligger kun på denne maskine"


class Tended(House):
    """A board with a keeper that does its chores when it is told to."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.disk = folder / "disk"
        self.disk.mkdir()
        file = folder / "checkpoints.toml"
        file.touch(mode=0o600)
        self.file = file
        key = signing_key(folder / "keys")
        self.signer = Signer(self.database, key, self.clock, folder / "checkpoints")
        self.book = ChoreBook(self.database)

    def keeps(self, copies: str = "") -> None:
        self.file.write_text(copies, encoding="utf-8")
        self.signer.sign_when_due()
        ways = destinations(self.file, self.settings.var / "checkpoints")
        Copier(CopyBook(self.database), ways, self.clock).run()
        self.book.note("checkpoint", 5, self.clock())

    def health(self) -> dict[str, object]:
        return dict(self.stranger().get("/api/v1/health").json)

    def status(self) -> str:
        return self.visit("stabschef").get("/status").text


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Tended]:
    made = Tended(tmp_path)
    yield made
    made.database.close()


def usb(house: Tended) -> str:
    return f'[[directory]]\nid = "usb"\nname = "Disken"\npath = "{house.disk}"\n'


def test_before_the_first_one_that_is_said(house: Tended) -> None:
    assert "intet endnu" in house.status()
    told = house.health()
    assert told["checkpoint"]["age_seconds"] is None
    assert told["copies"] == []


def test_a_board_without_a_copy_elsewhere_says_so_in_so_many_words(house: Tended) -> None:
    house.keeps()
    assert ALONE in house.status()
    assert house.health()["warnings"] == [f"Kopier af kontrolpunkter: {ALONE}"]


def test_with_a_copy_elsewhere_all_is_well_and_its_age_is_told(house: Tended) -> None:
    house.keeps(usb(house))
    house.passes(seconds=90)
    told = house.health()
    assert told["checkpoint"] == {"number": 1, "age_seconds": 90, "unsigned": 0}
    assert {"id": "usb", "off": True, "age_seconds": 90, "behind": 0} in told["copies"]
    assert told["warnings"] == []
    assert "underskrevet" in house.status()
    assert "Disken: " in house.status()


def test_entries_that_wait_over_five_minutes_for_a_signature_are_red(house: Tended) -> None:
    operation = house.desk.opens()
    house.keeps(usb(house))
    house.desk.do(RecordEntry(text="Ny"), "kolding", operation)
    house.passes(minutes=4)
    house.book.note("checkpoint", 5, house.clock())
    assert house.health()["warnings"] == []
    house.passes(minutes=1, seconds=1)
    assert "Kontrolpunkt: for gammelt" in house.health()["warnings"]
    assert "1 post er ikke underskrevet" in house.status()


def test_a_keeper_that_is_dead_on_a_quiet_night_is_noticed_too(house: Tended) -> None:
    house.keeps(usb(house))
    house.passes(minutes=66)
    assert house.health()["warnings"] == ["Kontrolpunkt: for gammelt", "Pligter: står stille"]


def test_a_copy_that_does_not_arrive_is_named_with_its_reason(house: Tended) -> None:
    house.disk.rmdir()
    house.keeps(usb(house))
    assert house.health()["warnings"] == ["Kopier af kontrolpunkter: kommer ikke frem"]
    assert "Disken: aldrig (mappen kan ikke skrives: No such file or directory)" in house.status()


def test_a_chore_that_goes_wrong_is_named_with_its_reason(house: Tended) -> None:
    house.keeps(usb(house))
    house.book.note("export", 60, house.clock(), "disken er fuld")
    assert house.health()["warnings"] == ["Pligter: går galt"]
    assert "disken er fuld" in house.status()


def test_what_a_checkpoint_found_missing_is_red_for_a_day(house: Tended) -> None:
    house.desk.opens()
    house.keeps(usb(house))
    for table in ("journal_payload", "journal_entry", "journal_head"):
        tamper(house.desk.url, f"DELETE FROM {table} WHERE stream <> 'planning'")
    house.passes(hours=1)
    house.keeps(usb(house))
    assert house.health()["warnings"] == ["Kontrolpunkt: noget mangler (kontrolpunkt 2)"]


def test_a_checkpoint_that_was_tampered_with_is_no_fault_of_the_page(house: Tended) -> None:
    house.keeps(usb(house))
    tamper(house.desk.url, "UPDATE checkpoint SET signature = :none", none=b"0" * 64)
    assert "ødelagt" in house.status()
    assert house.health()["warnings"] == ["Kontrolpunkt: ødelagt"]
