"""Files go in piece by piece and come out as what they are, to whoever may read their entry."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from werkzeug.test import TestResponse

from crisis.attached.shelf import Room, Shelf
from crisis.terms.attachments import FILE_LIMIT
from tests.pictures import PDF, PLACE, jpeg, png
from tests.visiting import House, Visitor
from workers.files import FileChores


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("files"))
    yield made
    made.database.close()


@pytest.fixture(scope="module")
def operation(house: House) -> str:
    return house.desk.opens("Stormflod")


@pytest.fixture(scope="module")
def kolding(house: House) -> Visitor:
    return house.visit("kolding")


def send(
    who: Visitor, operation: str, data: bytes, said: str = "", name: str = "", **more: Any
) -> TestResponse:
    return who.ask(
        "POST",
        f"/api/v1/operations/{operation}/attachments",
        query_string={"name": name},
        data=data,
        content_type=said or "application/octet-stream",
        **more,
    )


def attach(who: Visitor, operation: str, data: bytes, name: str, **more: str) -> tuple[int, str]:
    """An entry with a file; gives its number and the file's hash."""
    number = who.does(operation, "RecordEntry", text="Vand over kajen")
    sent = send(who, operation, data, name=name)
    assert sent.status_code == 201, sent.data
    sha256 = sent.json["sha256"]
    who.does(operation, "AttachFile", entry=number, sha256=sha256, name=name, **more)
    return number, sha256


def url(operation: str, number: int, sha256: str) -> str:
    return f"/operationer/{operation}/bilag/{number}/{sha256}"


def test_a_picture_comes_out_as_what_it_is_and_can_do_nothing(
    house: House, operation: str, kolding: Visitor
) -> None:
    number, sha256 = attach(kolding, operation, jpeg(), "kaj.jpg", description="Kajen")
    answer = house.visit("vejle").get(url(operation, number, sha256))
    assert answer.status_code == 200
    assert PLACE not in answer.data
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Disposition"] == "inline"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["Cache-Control"] == "private, no-store"
    answer.close()


def test_a_pdf_is_saved_and_never_opened_in_the_board(operation: str, kolding: Visitor) -> None:
    number, sha256 = attach(kolding, operation, PDF, 'plan "æ"\u202e.pdf')
    answer = kolding.get(url(operation, number, sha256))
    told = answer.headers["Content-Disposition"]
    assert told.startswith("attachment; ")
    assert "\u202e" not in told
    assert "%C3%A6" in told
    assert answer.headers["Content-Type"] == "application/pdf"
    answer.close()


def test_a_file_is_there_through_its_own_entry_and_operation_alone(
    house: House, operation: str, kolding: Visitor
) -> None:
    number, sha256 = attach(kolding, operation, png(3, 3), "kaj.png")
    other = house.desk.opens("En anden")
    elsewhere = kolding.does(other, "RecordEntry", text="Intet bilag")
    for path in (
        url(other, number, sha256),
        url(other, elsewhere, sha256),
        url(operation, number + 999, sha256),
        url(operation, 1, sha256),
        url(operation, number, "0" * 64),
        url(operation, number, "..%2f..%2fboard.sqlite"),
    ):
        assert kolding.get(path).status_code == 404, path
    assert house.stranger().get(url(operation, number, sha256)).status_code in (303, 401)
    drill = house.stranger()
    drill.headers["Authorization"] = f"Bearer {house.token('kolding', exercise_only=True)}"
    assert drill.get(url(operation, number, sha256)).status_code == 404
    assert send(drill, operation, png()).status_code == 404


def test_a_file_is_for_those_who_may_read_its_entry(
    house: House, operation: str, kolding: Visitor
) -> None:
    number, sha256 = attach(kolding, operation, png(2, 9), "hemmelig.png")
    readers = {"sight": "restricted", "only_for": ["kolding"]}
    kolding.does(operation, "ClassifyEntry", number=number, readers=readers)
    vejle, chief = house.visit("vejle"), house.visit("formand")
    for who, status in ((kolding, 200), (chief, 200), (vejle, 404)):
        answer = who.get(url(operation, number, sha256))
        assert answer.status_code == status
        answer.close()
    assert vejle.get(f"/operationer/{operation}/post/{number}").status_code == 404
    for path in ("", "/paneler/log", "/udskrift", f"/tidligere?post={number + 1}"):
        assert "hemmelig.png" not in vejle.page(f"/operationer/{operation}{path}")
    journal = f"/api/v1/operations/{operation}/journal?after={number - 1}"
    assert sha256 not in vejle.get(journal).text
    assert sha256 in kolding.get(journal).text
    body = {"entry": number, "sha256": send(vejle, operation, PDF).json["sha256"], "name": "x"}
    refused = vejle.do(operation, "AttachFile", body)
    assert refused.json["error"]["code"] == "log.unknown_entry"
    chief.does(operation, "EraseEntry", entry=number, reason="forkert", basis="GDPR art. 17")
    assert sha256 not in vejle.get(journal).text


