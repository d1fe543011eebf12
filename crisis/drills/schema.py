"""The script's JSON Schema, made from the types, for editors that help while one writes.

It knows fields, kinds and lengths; what hangs together, `crisis drill check` says.
"""

from __future__ import annotations

import msgspec

from crisis.drills.script import Script


def schema() -> str:
    """Give the schema as it stands in scenarios/schema.json."""
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **msgspec.json.schema(Script),
    }
    return msgspec.json.format(msgspec.json.encode(made, order="sorted"), indent=2).decode() + "\n"
