"""What may be attached to an entry, by whom, and what is left of it when the law takes it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from crisis.commands.attachments import AttachFile
from crisis.commands.erasure import EraseEntry
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.events import Erased
from crisis.events.attachments import FileAttached
from crisis.events.erasure import EntryErased
from crisis.journal.port import Entry
from crisis.projections import situation as fold
from crisis.projections.attachments import Attachment
from crisis.projections.log import LogBook
from crisis.rules.attachments import may_attach, plain_name
from crisis.rules.visibility import PUBLIC, view
from crisis.terms.attachments import MOST_FILES, FileKind, StoredFile
from crisis.terms.operations import Mode
from crisis.terms.sight import Readers, Sight
from tests.given import OPERATION, by
from tests.press_staff import PressStaff, code

WHY = {"reason": "Helbredsoplysninger uden betydning", "basis": "GDPR art. 17, stk. 1, litra d"}


def sha(number: int = 1) -> str:
    return f"{number:064x}"


@pytest.fixture
def staff() -> PressStaff:
    made = PressStaff()
    made.files = {
        sha(number): StoredFile(sha256=sha(number), kind=FileKind.JPEG, size=1_000 + number)
        for number in range(1, 20)
    }
    return made


def attach(entry: int, number: int = 1, **more: Any) -> AttachFile:
    return AttachFile(**{"entry": entry, "sha256": sha(number), "name": "havn.jpg", **more})


def held(staff: PressStaff, entry: int) -> tuple[Attachment, ...]:
    found = staff.situation.log.get(entry)
    assert found is not None
    return found.attachments


def erase(staff: PressStaff, entry: int) -> int:
    return staff.must(EraseEntry(entry=entry, **WHY), "formand")


def afresh(staff: PressStaff) -> LogBook:
    """The log as a process folds it that begins after the erasures."""
    acts = (one.event for one in staff.written if isinstance(one.event, EntryErased))
    told = {rest.number: rest for act in acts for rest in act.entries}
    kept = [
        Entry(
            stamp=one.stamp,
            type=one.type,
            event=Erased(type=one.type, corrects=rest.corrects, supplements=rest.supplements),
        )
        if (rest := told.get(one.stamp.number))
        else one
        for one in staff.written
    ]
    return fold.fold(fold.start(OPERATION, staff.mode), kept).log


def test_a_file_belongs_to_an_entry_and_is_what_the_board_found(staff: PressStaff) -> None:
    entry = staff.fact()
    number = staff.must(attach(entry, description="Vand over kajen"), "kolding")
    (one,) = held(staff, entry)
    assert (one.number, one.sha256, one.kind, one.size) == (number, sha(), FileKind.JPEG, 1_001)
    assert (one.name, one.description, one.authority_name) == (
        "havn.jpg",
        "Vand over kajen",
        "Kolding Kommune",
    )
    assert staff.situation.log.files == {sha()}
    assert staff.situation.log.count == 1


def test_nothing_is_attached_that_the_board_does_not_hold(staff: PressStaff) -> None:
    entry = staff.fact()
    for number, expected in ((99, "attachment.not_there"), (1, None)):
        done = staff.do(attach(entry, number), "kolding")
        assert (code(done) if expected else None) == expected
    assert code(staff.do(attach(99), "kolding")) == "log.unknown_entry"


def test_one_attaches_to_ones_own_entry_and_the_log_office_to_all(staff: PressStaff) -> None:
    entry = staff.fact("kolding")
    assert code(staff.do(attach(entry), "vejle")) == "attachment.not_yours"
    assert code(staff.do(attach(entry), "observatoer")) == "permission.role"
    assert isinstance(staff.do(attach(entry, 1), "logfoerer"), int)
    one = staff.situation.log.get(entry)
    assert one is not None
    assert [may_attach(one, by(seat)) for seat in ("kolding", "logfoerer", "vejle")] == [
        *(True, True, False)
    ]


def test_the_planner_attaches_in_an_exercise_alone() -> None:
    drill, earnest = PressStaff(Mode.EXERCISE), PressStaff()
    for staff, expected in ((drill, "attachment.not_there"), (earnest, "permission.role")):
        entry = staff.fact("logfoerer")
        assert code(staff.do(attach(entry), "planlaegger")) in (expected, "attachment.not_yours")


def test_the_same_file_is_attached_once_and_ten_are_enough(staff: PressStaff) -> None:
    entry, other = staff.fact(), staff.fact()
    staff.must(attach(entry), "kolding")
    assert code(staff.do(attach(entry), "kolding")) == "attachment.already"
    staff.must(attach(other), "kolding")
    for number in range(2, MOST_FILES + 1):
        staff.must(attach(entry, number), "kolding")
    refused = staff.do(attach(entry, MOST_FILES + 1), "kolding")
    assert code(refused) == "attachment.too_many"
    one = staff.situation.log.get(entry)
    assert one is not None
    assert not may_attach(one, by("kolding"))
    erase(staff, held(staff, entry)[3].number)
    staff.must(attach(entry, MOST_FILES + 1), "kolding")


def test_a_correction_leaves_the_file_where_it_was_attached(staff: PressStaff) -> None:
    entry = staff.fact()
    staff.must(attach(entry), "kolding")
    after = staff.must(CorrectEntry(number=entry, text="Havnen er tør", reason="Set"), "kolding")
    assert len(held(staff, entry)) == 1
    assert held(staff, after) == ()


def test_an_entry_that_is_erased_takes_its_files_with_it(staff: PressStaff) -> None:
    entry, other = staff.fact(), staff.fact()
    number = staff.must(attach(entry), "kolding")
    staff.must(attach(other, 2), "kolding")
    erase(staff, entry)
    assert set(staff.situation.erasures) == {entry, number}
    assert held(staff, entry) == ()
    assert staff.situation.log.files == {sha(2)}
    assert code(staff.do(attach(entry, 3), "kolding")) == "log.erased"
    assert afresh(staff) == staff.situation.log


def test_a_file_may_be_erased_alone_and_its_place_is_seen(staff: PressStaff) -> None:
    entry = staff.fact()
    number = staff.must(attach(entry, description="Inger Poulsen"), "kolding")
    staff.must(attach(entry, 2), "kolding")
    erase(staff, number)
    gone, left = held(staff, entry)
    assert (gone.erased, gone.number, gone.name, gone.sha256) == (True, number, "", "")
    assert (left.erased, left.sha256) == (False, sha(2))
    assert staff.situation.log.files == {sha(2)}
    assert afresh(staff) == staff.situation.log
    erase(staff, entry)
    assert staff.situation.log.files == frozenset()
    assert afresh(staff) == staff.situation.log


def test_a_file_that_another_entry_holds_too_is_still_wanted(staff: PressStaff) -> None:
    first, second = staff.fact(), staff.fact()
    for entry in (first, second):
        staff.must(attach(entry), "kolding")
    erase(staff, first)
    assert staff.situation.log.files == {sha()}


def test_the_public_sees_no_file(staff: PressStaff) -> None:
    staff.must(attach(staff.fact()), "kolding")
    assert view(staff.situation, PUBLIC).log.files == frozenset()


@pytest.mark.parametrize(
    ("name", "kind", "plain"),
    [
        ("havn.jpg", FileKind.JPEG, "havn.jpg"),
        ("HAVN.JPEG", FileKind.JPEG, "HAVN.JPEG"),
        (r"C:\Users\Inger\kort.pdf", FileKind.PDF, "kort.pdf"),
        ("../../../etc/passwd", FileKind.PNG, "passwd.png"),
        ("..", FileKind.PDF, "bilag.pdf"),
        (".skjult.png", FileKind.PNG, "skjult.png"),
        ("kort\u202efdp.exe", FileKind.PDF, "kort fdp.exe.pdf"),
        ("a\nb\tc.png", FileKind.PNG, "a b c.png"),
        ("x" * 200, FileKind.WEBP, "x" * 195 + ".webp"),
        ("/", FileKind.JPEG, "bilag.jpg"),
    ],
)
def test_a_name_is_a_name_and_ends_as_what_the_file_is(
    name: str, kind: FileKind, plain: str
) -> None:
    assert plain_name(name, kind) == plain


def test_the_event_says_what_the_board_found() -> None:
    assert "supplements" in FileAttached.__struct_fields__, "an erasure keeps it by that name"


def test_to_know_a_files_hash_is_not_to_have_sent_it(staff: PressStaff) -> None:
    """Else what is for some, or was erased, could be read by way of an entry of one's own."""
    hidden = Readers(sight=Sight.RESTRICTED, only_for=("brs",))
    theirs = staff.must(RecordEntry(text="x", readers=hidden), "kolding") - 1
    staff.must(attach(theirs), "kolding")
    staff.files[sha()] = msgspec.structs.replace(staff.files[sha()], attached=True)
    mine = staff.must(RecordEntry(text="y"), "vejle")
    refused, unknown = staff.do(attach(mine), "vejle"), staff.do(attach(mine, 99), "vejle")
    assert refused == unknown
    assert code(refused) == "attachment.not_there"
    staff.must(attach(staff.fact("brs")), "brs")