@pytest.mark.parametrize(
    ("data", "said", "name", "code"),
    [
        (png(), "image/jpeg", "kaj.jpg", "attachment.disagrees"),
        (png(), "", "kaj.svg", "attachment.disagrees"),
        (b"<svg onload='alert(1)'>", "image/png", "kaj.png", "attachment.page"),
        (b"PK\x03\x04" * 9, "application/zip", "bombe.zip", "attachment.zip"),
        (png(40_000, 40_000), "image/png", "bombe.png", "attachment.too_many_pixels"),
        (b"", "image/png", "tom.png", "attachment.empty"),
        (jpeg()[:-9], "image/jpeg", "halv.jpg", "attachment.broken"),
    ],
)
def test_a_file_that_lies_gets_a_clear_answer(
    operation: str, kolding: Visitor, data: bytes, said: str, name: str, code: str
) -> None:
    answer = send(kolding, operation, data, said, name)
    assert (answer.status_code, answer.json["error"]["code"]) == (422, code)
    assert answer.json["error"]["field"] == "file"
    assert "…" not in answer.json["error"]["da"]


class Endless(io.RawIOBase):
    """A body that tells how much of it was read."""

    def __init__(self, size: int) -> None:
        self.left, self.read_so_far = size, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count = min(len(buffer), self.left)
        buffer[:count] = b"\0" * count
        self.left -= count
        self.read_so_far += count
        return count


def test_a_hundred_megabytes_are_refused_unread(operation: str, kolding: Visitor) -> None:
    body = Endless(100 * 1024 * 1024)
    length = {"CONTENT_LENGTH": str(100 * 1024 * 1024)}
    answer = kolding.ask(
        "POST",
        f"/api/v1/operations/{operation}/attachments",
        content_type="image/png",
        environ_overrides={**length, "wsgi.input": body},
    )
    error = answer.json["error"]
    assert (answer.status_code, error["code"]) == (413, "attachment.too_large")
    assert "20 MB" in error["da"]
    assert body.read_so_far == 0


def test_a_body_that_does_not_tell_its_length_is_read_to_the_limit_and_no_further(
    house: House, operation: str, kolding: Visitor
) -> None:
    body = Endless(100 * 1024 * 1024)
    answer = kolding.ask(
        "POST",
        f"/api/v1/operations/{operation}/attachments",
        content_type="image/png",
        environ_overrides={"wsgi.input": body, "wsgi.input_terminated": True},
    )
    assert (answer.status_code, answer.json["error"]["code"]) == (413, "attachment.too_large")
    assert body.read_so_far <= FILE_LIMIT + 1024 * 1024
    assert list((house.settings.var / "objects" / "kommer").iterdir()) == []


def test_a_file_in_a_form_and_one_cut_off_are_refused(operation: str, kolding: Visitor) -> None:
    form = {"file": (io.BytesIO(png()), "a.png")}
    path = f"/api/v1/operations/{operation}/attachments"
    answer = kolding.ask("POST", path, data=form)
    assert (answer.status_code, answer.json["error"]["code"]) == (415, "attachment.form")
    cut = send(kolding, operation, png(), environ_overrides={"CONTENT_LENGTH": "5000"})
    assert cut.json["error"]["code"] == "attachment.cut_off"


def test_who_may_not_write_sends_no_file(house: House, operation: str) -> None:
    answer = send(house.visit("observatoer"), operation, png())
    assert (answer.status_code, answer.json["error"]["code"]) == (403, "permission.role")
    assert send(house.stranger(), operation, png()).status_code == 401


