"""Every refusal that can be raised is worded, and every word of the field is said."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from pathlib import Path

import pytest

import crisis
from crisis.errors import Refused
from crisis.terms import responsibility, roles
from crisis.web.texts import FAULT, TEXTS, sentence
from crisis.web.words import WORDS, word

ROOT = Path(crisis.__file__).parent
TEMPLATES = ROOT.parent / "templates"
RAISES = {"Refused", "Malformed", "Unknown", "Turned", "Said", "_forbidden", "_no", "_refuse"}


def raised() -> Iterator[tuple[str, set[str], str]]:
    """Each code in the program, the facts it comes with, and where."""
    for file in [*ROOT.rglob("*.py"), *ROOT.parent.glob("workers/*.py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name not in RAISES:
                continue
            given = [*node.args[:1], *(key.value for key in node.keywords if key.arg == "code")]
            facts = {key.arg or "**" for key in node.keywords}
            for text in given:
                for each in ast.walk(text):
                    value = each.value if isinstance(each, ast.Constant) else None
                    if isinstance(value, str) and "." in value:
                        yield value, facts, f"{file.name}:{node.lineno}"


def test_there_is_something_to_find() -> None:
    codes = {code for code, _, _ in raised()}
    assert {"log.text_missing", "body.not_json", "operation.unknown", "permission.role"} <= codes
    assert len(codes) > 40


def test_every_code_is_worded() -> None:
    missing = {(code, where) for code, _, where in raised() if code not in TEXTS}
    assert not missing


def test_every_sentence_finds_its_facts() -> None:
    wrong = []
    for code, facts, where in raised():
        wanted = {
            name for text in TEXTS.get(code, ()) for _, name, _, _ in string.Formatter().parse(text)
        } - {None}
        if not wanted <= facts and "**" not in facts:
            wrong.append((code, wanted - facts, where))
    assert not wrong


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_a_sentence_is_said_in_both_languages(code: str) -> None:
    danish, english = TEXTS[code]
    assert danish != english
    for text in (danish, english):
        assert text[0].isupper() or text[0] in "»{'" or text.startswith("Idempotency")
        assert text.rstrip("}").endswith((".", "why"))
    fields = [{name for _, name, _, _ in string.Formatter().parse(text)} for text in TEXTS[code]]
    assert fields[0] == fields[1]


def test_a_missing_fact_leaves_a_gap_and_an_unworded_code_is_our_fault() -> None:
    assert "…" in sentence(Refused("field.too_long"))
    assert sentence(Refused("no.such_code"), "en") == TEXTS[FAULT][1]


def test_a_fact_is_not_read_as_a_format() -> None:
    said = sentence(Refused("seat.unknown", seat="{0.__class__}{seat}"))
    assert "{0.__class__}{seat}" in said


def kinds() -> list[type[StrEnum]]:
    found = {
        one
        for file in sorted((ROOT / "terms").glob("*.py"))
        for one in vars(import_module(f"crisis.terms.{file.stem}")).values()
        if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum
    }
    return sorted(found, key=lambda one: one.__name__)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_every_value_of_the_field_is_said(kind: type[StrEnum]) -> None:
    for value in kind:
        danish, english = WORDS[kind, value.value]
        assert danish and english
        assert (word(value, "da"), word(value, "en")) == (danish, english)
    said = [word(value, "da").casefold() for value in kind]
    assert len(set(said)) == len(said)


def test_equal_codes_of_two_kinds_keep_their_own_words() -> None:
    """StrEnum members with the same text are equal: a table keyed by them alone mixes them up."""
    assert roles.AuthorityKind.REGION == responsibility.LeadBy.REGION
    assert word(roles.AuthorityKind.REGION, "da") == "region"
    assert word(responsibility.LeadBy.REGION, "da") == "stedets region"


def test_the_title_of_each_page_of_an_exercise_says_so() -> None:
    """A browser's tab and its history stand beside the live operation's."""
    silent = []
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text()
        title = text.partition("{% block title %}")[2].partition("{% endblock %}")[0]
        of_one = "op.name" in title or "is-exercise" in text
        if title and of_one and "ØVELSE" not in title:
            silent.append(path.name)
    assert silent == []
