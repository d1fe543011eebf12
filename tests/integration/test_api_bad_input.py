"""What is sent wrong: a sentence beside the field, nothing stored, never a fault of ours."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.visiting import URL, House, Visitor

MARKUP = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "</script><script>alert(1)</script>",
    "{{7*7}}{% raw %}{0.__class__}%(x)s",
    "javascript:alert(1)",
    "' OR 1=1 --",
    "a\u2028\u2029<!--",
]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("bad"))
    yield made
    made.database.close()


@pytest.fixture(scope="module")
def keeper(house: House) -> Visitor:
    return house.visit("logfoerer")


@pytest.fixture(scope="module")
def operation(house: House) -> str:
    return house.visit("stabschef").opens()


def head(keeper: Visitor, operation: str) -> int:
    return int(keeper.get(f"/api/v1/operations/{operation}/journal").json["head"])


BAD: list[tuple[Any, int, str, str | None]] = [
    ({"text": "x", "admin": True}, 422, "field.unknown", "admin"),
    ({"text": "x", "seq": 1, "drill": False}, 422, "field.unknown", "seq"),
    ({}, 422, "field.missing", "text"),
    ({"text": ""}, 422, "field.too_short", "text"),
    ({"text": " \n\t "}, 422, "field.too_short", "text"),
    ({"text": 7}, 422, "field.wrong_type", "text"),
    ({"text": None}, 422, "field.wrong_type", "text"),
    ({"text": ["x"]}, 422, "field.wrong_type", "text"),
    ({"text": "x", "kind": "rumour"}, 422, "field.not_a_choice", "kind"),
    ({"text": "x", "certainty": 1}, 422, "field.wrong_type", "certainty"),
    ({"text": "x" * 1_000_000}, 422, "field.too_long", "text"),
    ({"text": "x", "source": "y" * 201}, 422, "field.too_long", "source"),
    ({"text": "x", "occurred_at": "14:30"}, 422, "field.not_a_time", "occurred_at"),
    ({"text": "x", "occurred_at": "2026-11-22T12:00:00"}, 422, "field.not_a_time", "occurred_at"),
    ({"text": "x", "expected_at": "9999-12-31T23:59:59Z"}, 422, "field.not_a_time", "expected_at"),
    ({"text": "x", "occurred_at": "2026-11-22T13:00:01Z"}, 422, "log.occurred_in_future", None),
    ({"text": "x", "expected_at": "2026-11-22T11:00:00Z"}, 422, "log.expected_in_past", None),
    ({"text": "a\x00b"}, 422, "field.control_character", "text"),
    ({"text": "a\x1b[31mb"}, 422, "field.control_character", "text"),
    ({"text": "x", "on_behalf_of": {}}, 422, "field.missing", "on_behalf_of.authority"),
    ({"text": "x", "on_behalf_of": "kolding"}, 422, "field.wrong_type", "on_behalf_of"),
    (
        {"text": "x", "on_behalf_of": {"authority": "atlantis", "who": "N"}},
        422,
        "on_behalf.unknown_authority",
        "on_behalf_of.authority",
    ),
    (b"", 400, "body.not_json", None),
    (b"{", 400, "body.not_json", None),
    (b"\xff\xfe", 400, "body.not_json", None),
    (b"[]", 400, "body.not_an_object", None),
    (b'"x"', 400, "body.not_an_object", None),
    (b'{"text":"a","text":"b"}', 400, "body.duplicate_field", "text"),
    (b'{"text":NaN}', 400, "body.not_json", None),
    (b'{"text":1e999}', 400, "body.not_json", None),
    (b'{"text":' + b"9" * 5_000 + b"}", 400, "body.not_json", None),
    (b'{"text":' + b"[" * 100_000 + b"]" * 100_000 + b"}", 400, "body.too_deep", None),
    (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, 400, "body.too_deep", None),
    (b'{"text":"\\ud800"}', 422, "field.control_character", "text"),
    (b'{"text":"' + b"x" * 2_000_000 + b'"}', 413, "body.too_large", None),
]


@pytest.mark.parametrize(
    ("body", "status", "code", "field"), BAD, ids=[f"{n}-{one[2]}" for n, one in enumerate(BAD)]
)
def test_bad_content_is_refused_by_name(
    keeper: Visitor, operation: str, body: Any, status: int, code: str, field: str | None
) -> None:
    before = head(keeper, operation)
    answer = keeper.do(operation, "RecordEntry", body)
    error = answer.json["error"]
    assert (answer.status_code, error["code"]) == (status, code)
    if field is not None:
        assert error["field"] == field
    assert error["da"]
    assert error["en"]
    assert head(keeper, operation) == before


@pytest.mark.parametrize(
    "name", ["Drop", "OpenOperation", "RegisterSeat", "recordentry", "__class__"]
)
def test_an_unknown_command_is_unknown(keeper: Visitor, operation: str, name: str) -> None:
    answer = keeper.do(operation, name, {"text": "x"})
    assert answer.status_code == 404
    assert answer.json["error"]["code"] == "command.unknown"


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_only_json_is_read(keeper: Visitor, operation: str, kind: str) -> None:
    answer = keeper.do(operation, "RecordEntry", b'{"text":"x"}', content_type=kind)
    assert answer.status_code == 415
    assert answer.json["error"]["code"] == "request.not_json"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:9", ""])
def test_a_foreign_page_changes_nothing(keeper: Visitor, operation: str, origin: str) -> None:
    before = head(keeper, operation)
    answer = keeper.do(operation, "RecordEntry", {"text": "x"}, headers={"Origin": origin})
    assert answer.status_code == 403
    assert answer.json["error"]["code"] == "access.foreign_origin"
    assert head(keeper, operation) == before


def test_our_own_page_does(keeper: Visitor, operation: str) -> None:
    for origin in (URL, "http://localhost:8000"):
        answer = keeper.do(operation, "RecordEntry", {"text": "x"}, headers={"Origin": origin})
        assert answer.status_code == 201


def test_a_cross_site_form_is_known_by_what_the_browser_says(
    keeper: Visitor, operation: str
) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    assert keeper.do(operation, "RecordEntry", {"text": "x"}, headers=headers).status_code == 403


@pytest.mark.parametrize("token", ["", "guess", "IjEi.x.y"])
def test_a_page_sends_its_token(keeper: Visitor, operation: str, token: str) -> None:
    headers = {"X-CSRF-Token": token}
    answer = keeper.do(operation, "RecordEntry", {"text": "x"}, headers=headers)
    assert answer.status_code == 403
    assert answer.json["error"]["code"] == "access.csrf"


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_text_everywhere(keeper: Visitor, operation: str, text: str) -> None:
    body = {"text": text, "source": text, "place": text}
    spoken = {"authority": "kolding", "who": text, "channel": "phone"}
    written = keeper.do(operation, "RecordEntry", {**body, "on_behalf_of": spoken})
    assert written.status_code == 201
    number = written.json["entries"][0]
    fixed = {**body, "number": number, "reason": text, "text": f"{text} rettet"}
    assert keeper.do(operation, "CorrectEntry", fixed).status_code == 201
    journal = keeper.get(f"/api/v1/operations/{operation}/journal?after={number - 1}").json
    assert journal["entries"][0]["event"]["text"] == text
    for path in ("/operationer/{}", "/operationer/{}/paneler/log", "/tavle/{}"):
        page = keeper.get(path.format(operation)).text
        for dangerous in ("<script>alert", "<img src=x", "<svg/onload", "49{%"):
            assert dangerous not in page


def test_a_name_with_markup_is_text_in_lists_and_titles(house: House) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens("</title><script>alert(1)</script>")
    for path in ("/operationer", f"/operationer/{operation}", f"/tavle/{operation}"):
        assert "<script>alert" not in chief.get(path).text


def test_a_search_is_text_too(keeper: Visitor, operation: str) -> None:
    for text in (*MARKUP, "x" * 5_000, "%", "\\", "\x00"):
        page = keeper.get(f"/operationer/{operation}/paneler/log", query_string={"q": text})
        assert page.status_code == 200
        assert "<script>alert" not in page.text


@pytest.mark.parametrize("before", ["x", "-1", "0", "99999999999999999999", "1.5", "٣"])
def test_a_page_of_the_log_needs_no_number(keeper: Visitor, operation: str, before: str) -> None:
    path = f"/operationer/{operation}/paneler/log"
    assert keeper.get(path, query_string={"before": before}).status_code == 200


def test_headers_out_of_hand_are_no_fault_of_ours(keeper: Visitor, operation: str) -> None:
    for name in ("X-Seat", "Accept-Language", "Origin", "Cookie", "Sec-Fetch-Site", "Referer"):
        for value in ("æ" * 50, "x" * 4_000, "%00", "../../etc/passwd"):
            headers = {name: value.encode().decode("latin-1")}
            answer = keeper.get(f"/operationer/{operation}", headers=headers)
            assert answer.status_code < 500, (name, value)


def test_another_host_name_is_refused(house: House) -> None:
    client = house.app.test_client()
    for host in ("evil.example", "127.0.0.1:9", "127.0.0.1:8000.evil.example", ""):
        answer = client.get("/log-ind", headers={"Host": host}, base_url=URL)
        assert answer.status_code == 400
        assert "evil" not in answer.text
        assert "evil" not in str(answer.headers)


def test_every_answer_to_bad_input_is_valid_json(keeper: Visitor, operation: str) -> None:
    answer = keeper.do(operation, "RecordEntry", {"text": "x", "</script>\u2028": 1})
    assert json.loads(answer.data)["error"]["field"].startswith("</script>")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/register?q=a%00b", 200),
        ("/plan/register?category=%00", 200),
        ("/api/v1/register/a%00b", 400),
    ],
)
def test_what_is_no_letter_is_no_fault_of_ours(keeper: Visitor, path: str, status: int) -> None:
    """PostgreSQL takes no text with a NUL: it looked as if the database were away."""
    assert keeper.get(path).status_code == status
