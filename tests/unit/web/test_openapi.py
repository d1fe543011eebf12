"""The interface's description holds what the interface is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from crisis.commands import COMMANDS
from crisis.events import EVENTS
from crisis.web.texts import TEXTS
from tests.visiting import House


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, dict[str, Any]]]:
    house = House(tmp_path_factory.mktemp("openapi"))
    answer = house.visit("observatoer").get("/api/v1/openapi.json")
    assert answer.status_code == 200
    yield house, answer.json
    house.database.close()


def test_every_route_of_the_interface_is_in_it(described: tuple[House, dict[str, Any]]) -> None:
    house, said = described
    for rule in house.app.url_map.iter_rules():
        if not rule.rule.startswith("/api/"):
            continue
        path = re.sub(r"<(\w+)>", r"{\1}", rule.rule)
        found = [one for one in said["paths"] if _matches(path, one)]
        assert found, rule.rule
        for method in (rule.methods or set()) & {"GET", "POST"}:
            assert all(method.lower() in said["paths"][one] for one in found)


def test_every_command_and_event_is_in_it(described: tuple[House, dict[str, Any]]) -> None:
    _, said = described
    schemas = said["components"]["schemas"]
    used = json.dumps(said["paths"])
    for name in COMMANDS:
        assert f"#/components/schemas/{name}Request" in used
        assert schemas[f"{name}Request"]["additionalProperties"] is False
        assert "on_behalf_of" in schemas[f"{name}Request"]["properties"]
    assert set(EVENTS) <= set(schemas)
    assert schemas["RecordEntry"]["required"] == ["text"]
    assert set(schemas["Error"]["properties"]["error"]["properties"]["code"]["enum"]) == set(TEXTS)


def test_every_reference_leads_somewhere(described: tuple[House, dict[str, Any]]) -> None:
    _, said = described
    for reference in re.findall(r'"\$ref": "#/components/schemas/(\w+)"', json.dumps(said)):
        assert reference in said["components"]["schemas"]


def test_it_has_the_form_of_openapi(described: tuple[House, dict[str, Any]]) -> None:
    _, said = described
    assert said["openapi"] == "3.1.0"
    assert {"title", "version"} <= set(said["info"])
    ids = []
    for path, operations in said["paths"].items():
        for operation in operations.values():
            ids.append(operation["operationId"])
            named = set(re.findall(r"{(\w+)}", path))
            given = {one["name"] for one in operation["parameters"] if one["in"] == "path"}
            assert named == given
            assert operation["summary"]
            for answer in operation["responses"].values():
                assert answer["description"]
    assert len(ids) == len(set(ids))


def _matches(path: str, described_path: str) -> bool:
    pattern = re.sub(r"\\{\w+\\}", r"[^/]+", re.escape(path))
    return re.fullmatch(pattern, described_path) is not None
