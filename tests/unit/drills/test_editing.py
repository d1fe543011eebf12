"""A script that is changed keeps what was not changed as it was written, remarks and all."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from crisis.drills.editing import lean, merged, written
from crisis.drills.yaml_file import page
from tests.unit.drills.injected import INJECTED

LIBRARY = sorted(Path(__file__).parents[3].glob("scenarios/*.yaml"))
REMARKED = INJECTED.replace("  - id: dige\n", "  # antaget: tiden\n  - id: dige  # fra vagten\n")
WORDS = st.text(
    st.sampled_from("abø æ:#-?!'\"\n{}[]&*%@`0123456789.,yn~|>"), min_size=1, max_size=30
)


def plain(text: str) -> dict[str, Any]:
    found = page(text).plain
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("file", LIBRARY, ids=lambda one: one.stem)
def test_a_script_nobody_has_changed_is_the_same_to_the_letter(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert merged(text, plain(text)) == text


def test_what_is_changed_is_written_anew_and_nothing_else() -> None:
    wanted = plain(REMARKED)
    wanted["injects"][0]["text"] = "Vandet stiger til 2,10 m."
    made = merged(REMARKED, wanted)
    assert "Vandet stiger til 2,10 m." in made
    assert "  # antaget: tiden\n  - id: dige  # fra vagten\n" in made
    changed = [one for one in REMARKED.splitlines() if one not in made.splitlines()]
    assert changed == ["    text: Vandet stiger til 1,90 m."]


def test_a_changed_item_keeps_the_remarks_above_it() -> None:
    wanted = plain(REMARKED)
    wanted["injects"][1]["at"] = "12m"
    assert "  # antaget: tiden\n  - id: dige\n" in merged(REMARKED, wanted)


def test_items_change_places_go_and_come() -> None:
    wanted = plain(REMARKED)
    first, second, *rest = wanted["injects"]
    new = {"id": "ny", "from": "dmi", "to": ["formand"], "at": "11m", "text": "Nyt"}
    wanted["injects"] = [second, new, *rest[1:]]
    made = merged(REMARKED, wanted)
    assert plain(made) == wanted
    assert first["id"] not in [one["id"] for one in plain(made)["injects"]]
    assert "  # antaget: tiden" in made


def test_a_section_that_is_emptied_is_gone_and_a_new_one_comes() -> None:
    wanted = {**plain(INJECTED), "triggers": [], "source": "Opdigtet", "purpose": ""}
    made = merged(INJECTED, wanted)
    assert "triggers" not in made
    assert "purpose" not in made
    assert plain(made)["source"] == "Opdigtet"


def test_the_head_of_a_file_stays() -> None:
    text = "# Kilde: opdigtet\n\n" + INJECTED
    assert merged(text, {**plain(text), "title": "Ny"}).startswith(
        "# Kilde: opdigtet\n\nformat: 1\n"
    )


def test_what_a_command_holds_is_left_as_it_is() -> None:
    wanted = plain(INJECTED)
    wanted["injects"][1]["fields"] = {"text": "x", "seen": 0, "note": "", "covers": False}
    assert plain(merged(INJECTED, wanted))["injects"][1]["fields"]["covers"] is False


def test_of_nothing_a_whole_script_is_written() -> None:
    assert lean(plain(merged("", plain(INJECTED)))) == lean(plain(INJECTED))
    assert written({"seed": 1, "format": 1}).startswith("format: 1\nseed: 1\n")


@settings(max_examples=60, deadline=None)
@for_all(
    st.lists(st.sampled_from(range(6)), unique=True),
    st.sampled_from(["text", "id", "at", "attachment"]),
    WORDS,
)
def test_whatever_is_changed_means_what_was_wanted(order: list[int], name: str, words: str) -> None:
    wanted = copy.deepcopy(plain(REMARKED))
    wanted["injects"] = [wanted["injects"][one] for one in order]
    for one in wanted["injects"][:2]:
        one[name] = words
    wanted["purpose"] = words
    assert lean(plain(merged(REMARKED, wanted))) == lean(wanted)
