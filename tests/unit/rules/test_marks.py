"""An entry that is named in a text is one of its facts, so that its owner is asked to sign."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisis.commands.statements import DraftStatement
from crisis.errors import Refused
from crisis.terms.notices import spoken
from crisis.terms.statements import Fact, marks
from tests.pressing import Press


def test_marks_are_read_out_of_a_text() -> None:
    assert marks("Vand [412], måske [411?] og [7~]; ikke [x] eller [ 9 ]") == [412, 411, 7]


def test_a_mark_without_its_fact_is_refused_beside_the_facts(tmp_path: Path) -> None:
    press = Press(tmp_path)
    entry = press.fact()
    wish = {"title": "Vand", "text": f"Hold jer væk [{entry}]."}
    with pytest.raises(Refused, match="mark_without_fact") as refused:
        press.do("presse-politi", DraftStatement(**wish))
    assert (refused.value.field, refused.value.facts["number"]) == ("facts", entry)
    press.do("presse-politi", DraftStatement(**wish, facts=(Fact(entry=entry),)))
    assert press.statement(1).content.facts == (Fact(entry=entry),)
    press.desk.database.close()


def test_no_mark_of_any_sort_leaves_the_house() -> None:
    assert spoken("Vand [412] og måske [411?], formodet [7~].") == "Vand og måske, formodet."
