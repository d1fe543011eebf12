"""The house is held by tests: a new command is not done until each of its rooms has its part."""

from __future__ import annotations

import ast
import inspect
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from crisis import commands, events, jobs
from crisis.rules import RULES, permissions
from tests.architecture.sources import PYTHON, ROOT, text_of, tree_of

TESTED = "\n".join(text_of(path) for path in ROOT.glob("tests/unit/**/*.py"))
BANNED = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}
COMMANDS = sorted(commands.COMMANDS.values(), key=lambda kind: kind.__name__)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("kind", COMMANDS, ids=lambda kind: kind.__name__)
def test_a_command_has_a_rule_in_the_room_of_its_subject(kind: type) -> None:
    subject = kind.__module__.rpartition(".")[2]
    rule = RULES[kind].decide
    assert rule.__module__ == f"crisis.rules.{subject}"
    assert inspect.getdoc(rule), "a rule states the field's law in its docstring"


@pytest.mark.parametrize("kind", COMMANDS, ids=lambda kind: kind.__name__)
def test_a_command_has_a_line_of_who_may(kind: type) -> None:
    assert kind in permissions.COMMANDS


@pytest.mark.parametrize("kind", COMMANDS, ids=lambda kind: kind.__name__)
def test_a_command_belongs_to_one_sort_of_stream(kind: type) -> None:
    lists = (commands.PLANNING_COMMANDS, commands.OPENING_COMMANDS, commands.OPERATION_COMMANDS,
             commands.RESOURCE_COMMANDS)  # fmt: skip
    assert sum(kind in one for one in lists) == 1


def test_every_command_and_event_class_is_listed() -> None:
    for room, listed in ((commands, commands.COMMANDS), (events, events.EVENTS)):
        base = room.Command if room is commands else room.Event
        defined = {
            one.__name__
            for path in Path(room.__file__).parent.glob("*.py")
            if path.stem not in ("__init__", "base")
            for one in vars(import_module(f"{room.__name__}.{path.stem}")).values()
            if inspect.isclass(one)
            and issubclass(one, base)
            and one is not base
            and not one.__subclasses__()
        }
        assert defined == set(listed)


@pytest.mark.parametrize("kind", COMMANDS, ids=lambda kind: kind.__name__)
def test_a_command_is_tested_by_name(kind: type) -> None:
    assert kind.__name__ in TESTED, "no unit test speaks of it"


@pytest.mark.parametrize("job", jobs.JOBS)
def test_every_job_name_resolves(job: str) -> None:
    module, _, function = job.rpartition(".")
    assert callable(getattr(import_module(module), function))


@pytest.mark.parametrize("path", PYTHON, ids=name)
def test_a_module_says_what_it_is_for_and_keeps_its_size(path: Path) -> None:
    assert ast.get_docstring(tree_of(path)), "one line says what the module is for"
    assert len(text_of(path).splitlines()) <= 300
    assert path.stem not in BANNED


def functions() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in PYTHON:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef):
                yield f"{name(path)}:{node.name}", node


def test_no_function_is_longer_than_forty_lines() -> None:
    long = {where: size for where, node in functions()
            if (size := (node.end_lineno or 0) - node.lineno + 1) > 40}  # fmt: skip
    assert not long


@pytest.mark.parametrize(
    ("pattern", "most"),
    [("static/js/**/*.js", 250), ("templates/**/*.html", 200), ("tests/**/*.py", 300),
     ("tests/**/conftest.py", 100), ("tests/js/**/*.js", 300)],
)  # fmt: skip
def test_other_files_keep_their_size(pattern: str, most: int) -> None:
    long = {
        name(path): lines
        for path in ROOT.glob(pattern)
        if "node_modules" not in path.parts and (lines := len(text_of(path).splitlines())) > most
    }
    assert not long


def glossary(heading: str) -> list[list[str]]:
    text = text_of(ROOT / "GLOSSARY.md")
    part = text.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in part.splitlines() if line.startswith("|")]
    return rows[2:]


def test_no_danish_term_means_two_things() -> None:
    danish = [row[0] for row in glossary("Fagets ord")] + [
        row[1] for row in glossary("Ord i koden")
    ]
    assert danish
    assert [word for word, times in Counter(danish).items() if times > 1] == []
    english = Counter(row[1] for row in glossary("Fagets ord"))
    assert [word for word, times in english.items() if times > 1] == []


def test_every_danish_term_of_the_code_stands_in_the_glossary() -> None:
    known = {row[0] for row in glossary("Fagets ord")} | {row[1] for row in glossary("Ord i koden")}
    said = {
        word.strip()
        for path in PYTHON
        for phrase in re.findall(r"Dansk:\s+([^.\"]+)\.", text_of(path))
        for word in re.sub(r"\s+", " ", phrase).split(",")
    }
    assert said
    assert said - known == set()


def test_every_coded_word_of_the_glossary_is_real() -> None:
    words = sorted({word for path in PYTHON for word in re.findall(r"\w+", text_of(path))})
    for row in glossary("Ord i koden"):
        word = row[0].strip("`").split()[-1]
        assert words[bisect_left(words, word)].startswith(word), word


@pytest.mark.parametrize("kind", COMMANDS + list(events.EVENTS.values()), ids=lambda k: k.__name__)
def test_a_command_and_an_event_give_their_danish_term(kind: type) -> None:
    assert "Dansk:" in (inspect.getdoc(kind) or "")


def test_no_page_writes_markup_from_text() -> None:
    forbidden = (
        "innerHTML",
        "outerHTML =",
        "insertAdjacentHTML",
        "document.write",
        "|safe",
        "eval(",
    )
    found = [
        f"{name(path)}: {word}"
        for pattern in ("static/js/**/*.js", "templates/**/*.html")
        for path in ROOT.glob(pattern)
        for word in forbidden
        if word in text_of(path)
    ]
    assert not found
