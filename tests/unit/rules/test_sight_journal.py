"""What is about an entry for some is a numbered blank of the journal for others: its file, its
erasure, the moves of its task; and no signer is named with its number."""

from __future__ import annotations

import pytest

from crisis.commands.attachments import AttachFile
from crisis.commands.erasure import EraseEntry
from crisis.commands.sight import ClassifyEntry
from crisis.commands.tasks import AskTask, MoveTask
from crisis.rules.visibility import hides, view
from crisis.terms.attachments import FileKind, StoredFile
from crisis.terms.tasks import TaskMove
from tests.given import FILE, by
from tests.press_staff import PressStaff
from tests.unit.rules.test_sight_leaks import BASIS, FOR_BRS, secret


@pytest.fixture
def staff() -> PressStaff:
    return PressStaff()


def blank(staff: PressStaff, number: int, seat: str) -> bool:
    return hides(staff.situation, by(seat, staff.now))(staff.written[number - 1])


def test_the_name_of_its_file_is_for_its_readers(staff: PressStaff) -> None:
    staff.files = {FILE: StoredFile(sha256=FILE, kind=FileKind.JPEG, size=1_000)}
    wish = AttachFile(entry=secret(staff), sha256=FILE, name="trusselsbrev.jpg")
    number = staff.must(wish, "kolding")
    assert blank(staff, number, "vejle")
    assert not blank(staff, number, "brs")


def test_why_it_was_erased_is_for_its_readers(staff: PressStaff) -> None:
    number = staff.must(EraseEntry(entry=secret(staff), **BASIS), "formand") - 1
    assert blank(staff, number, "vejle")
    assert not blank(staff, number, "brs")


def test_what_is_said_of_a_task_for_some_is_for_its_readers_and_those_it_is_asked_of(
    staff: PressStaff,
) -> None:
    wish = AskTask(kind="pump", authority="trekantbrand", title="Pumper", readers=FOR_BRS)
    staff.must(wish, "stabschef")
    declined = MoveTask(task=1, move=TaskMove.DECLINE, reason="Truslen gælder stationen")
    number = staff.must(declined, "trekantbrand")
    assert blank(staff, number, "vejle")
    assert not blank(staff, number, "brs")
    assert not blank(staff, number, "trekantbrand")


def test_who_is_to_sign_is_told_without_the_number_of_what_he_signs_for(staff: PressStaff) -> None:
    entry = staff.fact()
    number = staff.ready((entry,))
    staff.must(ClassifyEntry(number=entry, readers=FOR_BRS), "kolding")

    def entries(seat: str) -> set[int]:
        found = view(staff.situation, by(seat, staff.now)).statements.get(number)
        assert found is not None
        return {entry for one in found.required for entry in one.entries}

    assert entries("brs") == {entry}
    assert entries("vejle") == set()
