"""A drill of several operations: they share the first one's resources, and nothing in earnest."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from crisis.commands.operations import OpenOperation
from crisis.commands.resources import RegisterResources
from crisis.drills.checks import looked
from crisis.errors import CrisisError, Refused
from crisis.terms.ids import RESOURCES
from crisis.terms.operations import Mode
from tests.given import Desk
from tests.playing import acts_out, scenario, step
from tests.stocked import asks, promises, pumps


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = Desk(tmp_path_factory.mktemp("beside")).knows()
    made.do(RegisterResources(resources=(pumps(),)), "trekantbrand", RESOURCES)
    yield made
    made.database.close()


def opens(desk: Desk, name: str, beside: str | None = None, mode: Mode = Mode.EXERCISE) -> str:
    wish = OpenOperation(name=name, mode=mode, beside=beside)
    return str(desk.do(wish, "stabschef", None, mode=mode).operation)


def no(desk: Desk, *args: object, **more: object) -> str:
    with pytest.raises(CrisisError) as told:
        opens(desk, "Nej", *args, **more)  # type: ignore[arg-type]  # passed on as they came
    assert isinstance(told.value, Refused)
    return told.value.code


def test_two_drills_share_one_list_and_neither_is_promised_what_the_other_has(desk: Desk) -> None:
    first = opens(desk, "Syd")
    second = opens(desk, "Nord", first)
    third = opens(desk, "Øst", second)
    alone = opens(desk, "Alene")
    for operation in (first, third, alone):
        desk.do(asks(3), "kolding", operation, mode=Mode.EXERCISE)
    desk.do(promises(amount=3), "trekantbrand", first, mode=Mode.EXERCISE)
    with pytest.raises(Refused, match=r"promise\.not_free"):
        desk.do(promises(amount=1), "trekantbrand", third, mode=Mode.EXERCISE)
    desk.do(promises(amount=3), "trekantbrand", alone, mode=Mode.EXERCISE)
    handler = desk.handler
    assert {one.operation for one in handler.competing(second, desk.now)} == {first, third}
    assert {one.operation for one in handler.competing(alone, desk.now)} == {alone}
    assert [len(handler.resources(one).bound("pumpe-3")) for one in (second, alone)] == [1, 1]
    assert handler.resources().bound("pumpe-3") == ()
    heads = handler.heads_beside([first, third, alone])
    assert {name: stock for name, (_, stock) in heads.items()} == {first: 2, third: 2, alone: 2}


def test_only_a_drill_draws_on_another_and_only_on_a_drills(desk: Desk) -> None:
    live, drill = opens(desk, "Skarp", mode=Mode.LIVE), opens(desk, "Øvelsen")
    assert no(desk, drill, Mode.LIVE) == "operation.beside_no_drill"
    assert no(desk, live) == "operation.beside_no_drill"
    assert no(desk, "op-000000009999") == "operation.beside_no_drill"


PUMPS = {"capability": "pumping", "amount": 1, "why": "Vand", "spot": {"name": "Kajen"},
         "window": {"begin": "1h"}}  # fmt: skip
ASKS = step("kolding", "MakeRequest", need=PUMPS, aim="life", asked=["trekantbrand"])
TWO = [{"label": "nord", "name": "Nord"}]


def faults(*steps: dict[str, object], **more: object) -> list[tuple[str, str | None]]:
    whole = {"format": 1, "title": "t", "seed": 1, "operation": {"name": "Ø"}, "steps": steps}
    found = looked(json.dumps({**whole, "operations": TWO, **more})).faults
    return [(one.code, one.field) for one in found]


def test_a_step_names_an_operation_of_the_script_and_each_has_a_name_of_its_own() -> None:
    assert faults(ASKS | {"operation": "nord"}, ASKS | {"operation": "first"}) == []
    assert faults(ASKS | {"operation": "syd"}) == [
        ("scenario.unknown_operation", "steps[1].operation")
    ]
    twice = [*TWO, {"label": "nord", "name": "Ø"}]
    told = faults(ASKS, operations=twice)
    assert ("scenario.two_alike", "operations[2].label") in told
    assert ("scenario.two_alike", "operations[2].name") in told
    line = {"operation": "$vest", "request": 1, "resource_id": "pumpe-3", "amount": 1}
    decides = step("formand", "DecidePriority", lines=[line], ground="x", seen=0)
    assert faults(decides) == [("scenario.unknown_label", "steps[1].fields.lines[0].operation")]


def test_injects_are_played_in_one_operation() -> None:
    inject = {"id": "a", "at": "1m", "from": "x", "to": ["y"], "text": "Vand"}
    cast = [{"role": "x", "cell": "answering"}, {"role": "y", "seat": "kolding"}]
    told = faults(injects=[inject], cast=cast)
    assert ("scenario.injects_in_several", "operations") in told


def test_each_step_is_done_where_it_says_and_a_line_names_the_other(desk: Desk) -> None:
    line = {"operation": "$nord", "request": 1, "resource_id": "pumpe-3", "amount": 1}
    script = scenario(
        [
            ASKS | {"operation": "nord"},
            step("formand", "DecidePriority", lines=[line], ground="Kajen", seen=0),
            step("trekantbrand", "ConfirmLine", request=1, resource_id="pumpe-3")
            | {"operation": "nord"},
        ],
        operations=TWO,
    )
    played, first = acts_out(desk, script)
    north = played[0].operation
    assert [one.operation for one in played] == [north, first.operation, north]
    assert desk.handler.whole(north).requests.all()[0].promised == 1
    assert first.requests.all() == [] and first.beside is None
    assert desk.handler.whole(north).beside == first.operation
