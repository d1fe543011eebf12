"""The schema in the folder of scenarios is the one the program makes, and it knows every part."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from crisis.cli.drills import drill
from crisis.drills.script import Script

FOLDER = Path("scenarios")


def test_the_schema_in_the_folder_is_the_one_the_program_makes() -> None:
    made = CliRunner().invoke(drill, ["schema"]).stdout
    assert (FOLDER / "schema.json").read_text(encoding="utf-8") == made


def test_the_schema_knows_every_field_and_refuses_others() -> None:
    kinds = json.loads((FOLDER / "schema.json").read_text(encoding="utf-8"))["$defs"]
    assert set(kinds["Script"]["properties"]) == set(Script.__struct_encode_fields__)
    assert kinds["Inject"]["required"] == ["id", "from"]
    assert all(one["additionalProperties"] is False for one in map(kinds.get, ("Script", "Inject")))
    assert set(kinds["Criterion"]["required"]) == {"P", "U"}


def test_every_scenario_of_the_folder_stands_in_its_guide() -> None:
    said = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [one.name for one in FOLDER.glob("*.yaml") if f"({one.name})" not in said] == []
