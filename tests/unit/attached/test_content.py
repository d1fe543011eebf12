"""A file is what is in it; one that is something else is told what it is, and nothing is kept of a
picture but the picture."""

from __future__ import annotations

import time

import pytest

from crisis.attached.content import examined, require_agreement
from crisis.attached.sizes import MOST_MEGAPIXELS
from crisis.errors import Refused
from crisis.terms.attachments import FileKind
from tests.pictures import PDF, PLACE, chunk, jpeg, png, riff, segment, webp


def refused(data: bytes) -> Refused:
    with pytest.raises(Refused) as caught:
        examined(data)
    assert caught.value.field == "file"
    return caught.value


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (jpeg(), FileKind.JPEG),
        (png(), FileKind.PNG),
        (webp(), FileKind.WEBP),
        (PDF, FileKind.PDF),
        (PDF.rstrip(), FileKind.PDF),
    ],
)
def test_what_is_taken_in_is_known_by_its_content(data: bytes, kind: FileKind) -> None:
    assert examined(data).kind is kind


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "attachment.empty"),
        (b"PK\x03\x04" + b"\0" * 40, "attachment.zip"),
        (b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", "attachment.office"),
        (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis", "attachment.office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "attachment.office"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "attachment.page"),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?><svg/>", "attachment.page"),
        (b"<!-- a --> <!DOCTYPE html><p>", "attachment.page"),
        (b"<script>alert(1)</script>", "attachment.page"),
        (b"MZ\x90\0", "attachment.program"),
        (b"\x7fELF", "attachment.program"),
        (b"#!/bin/sh\n", "attachment.program"),
        (b"GIF89a", "attachment.other_picture"),
        (b"\0\0\0\x18ftypheic\0\0", "attachment.other_picture"),
        (b"\0\0\0\x18ftypisom\0\0", "attachment.moving"),
        (b"RIFF\0\0\0\0AVI LIST", "attachment.moving"),
        (b"\x1f\x8b\x08", "attachment.zip"),
        (b"Bare tekst", "attachment.unknown_type"),
        (b"\n%PDF-1.7\n%%EOF", "attachment.unknown_type"),
        (PDF + b"PK\x03\x04 and more", "attachment.broken"),
        (PDF[:40], "attachment.broken"),
    ],
)
def test_anything_else_is_told_what_it_is(data: bytes, code: str) -> None:
    assert refused(data).code == code


def test_a_jpeg_loses_place_and_owner_and_keeps_which_way_is_up() -> None:
    kept = examined(jpeg(upright=6)).data
    assert PLACE not in kept
    assert b"Photoshop" not in kept
    assert b"MPF" not in kept
    assert b"ICC_PROFILE" in kept
    assert b"\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06" in kept
    assert kept.startswith(b"\xff\xd8\xff\xe0")
    assert b"\x12\xff\x00\x34\xff\xd0\x56\xff\xd9" in kept
    assert examined(kept).data == kept
    assert b"Exif" not in examined(jpeg(upright=1)).data


@pytest.mark.parametrize("tail", [b"PK\x03\x04zip", b"<script>", b"\0\0\0\x18ftypmp42" + PLACE])
def test_what_hangs_behind_a_picture_is_left_out(tail: bytes) -> None:
    assert examined(jpeg(tail=tail)).data == examined(jpeg()).data
    assert examined(png() + tail).data == png()
    assert examined(webp() + tail).data == examined(webp()).data


def test_a_png_loses_every_text_and_keeps_its_picture() -> None:
    told = (chunk(b"tEXt", PLACE), chunk(b"eXIf", PLACE), chunk(b"zTXt", PLACE))
    assert examined(png(2, 2, *told)).data == png()
    kept = chunk(b"gAMA", b"\0\0\xb1\x8f")
    assert kept in examined(png(2, 2, kept)).data


