"""Whoever writes freely is told, where he writes, what has no place on the board."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

TEMPLATES = Path(__file__).parents[2] / "templates"
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
FREE = re.compile(r"\{\{-? *(?:text|area)\(|<textarea\b|<input\b(?![^>]*\btype=)[^>]*>")
TOLD = re.compile(r'class="[^"]*\bprivacy\b|free=true|privacy\(\)')

SILENT = {
    "accounts/login.html": 1,  # a name and a password
    "assessments/_words_form.html": 2,  # what numbers and hazards are called
    "categories/list.html": 1,  # what a kind of place is called
    "incidents/types.html": 1,  # what a kind of incident is called
    "scripts/_begin.html": 1,  # what a drill is called
    "drills/_dialogs.html": 3,  # a time, minutes, a code word
    "drills/_link.html": 1,  # hours
    "drills/_prepare.html": 1,  # a script that was read, a code word
    "drills/_real.html": 1,  # a code word
    "drills/_missing.html": 1,  # said once above all its rows
    "erasure/erasure.html": 2,  # a number; the other says it in words of its own
    "exposure/report.html": 1,  # where and when
    "failing/dependencies.html": 2,  # places that fail, and a name for the list
    "imports/_mapping.html": 1,  # columns; the page says it
    "partners/_guest.html": 1,  # hours
    "resources/_dialogs.html": 1,  # how many are there
    "tasks/_dialogs.html": 1,  # minutes, numbers of tasks
}
"""Forms with fields one types in where nothing is told of anybody, or it is said beside them."""


def test_each_form_with_free_text_says_what_has_no_place_in_it() -> None:
    found: Counter[str] = Counter()
    forms = 0
    for path in sorted(TEMPLATES.rglob("*.html")):
        for form in FORM.findall(path.read_text(encoding="utf-8")):
            free = FREE.search(form) is not None
            forms += free
            found[str(path.relative_to(TEMPLATES))] += free and not TOLD.search(form)
    assert {name: silent for name, silent in found.items() if silent} == SILENT
    assert forms > 60
