"""What an import keeps on the disk: whole or not at all, and no longer than it is of use."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from crisis import wiring
from crisis.errors import Malformed, Refused
from crisis.register.imports import working
from crisis.register.imports.arriving import Arrivals, Sender
from crisis.register.imports.folder import REPORT, forget_reports
from crisis.register.imports.working import tidy
from crisis.terms.imports import Stage
from tests.importing import Intake, rows


@pytest.fixture
def intake(tmp_path: Path) -> Iterator[Intake]:
    made = Intake(tmp_path)
    yield made
    made.close()


def test_a_file_that_is_none_is_refused_and_its_bytes_go(intake: Intake) -> None:
    one = intake.described(b"SQLite format 3\0 og intet mere", "x.gpkg")
    assert one.stage is Stage.REFUSED
    assert one.problem is not None
    assert one.problem.code == "import.not_readable"
    tidy(intake.house)
    assert not intake.house.folder(one).path.exists()


def test_what_nobody_goes_on_with_goes_after_a_month(intake: Intake) -> None:
    one = intake.described(rows(["Pumpe"]))
    tidy(intake.house)
    assert intake.house.folder(one).upload.exists()
    later = intake.house.clock() + working.KEPT + timedelta(days=1)
    tidy(as_of(intake, later))
    assert not intake.house.folder(one).path.exists()


def as_of(intake: Intake, now: datetime) -> working.House:
    return dataclasses.replace(intake.house, clock=lambda: now)


def test_an_erasure_takes_the_reports_and_the_first_rows_along(intake: Intake) -> None:
    one = intake.imported(rows(["Pumpe"]))
    wiring.forget_wholly(intake.parts.database, intake.parts.settings.var)
    assert intake.house.folder(one).report(REPORT) is None
    assert intake.book.get(one.id).layers[0].rows == ()
    forget_reports(intake.parts.settings.var)


@pytest.mark.parametrize(
    ("name", "data", "length", "code"),
    [
        ("x.exe", b"MZ", 2, "import.unknown_kind"),
        ("x.csv", b"navn", 10, "import.cut_off"),
        ("0101701234.csv", b"navn", 4, "field.cpr"),
    ],
)
def test_what_does_not_arrive_whole_leaves_nothing(
    intake: Intake, name: str, data: bytes, length: int, code: str
) -> None:
    arrivals = Arrivals(
        book=intake.book, var=intake.parts.settings.var, reserve=0, clock=wiring.clock
    )
    sender = Sender(id="im-00000000000x", account=1, seat="planlaegger", name=name)
    with pytest.raises((Malformed, Refused)) as refused:
        arrivals.take(sender, iter([data]), length)
    assert refused.value.code == code
    assert intake.book.newest() == []
    assert not (intake.parts.settings.var / "imports" / sender.id).exists()


def test_a_full_disk_and_a_file_too_large_are_told(intake: Intake) -> None:
    var = intake.parts.settings.var
    full = Arrivals(book=intake.book, var=var, reserve=2**62, clock=wiring.clock)
    sender = Sender(id="im-00000000000x", account=1, seat="planlaegger", name="x.csv")
    with pytest.raises(Refused, match=r"import\.no_room"):
        full.take(sender, iter([b"x"]), 1)
    limits = working.Limits(text=20)
    small = Arrivals(book=intake.book, var=var, reserve=0, clock=wiring.clock, limits=limits)
    with pytest.raises(Refused, match=r"import\.too_large"):
        small.take(sender, iter([b"x" * 8] * 3), 0)
