"""The English catalogue holds each sentence that code and templates say, and no other."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "crisis/web/translations/en/LC_MESSAGES/messages.po"


def said() -> set[str]:
    """Every sentence that somewhere is asked to be said in the reader's language."""
    found: set[str] = set()
    for folder, how in (("crisis/web", ("**.py", "python")), ("templates", ("**.html", "jinja2"))):
        for _, _, sentence, *_ in extract_from_dir(ROOT / folder, [how]):
            found.add(sentence if isinstance(sentence, str) else sentence[0])
    return found


def test_each_sentence_is_there_once_with_its_english_and_none_is_left_over() -> None:
    with CATALOGUE.open("rb") as file:
        held = [one for one in read_po(file) if one.id]
    ids = [one.id if isinstance(one.id, str) else one.id[0] for one in held]
    lines = CATALOGUE.read_text(encoding="utf-8").splitlines()
    twice = Counter(one for one in lines if one.startswith("msgid ") and one != 'msgid ""')
    assert [one for one, times in twice.items() if times > 1] == []
    assert [one.id for one in held if not all([one.string, one.string and one.string[0]])] == []
    asked = said()
    assert (asked - set(ids), set(ids) - asked) == (set(), set())
