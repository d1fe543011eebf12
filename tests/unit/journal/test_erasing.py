"""Erasing by law: the words go from every place the database has; the entry and the chain stay."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text

from crisis.commands.erasure import EraseEntry, ErasePlanningEntry
from crisis.commands.log import CorrectEntry, RecordEntry, SupplementEntry
from crisis.commands.register import ChangeObject, RegisterObjects, RetireObject
from crisis.errors import RefusalKind, Refused
from crisis.events import Erased
from crisis.handler import Handler
from crisis.journal.check import check
from crisis.journal.erasing import erasures
from crisis.journal.tables import FORGOTTEN, idempotency
from crisis.register.tables import register_object
from crisis.rules.known import Proof
from crisis.terms.ids import PLANNING
from crisis.terms.places import Point
from crisis.terms.register import RegisterObject
from tests.given import Desk, NoPlaces, by
from tests.tampering import ask, tamper

SECRET = "Kvinden i nr. 14 har epilepsi"
BASIS = "GDPR art. 17, stk. 1, litra d"
WHY = "Helbredsoplysninger uden betydning"


def erase(desk: Desk, operation: str, number: int, key: str = "erase-key-0000000001") -> int:
    proof = Proof(how="password", at=desk.now)
    wish = EraseEntry(entry=number, reason=WHY, basis=BASIS)
    asker = by("formand", desk.now, proved=proof)
    return desk.handler.do(wish, asker, stream=operation, key=key).entries[0]


def erase_planning(desk: Desk, number: int) -> tuple[int, ...]:
    wish = ErasePlanningEntry(entry=number, reason=WHY, basis=BASIS)
    asker = by("planlaegger", desk.now, proved=Proof(how="password", at=desk.now))
    key = f"erase-planning-{number:05}"
    return desk.handler.do(wish, asker, stream=PLANNING, key=key).entries


def said(desk: Desk, operation: str) -> int:
    return desk.do(RecordEntry(text=SECRET, source=SECRET), "kolding", operation).entries[0]


def test_the_words_go_the_entry_and_its_number_stay_and_the_chain_holds(desk: Desk) -> None:
    operation = desk.opens()
    number = said(desk, operation)
    before = desk.handler.journal(by("formand"), operation, 0)[number - 1]
    gone_by = erase(desk, operation, number)
    after = desk.handler.journal(by("formand"), operation, 0)[number - 1]
    assert (after.number, after.type, after.hash) == (number, "EntryRecorded", before.hash)
    assert after.event == Erased(type="EntryRecorded")
    assert [one.broken_at for one in check(desk.database)] == [None, None]
    assert erasures(desk.database) == [(operation, number)]
    told = desk.handler.situation(by("formand"), operation).erasures[number]
    assert (told.by, told.reason, told.basis) == (gone_by, WHY, BASIS)


def test_a_payload_that_is_missing_without_an_erasure_is_still_a_fault(desk: Desk) -> None:
    operation = desk.opens()
    first, second = said(desk, operation), said(desk, operation)
    erase(desk, operation, first)
    tamper(desk.url, "DELETE FROM journal_payload WHERE number = :n AND stream = :s",
           n=second, s=operation)  # fmt: skip
    found = next(one for one in check(desk.database) if one.stream == operation)
    assert (found.broken_at, found.why) == (second, "indholdet mangler uden en ført sletning")


def test_an_erasure_that_was_tampered_with_is_found_by_the_chain(desk: Desk) -> None:
    operation = desk.opens()
    first, second = said(desk, operation), said(desk, operation)
    gone_by = erase(desk, operation, first)
    body = ask(desk.url, "SELECT body FROM journal_payload WHERE number = :n AND stream = :s",
               n=gone_by, s=operation)  # fmt: skip
    other = bytes(body).replace(f'"number":{first}'.encode(), f'"number":{second}'.encode())
    tamper(desk.url, "DELETE FROM journal_payload WHERE number = :n AND stream = :s",
           n=second, s=operation)  # fmt: skip
    tamper(desk.url, "UPDATE journal_payload SET body = :b WHERE number = :n AND stream = :s",
           b=other, n=gone_by, s=operation)  # fmt: skip
    found = next(one for one in check(desk.database) if one.stream == operation)
    assert (found.broken_at, found.why) == (gone_by, "indholdet passer ikke med konvolutten")


def test_a_late_repetition_gets_the_first_answer_and_never_brings_the_words_back(
    desk: Desk,
) -> None:
    operation, key = desk.opens(), "the-same-key-0001"
    first = desk.do(RecordEntry(text=SECRET), "kolding", operation, key=key)
    erase(desk, operation, first.entries[0])
    desk.now += timedelta(days=3)
    for words in (SECRET, "andre ord"):
        again = desk.do(RecordEntry(text=words), "kolding", operation, key=key)
        assert (again.body(), again.replayed) == (first.body(), True)
    kept = desk.database.read(
        lambda connection: connection.execute(
            select(idempotency.c.request_hash).where(idempotency.c.key == key)
        ).scalar()
    )
    assert kept == FORGOTTEN
    assert desk.handler.head(operation).number == 3
    gone = desk.handler.situation(by("formand"), operation).log.get(2)
    assert gone is not None and gone.erased and gone.text is None


def test_only_the_key_of_the_erased_entry_is_blanked(desk: Desk) -> None:
    operation, key = desk.opens(), "another-key-00001"
    desk.do(RecordEntry(text="står"), "kolding", operation, key=key)
    erase(desk, operation, said(desk, operation))
    with pytest.raises(Refused, match=r"idempotency\.other_content"):
        desk.do(RecordEntry(text="andet"), "kolding", operation, key=key)


def test_what_is_erased_twice_at_once_is_erased_once(desk: Desk) -> None:
    operation = desk.opens()
    number = said(desk, operation)
    erase(desk, operation, number)
    with pytest.raises(Refused) as no:
        erase(desk, operation, number, key="erase-key-0000000002")
    assert (no.value.code, no.value.kind) == ("erasure.already", RefusalKind.CONFLICT)


def test_a_process_that_knew_the_words_forgets_them_now_and_in_the_past(
    desk: Desk, tmp_path: Path
) -> None:
    operation = desk.opens()
    number = said(desk, operation)
    desk.now += timedelta(minutes=1)
    right = CorrectEntry(number=number, text=f"{SECRET} og astma", reason=SECRET)
    corrected = desk.do(right, "kolding", operation).entries[0]
    more = SupplementEntry(number=corrected, place=SECRET)
    desk.do(more, "kolding", operation)
    other = Handler(desk.journal, lambda hint: None, lambda: "", NoPlaces())
    moment = desk.now
    for handler in (desk.handler, other):
        assert SECRET in str(handler.situation(by("formand"), operation))
        assert SECRET in str(handler.situation(by("formand"), operation, moment))
    desk.now += timedelta(minutes=1)
    for at, each in enumerate((number, corrected, corrected + 1)):
        erase(desk, operation, each, key=f"erase-key-{at:010}")
    for handler in (desk.handler, other):
        for then in (None, moment):
            seen = handler.situation(by("formand"), operation, then)
            assert SECRET not in str(seen)
            old = seen.log.get(number)
            assert old is not None and old.corrected_by == corrected
            new = seen.log.get(corrected)
            assert new is not None and new.corrects == number
            assert new.supplemented_by == (corrected + 1,)


def test_who_decides_by_what_he_knew_before_cannot_bring_the_words_back(
    desk: Desk, tmp_path: Path
) -> None:
    """Another process still holds the old fold in its memory when it corrects the entry."""
    operation = desk.opens()
    number = desk.do(RecordEntry(text="x", place=SECRET), "kolding", operation).entries[0]
    other = Handler(desk.journal, lambda hint: None, lambda: "", NoPlaces())
    other.situation(by("formand"), operation)
    erase(desk, operation, number)
    wish = CorrectEntry(number=number, text="y")
    with pytest.raises(Refused, match=r"log\.erased"):
        other.do(wish, by("kolding", desk.now), stream=operation, key="the-other-key-01")


HOME = RegisterObject(
    id="ob-00000000000a", name="Gården", category="Industri", shape=Point((9.4, 55.4)), note=SECRET
)
PLAIN = RegisterObject(id="ob-00000000000b", name="Skolen", category="Storcentre",
                       shape=Point((9.5, 55.5)))  # fmt: skip
CLEAN = RegisterObject(
    id="ob-00000000000a", name="Gården", category="Industri", shape=Point((9.4, 55.4))
)


def rows(desk: Desk) -> list[tuple[object, ...]]:
    query = select(register_object).order_by(register_object.c.id, register_object.c.valid_from)
    found = desk.database.read(lambda connection: connection.execute(query).all())
    return [tuple(row) for row in found]


def test_an_object_is_changed_first_and_its_older_words_are_then_erased(tmp_path: Path) -> None:
    desk = Desk(tmp_path, register=True)
    wish = RegisterObjects(objects=(HOME, PLAIN))
    listed = desk.do(wish, "planlaegger", PLANNING).entries[0]
    desk.do(ChangeObject(object=CLEAN), "planlaegger", PLANNING)
    assert SECRET in str(desk.register.history(HOME.id))
    anew, _ = erase_planning(desk, listed)
    assert SECRET not in str(desk.register.history(HOME.id))
    assert {one.object.id: one.valid_from for one in desk.register.history(PLAIN.id)} == {
        PLAIN.id: anew
    }
    assert desk.register.standing([HOME.id, PLAIN.id]) == {HOME.id: CLEAN, PLAIN.id: PLAIN}
    kept = rows(desk)
    desk.register.rebuild()
    assert rows(desk) == kept
    assert [one.broken_at for one in check(desk.database)] == [None]
    desk.database.close()


def test_what_stands_in_the_register_is_not_erased_from_under_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path, register=True)
    listed = desk.do(RegisterObjects(objects=(CLEAN,)), "planlaegger", PLANNING).entries[0]
    changed = desk.do(ChangeObject(object=HOME), "planlaegger", PLANNING).entries[0]
    with pytest.raises(Refused, match=r"erasure\.object_stands"):
        erase_planning(desk, changed)
    wish = RetireObject(id=HOME.id, reason=SECRET)
    retired = desk.do(wish, "planlaegger", PLANNING).entries[0]
    with pytest.raises(Refused, match=r"erasure\.object_stands"):
        erase_planning(desk, retired)
    for number in (changed, listed, retired):
        erase_planning(desk, number)
        kept = rows(desk)
        desk.register.rebuild()
        assert rows(desk) == kept
    assert not rows(desk)
    desk.database.close()


def test_the_bytes_of_the_database_no_longer_hold_the_words(tmp_path: Path) -> None:
    desk = Desk(tmp_path, register=True)
    operation = desk.opens()
    for n in range(400):  # pages are split while they are among others
        desk.do(RecordEntry(text=f"Vand i kælder {n}"), "kolding", operation)
        if n in (3, 150, 399):
            said(desk, operation)
    latest = desk.handler.situation(by("formand"), operation).log.latest(500)
    numbers = [one.number for one in latest if one.text == SECRET]
    desk.do(RegisterObjects(objects=(HOME,)), "planlaegger", PLANNING)
    desk.do(ChangeObject(object=CLEAN), "planlaegger", PLANNING)
    assert SECRET.encode() in held(desk, tmp_path)
    for at, number in enumerate(numbers):
        erase(desk, operation, number, key=f"erase-key-{at:010}")
    head = desk.journal.head(PLANNING)
    assert head is not None
    erase_planning(desk, head.number - 1)
    assert SECRET.encode() not in held(desk, tmp_path)
    assert b"Vand i k" in held(desk, tmp_path)
    desk.database.close()


def held(desk: Desk, folder: Path) -> bytes:
    """Everything the database has on disk; of PostgreSQL its tables, not its own log."""
    if desk.database.engine.dialect.name == "sqlite":
        return b"".join(file.read_bytes() for file in sorted(folder.glob("board.sqlite*")))

    def read(connection):
        connection.execute(text("CHECKPOINT"))
        found = b""
        for table in ("journal_payload", "idempotency", "register_object"):
            query = text("SELECT pg_read_binary_file(pg_relation_filepath(:name))")
            found += bytes(connection.execute(query, {"name": table}).scalar())
        return found

    with desk.database.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as it:
        return read(it)
