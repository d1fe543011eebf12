"""A link onto one seat of a drill: for somebody without an account, until the drill is over."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from crisis.sockets.ports import Turned
from crisis.web.guard import AFTER_A_DRILL, ANYBODY
from tests.drill_house import CONTROL, WORD, prepared, started
from tests.unit.drills.injected import spoiled
from tests.visiting import URL, House, Visitor, csrf_of

WASH = {"good": ["Roen"], "better": ["Telefonerne"]}
OTHERS = {
    "RecordEntry": {"text": "Diget holder"},
    "AnswerComcheck": {},
    "EndDrill": {"kind": "real_event", "code_word": WORD},
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("drill-links"))
    yield made
    made.database.close()


def link(house: House, operation: str, seat: str = "kolding") -> str:
    answer = house.visit(CONTROL).do(operation, "InviteGuest", {"seat": seat, "hours": 12})
    assert answer.status_code == 201, answer.data
    return str(answer.json["guest_path"]).partition("#")[2]


def comes_in(house: House, operation: str, secret: str, leads_to: str = "") -> Visitor:
    visitor = house.stranger()
    assert visitor.comes_in(secret).status_code == 303
    page = visitor.page(f"/operationer/{operation}{leads_to}")
    visitor.headers["X-CSRF-Token"] = csrf_of(page)
    return visitor


def test_whoever_has_the_link_sits_on_that_seat_of_that_drill_alone(house: House) -> None:
    operation, other = started(house), started(house)
    somebody = comes_in(house, operation, link(house, operation))
    somebody.does(operation, "AnswerComcheck")
    number = somebody.does(operation, "RecordEntry", text="Diget holder")
    entry = house.desk.handler.whole(operation).log.get(number)
    assert entry is not None
    assert (entry.seat, entry.authority) == ("kolding", "kolding")
    desk = house.visit(CONTROL).page(f"/operationer/{operation}/oevelse")
    assert "1 af 2 har svaret" in desk
    for path in ("/operationer", "/plan/planer", "/plan/register", "/konto", "/ressourcer"):
        assert somebody.get(path).status_code == 403, path
    assert somebody.get(f"/operationer/{other}").status_code == 404
    assert somebody.get(f"/operationer/{operation}/oevelse").status_code == 403
    taken = somebody.do(operation, "RecordEntry", {"text": "x"}, headers={"X-Seat": "formand"})
    assert taken.status_code == 403


def test_a_new_link_for_the_seat_ends_the_one_before_it(house: House) -> None:
    operation = started(house)
    first = link(house, operation)
    somebody = comes_in(house, operation, first)
    second = link(house, operation)
    assert somebody.get(f"/operationer/{operation}").status_code in {303, 401, 410}
    assert house.stranger().comes_in(first).status_code == 410
    assert house.stranger().comes_in(second).status_code == 303


def test_control_sees_the_links_given_and_ends_one_alone(house: House) -> None:
    operation = started(house)
    secret, control = link(house, operation), house.visit(CONTROL)
    links = house.desk.handler.whole(operation).drill.links
    name = next(iter(links))
    page = control.page(f"/operationer/{operation}/oevelse")
    assert "ikke brugt" in page
    assert secret not in page
    somebody = comes_in(house, operation, secret)
    other = comes_in(house, operation, link(house, operation, "formand"))
    page = control.page(f"/operationer/{operation}/oevelse")
    assert f'data-revoke-link="{name}"' in page
    assert "brugt" in page.partition(f'data-key="link-{name}"')[2].partition("</p>")[0]
    again = {"Idempotency-Key": "tilbage-0000000000000001"}
    gone = [
        control.do(operation, "RevokeGuestLink", {"link": name}, headers=again) for _ in range(2)
    ]
    assert gone[0].json == gone[1].json
    assert gone[1].headers["Idempotency-Replayed"] == "true"
    assert somebody.do(operation, "AnswerComcheck", {}).status_code == 401
    assert somebody.get(f"/operationer/{operation}").status_code == 410
    assert house.stranger().comes_in(secret).status_code == 410
    other.does(operation, "AnswerComcheck")
    page = control.page(f"/operationer/{operation}/oevelse")
    assert "trukket tilbage" in page
    assert f'data-revoke-link="{name}"' not in page


def test_when_it_ends_the_machine_he_sat_at_forgets_what_he_typed_and_no_other(
    house: House,
) -> None:
    operation = started(house)
    first = link(house, operation)
    somebody = comes_in(house, operation, first)
    link(house, operation)
    told = somebody.get(f"/operationer/{operation}")
    assert told.status_code == 410
    assert told.headers["Clear-Site-Data"] == '"cache", "storage"'
    late = house.stranger().comes_in(first)
    assert (late.status_code, late.headers.get("Clear-Site-Data")) == (410, None)


@pytest.mark.parametrize("kind", ["finished", "real_event"])
def test_once_the_drill_is_over_a_link_is_for_the_hot_wash_alone(house: House, kind: str) -> None:
    operation = started(house)
    secret = link(house, operation)
    somebody = comes_in(house, operation, secret)
    board, form = f"/operationer/{operation}", f"/operationer/{operation}/evaluering"
    early = somebody.do(operation, "GiveHotWash", WASH)
    assert early.json["error"]["code"] == "evaluation.not_over"
    house.visit(CONTROL).does(operation, "EndDrill", kind=kind, code_word=WORD)
    shown_out = somebody.get(f"/log-ind?next={board}")  # where a board goes when its line is cut
    assert shown_out.location == board
    assert somebody.get(board).location == form
    page = somebody.page(form)
    assert "Med linket kan du nu kun give hot wash" in page
    assert ("REEL HÆNDELSE – ØVELSEN ER SLUT" in page) == (kind == "real_event")
    assert "data-wash" in page
    assert "Mål mod målinger" not in page
    somebody.does(operation, "GiveHotWash", **WASH)
    assert 'value="Roen"' in somebody.page(form)
    washes = house.desk.handler.whole(operation).evaluation.washes
    assert washes["kolding"].good == ("Roen",)
    again = comes_in(house, operation, secret, "/evaluering")
    again.does(operation, "GiveHotWash", good=["Roen", "Kortet"])
    assert somebody.get(form).status_code in {303, 401, 410}


def test_nothing_else_is_taken_or_read_by_it_then(house: House) -> None:
    operation, other = started(house), started(house)
    somebody = comes_in(house, operation, link(house, operation))
    somebody.does(operation, "EndDrill", kind="real_event", code_word=WORD)
    for name, body in OTHERS.items():
        refused = somebody.do(operation, name, body)
        assert refused.json["error"]["code"] == "guest.drill_over", name
    for rule in house.app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint not in ANYBODY | AFTER_A_DRILL:
            path = re.sub("<[^>]+>", "1", rule.rule.replace("<operation>", operation))
            assert somebody.get(path).status_code in {403, 404}, path
    assert somebody.get(f"/operationer/{other}/evaluering").status_code == 404
    elsewhere = somebody.do(other, "GiveHotWash", WASH)
    assert elsewhere.status_code == 404


def test_sockets_tell_it_nothing_then(house: House) -> None:
    operation = started(house)
    somebody = comes_in(house, operation, link(house, operation))
    cookie = somebody.client.get_cookie("lbs", domain="127.0.0.1")
    assert cookie is not None
    door, environ = house.door(), {"HTTP_ORIGIN": URL, "HTTP_COOKIE": f"lbs={cookie.value}"}
    guest = door.admit(environ)
    assert door.watch(guest, operation) == guest
    assert door.still([guest.key]) == {guest.key}
    house.visit(CONTROL).does(operation, "EndDrill", kind="finished")
    assert door.still([guest.key]) == set()
    with pytest.raises(Turned):
        door.watch(guest, operation)


def test_it_ends_with_its_hours_and_with_the_operation(house: House) -> None:
    operation = started(house)
    secret = link(house, operation)
    somebody = comes_in(house, operation, secret)
    house.visit(CONTROL).does(operation, "EndDrill", kind="finished")
    chief = house.visit("formand")
    why = {"reason": "Øvelsen er slut", "basis": "Planen", "left_because": "Det var en øvelse"}
    chief.does(operation, "CloseOperation", **why)
    assert somebody.do(operation, "GiveHotWash", WASH).status_code == 401
    assert somebody.get(f"/operationer/{operation}/evaluering").status_code == 410
    assert house.stranger().comes_in(secret).status_code == 410
    late = started(house)
    secret = link(house, late)
    house.visit(CONTROL).does(late, "EndDrill", kind="finished")
    house.passes(hours=13)
    assert house.stranger().comes_in(secret).status_code == 410


@pytest.mark.parametrize(
    ("seat", "wish", "code"),
    [
        ("stabschef", {"seat": "kolding"}, "guest.control_only"),
        ("formand", {"seat": "kolding"}, "guest.control_only"),
        ("planlaegger", {"seat": "vejle"}, "drill.unknown_seat"),
        ("planlaegger", {"seat": "planlaegger"}, "drill.unknown_seat"),
        ("planlaegger", {"seat": "kolding", "partner": "ukendt"}, "guest.whom"),
        ("planlaegger", {}, "guest.whom"),
        ("kolding", {"seat": "kolding"}, "permission.role"),
    ],
)
def test_control_alone_makes_it_for_a_seat_that_the_script_has_a_role_for(
    house: House, seat: str, wish: dict[str, str], code: str
) -> None:
    operation = prepared(house)
    answer = house.visit(seat).do(operation, "InviteGuest", wish)
    assert answer.json["error"]["code"] == code


def test_no_link_leads_to_the_seat_of_who_leads_the_drill(house: House) -> None:
    script = spoiled("role: formand, seat: formand", "role: formand, seat: planlaegger-kolding")
    script = script.replace("by: formand", "by: kolding")
    operation = prepared(house, script)
    wish = {"seat": "planlaegger-kolding"}
    answer = house.visit(CONTROL).do(operation, "InviteGuest", wish)
    assert answer.json["error"]["code"] == "drill.unknown_seat"


def test_in_earnest_and_without_a_drill_there_is_no_such_link(house: House) -> None:
    live = house.visit("stabschef").opens("Skarp")
    answer = house.visit("stabschef").do(live, "InviteGuest", {"seat": "kolding"})
    assert answer.json["error"]["code"] == "guest.control_only"
    bare = house.visit(CONTROL).opens("Uden drejebog", mode="EXERCISE")
    answer = house.visit(CONTROL).do(bare, "InviteGuest", {"seat": "kolding"})
    assert answer.json["error"]["code"] == "guest.no_drill"