def test_when_the_disk_fills_files_are_refused_and_entries_are_taken(
    house: House, operation: str, kolding: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = Shelf(house.settings.var / "objects", 1_000_000, look=lambda folder: Room(999_999, 0))
    whole = house.parts.files
    object.__setattr__(house.parts, "files", full)
    answer = send(kolding, operation, png(7, 7))
    page, warned = kolding.page("/status"), kolding.get("/api/v1/health").json["warnings"]
    object.__setattr__(house.parts, "files", whole)
    assert "1000 kB fri" in page
    assert "Disk: fuld: bilag tages ikke, poster gør" in warned
    assert not any("Disk" in one for one in kolding.get("/api/v1/health").json["warnings"])
    assert (answer.status_code, answer.json["error"]["code"]) == (507, "attachment.no_room")
    assert kolding.does(operation, "RecordEntry", text="Loggen går videre")


def test_a_name_that_is_markup_or_holds_a_citizens_number(operation: str, kolding: Visitor) -> None:
    hostile = "<img src=x onerror=alert(1)>.png"
    attach(kolding, operation, png(5, 5), hostile, description='"><script>alert(1)</script>')
    page = kolding.page(f"/operationer/{operation}")
    assert "<script>alert(1)" not in page
    assert "onerror=alert(1)&gt;.png" in page
    number = kolding.does(operation, "RecordEntry", text="Endnu en")
    sha256 = send(kolding, operation, png(6, 6)).json["sha256"]
    body = {"entry": number, "sha256": sha256, "name": "010190-1234.png"}
    answer = kolding.do(operation, "AttachFile", body)
    assert (answer.json["error"]["code"], answer.json["error"]["field"]) == ("field.cpr", "name")


def test_the_log_shows_it_and_paper_names_it(operation: str, kolding: Visitor) -> None:
    number, sha256 = attach(kolding, operation, png(4, 4), "kort.png", description="Kortet")
    page = kolding.page(f"/operationer/{operation}")
    assert f'src="{url(operation, number, sha256)}" alt="Kortet" loading="lazy"' in page
    assert f"kort.png, Kortet (billede (PNG), 1 kB, SHA-256 {sha256[:12]}…)" in kolding.page(
        f"/operationer/{operation}/udskrift"
    )
    assert "<mark>kort</mark>.png" in kolding.page(
        f"/operationer/{operation}/paneler/log?q=kortet"
    ).replace("<mark>png</mark>", "png")


def test_what_is_erased_is_gone_for_readers_at_once_and_from_the_disk_in_two_rounds(
    house: House, operation: str, kolding: Visitor
) -> None:
    number, sha256 = attach(kolding, operation, png(9, 9), "inger.png", description="Inger")
    kept, _ = attach(kolding, operation, png(9, 9), "igen.png")
    chores = FileChores(house.desk.handler, house.parts.files, house.clock)
    chores.sweep()
    chief, why = house.visit("formand"), {"reason": "uden betydning", "basis": "GDPR art. 17"}
    before = house.desk.handler.head(operation).number
    assert "Inger" in kolding.page(f"/operationer/{operation}")
    chief.does(operation, "EraseEntry", entry=number, **why)
    assert kolding.get(url(operation, number, sha256)).status_code == 404
    then = kolding.page(f"/operationer/{operation}/tidligere?post={before}")
    assert "inger.png" not in then + kolding.page(f"/operationer/{operation}")
    for _ in range(2):
        chores.sweep()
    assert house.parts.files.path(sha256), "another entry holds it"
    chief.does(operation, "EraseEntry", entry=kept, **why)
    for _ in range(2):
        chores.sweep()
    assert house.parts.files.path(sha256) is None


def test_a_file_that_is_missing_is_told(house: House, operation: str, kolding: Visitor) -> None:
    number, sha256 = attach(kolding, operation, png(8, 8), "vaek.png")
    chores = FileChores(house.desk.handler, house.parts.files, house.clock)
    place = house.parts.files.path(sha256)
    assert place is not None
    place.chmod(0o600)
    place.write_bytes(b"rust")
    with pytest.raises(Exception, match=f"1 bilag er beskadiget på disken: {sha256[:12]}"):
        chores.read_all()
    place.unlink()
    answer = kolding.get(url(operation, number, sha256))
    assert (answer.status_code, "sikkerhedskopi" in answer.get_data(as_text=True)) == (404, True)
    with pytest.raises(Exception, match=f"1 bilag mangler på disken: {sha256[:12]}"):
        chores.sweep()
    send(kolding, operation, png(8, 8))
    chores.sweep()
    chores.read_all()