def test_a_webp_loses_what_its_camera_wrote_and_does_not_say_that_it_has_it() -> None:
    kept = examined(webp(riff(b"XMP ", PLACE))).data
    assert PLACE not in kept
    assert kept[20] == 0
    assert int.from_bytes(kept[4:8], "little") == len(kept) - 8
    assert examined(kept).data == kept


@pytest.mark.parametrize(
    "data",
    [
        jpeg()[:-8],
        jpeg()[:60],
        b"\xff\xd8\xff" + b"\xff" * 50,
        jpeg(width=0),
        b"\xff\xd8" + segment(0xDB, b"\0") + b"\xff\xd9",
        png()[:-12],
        png().replace(b"IHDR", b"IHDQ"),
        png()[:-30] + b"\0" + png()[-29:],
        png(0, 2),
        webp()[:30],
        webp().replace(b"VP8L", b"VPXL"),
    ],
)
def test_a_picture_that_is_not_whole_is_refused(data: bytes) -> None:
    assert refused(data).code == "attachment.broken"


@pytest.mark.parametrize(
    "data", [png(30_000, 30_000), jpeg(width=65_000, height=65_000), png(2**31 - 1, 1)]
)
def test_a_picture_that_unpacks_to_more_than_a_board_can_hold_is_refused(data: bytes) -> None:
    told = refused(data)
    assert (told.code, told.facts["limit"]) == ("attachment.too_many_pixels", MOST_MEGAPIXELS)


def test_a_film_that_calls_itself_a_webp_is_refused() -> None:
    assert refused(webp(riff(b"ANIM", b"\0" * 6))).code == "attachment.moving"


@pytest.mark.parametrize(
    ("kind", "media_type", "name", "said"),
    [
        (FileKind.PNG, "image/jpeg", "a.png", "image/jpeg"),
        (FileKind.PNG, "image/png", "rapport.pdf", ".pdf"),
        (FileKind.PNG, "", "tegning.svg", ".svg"),
        (FileKind.PDF, "text/html; charset=utf-8", "", "text/html"),
        (FileKind.JPEG, "image/jpeg", "billede.jpg.exe", ".exe"),
    ],
)
def test_a_file_that_lies_about_its_type_is_told_what_it_is(
    kind: FileKind, media_type: str, name: str, said: str
) -> None:
    with pytest.raises(Refused) as caught:
        require_agreement(kind, media_type, name)
    assert caught.value.code == "attachment.disagrees"
    assert caught.value.facts["said"] == said


@pytest.mark.parametrize(
    ("kind", "media_type", "name"),
    [
        (FileKind.JPEG, "image/jpg", "IMG_1.JPG"),
        (FileKind.JPEG, "application/octet-stream", "foto"),
        (FileKind.PDF, "application/pdf", r"C:\tmp\kort v1.2.pdf"),
        (FileKind.PNG, "", ""),
    ],
)
def test_one_that_says_what_it_is_or_nothing_is_taken(
    kind: FileKind, media_type: str, name: str
) -> None:
    require_agreement(kind, media_type, name)


def test_a_page_of_comments_is_told_apart_at_once() -> None:
    """Each way of reading n comments would be tried: twenty-four took eight seconds once."""
    begun = time.process_time()
    with pytest.raises(Refused):
        examined(b"<!---->" * 500 + b"x")
    assert time.process_time() - begun < 1
    with pytest.raises(Refused) as told:
        examined(b"<!-- a --> <!-- b --><html>")
    assert told.value.code == "attachment.page"


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8" + b"\xff\xdb\x00\x02" * 5_000,
        b"\xff\xd8" + b"\xff" * 1_000_000,
        b"RIFF" + (8 * 500 + 4).to_bytes(4, "little") + b"WEBP" + b"ABCD\0\0\0\0" * 500,
    ],
)
def test_a_picture_of_thousands_of_empty_parts_is_refused_at_once(data: bytes) -> None:
    begun = time.process_time()
    with pytest.raises(Refused) as told:
        examined(data)
    assert told.value.code == "attachment.broken"
    assert time.process_time() - begun < 1
