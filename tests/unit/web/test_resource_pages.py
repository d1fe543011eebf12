"""The pages of resources: what there is, what one may say of it, a sheet out and in again."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator

import pytest

from crisis.commands.resources import RegisterResources
from crisis.terms.ids import RESOURCES
from crisis.terms.operations import Mode
from crisis.terms.resources import Occupancy, Spot
from crisis.terms.sight import Readers, Sight
from crisis.web.resource_reading import _number
from tests.stocked import asks, promises, pumps
from tests.visiting import House, Visitor

HEADS = "kortnavn;navn;art;formåen;antal;ejer;klartid_min;hjemsted;position"
GOOD = "baad-1;Eksempel båd;materiel;båd;2;TrekantBrand;15;Kolding;55,4907 9,4722"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("resources"))
    made.desk.knows().do(RegisterResources(resources=(pumps(),)), "trekantbrand", RESOURCES)
    yield made
    made.database.close()


def sends(visitor: Visitor, text: str, **more: object) -> tuple[int, dict[str, object]]:
    data = b64encode(text.encode()).decode()
    answer = visitor.api("POST", "/api/v1/resources/rows", {"data": data, **more})
    return answer.status_code, answer.json


def test_the_list_says_what_is_left_and_who_has_the_rest(house: House) -> None:
    operation = house.desk.opens("Stormflod")
    house.desk.do(asks(3), "kolding", operation)
    page = house.visit("kolding").get("/ressourcer").text
    assert "forespurgt" in page
    house.desk.do(promises(amount=2), "trekantbrand", operation)
    page = house.visit("kolding").get("/ressourcer").text
    assert "Stormflod · A1 Hejlsminde" in page
    assert "data-change" not in page.partition("<tbody>")[2].partition("</tbody>")[0]
    own = house.visit("trekantbrand").get("/ressourcer?capability=pumping&state=promised").text
    assert "data-change" in own
    assert "Ingen ressource svarer" in house.visit("kolding").get("/ressourcer?q=findes+ikke").text
    one = house.visit("kolding").get("/ressourcer/pumpe-3").text
    assert "Lovet: 2" in one
    assert "Registreret: Eksempel pumpe-3, 3" in one
    assert house.visit("kolding").get("/ressourcer/findes-ikke").status_code == 404


def test_a_drill_shows_its_own_list_and_says_so(house: House) -> None:
    drill = house.desk.opens("Prøvealarm", Mode.EXERCISE)
    page = house.visit("trekantbrand").get(f"/operationer/{drill}/ressourcer").text
    assert "ØVELSE" in page
    assert f'data-commands="/api/v1/operations/{drill}"' in page
    assert house.visit("kolding").get(f"/operationer/{drill}/ressourcer/pumpe-3").status_code == 200


def test_a_sheet_goes_out_and_comes_in_again_whole(house: House) -> None:
    visitor = house.visit("trekantbrand")
    book = visitor.get("/ressourcer/regneark").data
    back = b64encode(book).decode()
    answer = visitor.api("POST", "/api/v1/resources/rows", {"data": back, "replace": True})
    assert (answer.status_code, answer.json["taken"]) == (201, 1), answer.json
    status, told = sends(visitor, f"{HEADS}\n{GOOD}")
    assert (status, told) == (201, {"taken": 1, "bad": []})
    one = house.desk.handler.resources().get("baad-1")
    assert one is not None
    assert (one.owner, one.home.position) == ("trekantbrand", (9.4722, 55.4907))


def test_csv_goes_out_as_it_comes_in_and_no_cell_is_a_formula(house: House) -> None:
    visitor = house.visit("trekantbrand")
    formula = GOOD.replace("baad-1", "baad-9").replace("Eksempel båd", '"=HYPERLINK(""x"")"')
    assert sends(visitor, f"{HEADS}\n{formula}")[0] == 201
    told = visitor.get("/ressourcer/raekker.csv?q=hyperlink")
    assert told.headers["Content-Disposition"].endswith(".csv")
    assert told.data.startswith(b"\xef\xbb\xbfkortnavn;navn;")
    lines = told.data.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "'=HYPERLINK" in lines[1]
    back = {"data": b64encode(told.data).decode(), "replace": True}
    assert visitor.api("POST", "/api/v1/resources/rows", back).json["taken"] == 1
    one = house.desk.handler.resources().get("baad-9")
    assert one is not None
    assert one.name == '=HYPERLINK("x")'


def test_what_is_asked_for_some_is_in_no_file_of_others(house: House) -> None:
    operation = house.desk.opens("Skjult")
    only = Readers(sight=Sight.RESTRICTED, only_for=("trekantbrand",))
    house.desk.do(asks(1, readers=only, asked=("trekantbrand",)), "stabschef", operation)
    mine, theirs = (
        house.visit(one).get("/ressourcer/raekker.csv?q=pumpe-3").data.decode()
        for one in ("trekantbrand", "kolding")
    )
    assert "forespurgt" in mine
    assert "forespurgt" not in theirs


def test_bad_rows_are_told_by_number_and_reason_and_nothing_is_written(house: House) -> None:
    visitor = house.visit("trekantbrand")
    bad = "baad-3;Båd;materiel;flyvning;to;Ukendt;x;;her"
    status, told = sends(visitor, f"{HEADS}\n{GOOD.replace('baad-1', 'baad-2')}\n{bad}")
    assert (status, told["taken"]) == (200, 0)
    (row,) = told["bad"]
    assert (row["row"], row["field"], row["code"]) == (3, "capability", "sheet.no_such")
    assert "flyvning" in row["da"]
    assert house.desk.handler.resources().get("baad-2") is None
    assert sends(visitor, "navn;antal\nx;1")[1]["error"]["code"] == "sheet.columns"
    assert sends(visitor, HEADS)[1]["error"]["code"] == "sheet.empty"
    other = sends(house.visit("kolding"), f"{HEADS}\n{GOOD.replace('baad-1', 'baad-4')}")
    assert other[1]["error"]["code"] == "resource.not_yours"


HOUSES = "kortnavn;navn;art;formåen;antal;ejer;hjemsted;åben;til_stede"
HALL = "hal-1;Eksempel hal;EPC;lodging;60;kolding;Kolding;"


def test_a_centres_open_and_present_go_out_and_come_in_by_the_rules_of_the_form(
    house: House,
) -> None:
    owner = house.visit("kolding")
    assert sends(owner, f"{HOUSES}\n{HALL}ja;12")[0] == 201
    out = owner.get("/ressourcer/raekker.csv?q=hal").data.decode("utf-8-sig").splitlines()
    cells = dict(zip(out[0].split(";"), out[1].split(";"), strict=True))
    assert (cells["åben"], cells["til_stede"]) == ("ja", "12")
    bad = [f"{HALL}{one}" for one in ("ja;61", "nej;3", "måske;3", "ja;-1")]
    pump = "pumpe-8;Pumpe;materiel;pumping;1;kolding;Kolding;ja;"
    theirs = HALL.replace("hal-1", "hal-2").replace("kolding;K", "brs;K") + "ja;1"
    status, told = sends(owner, "\n".join((HOUSES, *bad, pump, theirs)), replace=True)
    rows = [(one["row"], one["code"]) for one in told["bad"]]
    assert (status, rows) == (200, [
        (2, "resource.full"), (3, "resource.shut"), (4, "sheet.yes_or_no"),
        (5, "sheet.no_number"), (6, "resource.no_house"), (7, "resource.not_yours"),
    ])  # fmt: skip
    assert sends(owner, f"{HOUSES}\n{HALL};", replace=True)[0] == 201
    assert house.desk.handler.resources().occupancy("hal-1") == Occupancy(is_open=True, present=12)


def test_a_drills_list_goes_out_marked_and_comes_in_to_the_drill_alone(house: House) -> None:
    drill = house.desk.opens("Arkprøve", Mode.EXERCISE)
    visitor = house.visit("trekantbrand")
    page = visitor.get(f"/operationer/{drill}/ressourcer").text
    assert f'href="/operationer/{drill}/ressourcer/regneark"' in page
    assert f'data-rows="/api/v1/operations/{drill}/resources/rows"' in page
    row = GOOD.replace("baad-1", "baad-oevelse")
    back = {"data": b64encode(f"{HEADS}\n{row}".encode()).decode()}
    answer = visitor.api("POST", f"/api/v1/operations/{drill}/resources/rows", back)
    assert (answer.status_code, answer.json["taken"]) == (201, 1), answer.json
    told = visitor.get(f"/operationer/{drill}/ressourcer/raekker.csv")
    assert "OEVELSE" in told.headers["Content-Disposition"]
    assert "baad-oevelse" in told.data.decode()
    assert visitor.get(f"/operationer/{drill}/ressourcer/regneark").data[:2] == b"PK"
    assert "baad-oevelse" not in visitor.get("/ressourcer/raekker.csv").data.decode()


@pytest.mark.parametrize("many", ["1.5", "2,5", "500.0", "1.50", "1.2.3", "12.5000", "-3", "٣"])
def test_an_amount_that_is_no_whole_number_is_never_guessed(house: House, many: str) -> None:
    visitor = house.visit("trekantbrand")
    row = GOOD.replace("baad-1", "baad-7").split(";")
    row[HEADS.split(";").index("antal")] = many
    status, told = sends(visitor, f"{HEADS}\n{';'.join(row)}")
    assert (status, told["bad"][0]["code"]) == (200, "sheet.no_number")
    assert house.desk.handler.resources().get("baad-7") is None


def test_a_point_between_thousands_is_one() -> None:
    assert [_number(one, "amount") for one in ("1.500", "1 500", "12")] == [1500, 1500, 12]


def test_who_asks_without_saying_for_what_is_told_so_and_nothing_is_written(house: House) -> None:
    chief = house.visit("stabschef")
    operation = chief.opens("Uden formåen")
    need = {"amount": 2, "why": "Vand", "spot": {"name": "Hejlsminde"},
            "window": {"begin": house.desk.now.isoformat()}}  # fmt: skip
    wish = {"need": need, "aim": "life", "asked": ["trekantbrand"]}
    refused = chief.do(operation, "MakeRequest", wish)
    assert (refused.status_code, refused.json["error"]["field"]) == (422, "need.capability")
    refused = chief.do(operation, "MakeRequest", {**wish, "need": {**need, "capability": ""}})
    assert refused.status_code == 422
    page = chief.page(f"/operationer/{operation}/anmodninger")
    assert "anmodning-1" not in page


def test_the_map_shows_what_is_home_and_what_was_sent_out_to_who_may_see_where(
    house: House,
) -> None:
    desk = house.desk
    home = Spot(name="Station", position=(9.47, 55.49))
    unit = pumps("pumpe-kort", 3, home=home)
    desk.do(RegisterResources(resources=(unit,)), "trekantbrand", RESOURCES)
    operation = desk.opens("Kortet")
    only = Readers(sight=Sight.RESTRICTED, only_for=("trekantbrand",))
    need = {"capability": "pumping", "amount": 2, "why": "Vand", "spot":
            {"name": "Hejlsminde", "position": [9.6, 55.36]}, "window":
            {"begin": desk.now.isoformat()}}  # fmt: skip
    wish = {"need": need, "aim": "life", "asked": ["trekantbrand"],
            "readers": {"sight": only.sight.value, "only_for": list(only.only_for)}}  # fmt: skip
    house.visit("stabschef").does(operation, "MakeRequest", **wish)
    owner = house.visit("trekantbrand")
    owner.does(operation, "AnswerRequest", request=1,
               promised=[{"resource_id": "pumpe-kort", "amount": 2}])  # fmt: skip
    owner.does(operation, "MovePromise", promise=1, state="on_the_way")
    path = f"/api/v1/operations/{operation}/resources/map?q=pumpe-kort"
    mine, theirs = (
        house.visit(one).get(path).json["features"] for one in ("trekantbrand", "vejle")
    )
    assert [one["properties"]["away"] for one in mine] == [False, True]
    assert mine[1]["geometry"]["coordinates"] == [9.6, 55.36]
    assert [one["properties"]["free"] for one in theirs] == [1]
    assert "Hejlsminde" not in str(theirs)
    assert house.visit("vejle").get("/api/v1/resources/map?owner=kolding").json["features"] == []
