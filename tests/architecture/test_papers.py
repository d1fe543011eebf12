"""The papers are held to the program: commands, settings, refusals, links, what to type."""

from __future__ import annotations

import ast
import inspect
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec
import pytest

from crisis import config
from crisis.cli import cli
from crisis.commands import OPERATION_COMMANDS
from crisis.drills import injects
from crisis.drills.script import Opening, Script, Step
from tests.architecture.sources import CRISIS, ROOT, text_of, tree_of

DOCS = sorted((ROOT / "docs").glob("*.md"))
PAPERS = [*sorted(ROOT.glob("*.md")), *DOCS]
REFUSALS = {"StartRefused", "SqliteTooOld", "SchemaTooNew"}
LINK = re.compile(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"")
BLOCK = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)
SHORTEST = 8
"""A refusal is known by its longest fixed piece, which must be long enough to be searched for."""


def text(name: str) -> str:
    return text_of(ROOT / name)


def commands(group: click.Group, words: str) -> Iterator[str]:
    with click.Context(group) as context:
        for name in group.list_commands(context):
            held = group.get_command(context, name)
            if isinstance(held, click.Group):
                yield from commands(held, f"{words} {name}")
            else:
                yield f"{words} {name}"


@pytest.mark.parametrize("command", list(commands(cli, "crisis")))
def test_every_command_is_named_in_the_operation_guide(command: str) -> None:
    table = text("docs/drift.md").partition("## 3.")[2].partition("## 4.")[0]
    group, last = command.rsplit(" ", 1)
    row = next((line for line in table.splitlines() if f"`{group}`" in line), "")
    assert f"`{command}`" in table or f"`{last}`" in row


def test_every_setting_is_named_in_the_operation_guide() -> None:
    code = [config.__file__, ROOT / "crisis" / "supervisor" / "gunicorn_conf.py"]
    read = "\n".join(Path(one).read_text(encoding="utf-8") for one in code)
    settings = set(re.findall(r"\"([A-Z]+_[A-Z_]+)\"", read))
    assert "CRISIS_VAR" in settings
    assert {one for one in settings if f"`{one}`" not in text("docs/drift.md")} == set()


def refusals() -> Iterator[tuple[str, str]]:
    """Every sentence with which a start is refused, as its longest piece without a hole."""
    for path in CRISIS:
        if not any(refusal in text_of(path) for refusal in REFUSALS):
            continue  # to look through the trees of all of them takes seconds
        tree = tree_of(path)
        for call in ast.walk(tree):
            if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name)):
                continue
            if call.func.id in REFUSALS and call.args:
                for sentence in sentences(call.args[0], tree):
                    yield f"{path.relative_to(ROOT)}:{call.lineno}", max(sentence, key=len)


def sentences(node: ast.expr, tree: ast.Module) -> list[list[str]]:
    """The texts an expression may be, each as its fixed pieces."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [[node.value]]
    if isinstance(node, ast.JoinedStr):
        return [[str(one.value) for one in node.values if isinstance(one, ast.Constant)]]
    if isinstance(node, ast.BoolOp):
        return [one for value in node.values for one in sentences(value, tree)]
    if isinstance(node, ast.Name):
        named = (one for one in tree.body if isinstance(one, ast.Assign))
        values = [one.value for one in named if ast.unparse(one.targets[0]) == node.id]
        return [one for value in values for one in sentences(value, tree)]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        made = (one for one in tree.body if isinstance(one, ast.FunctionDef))
        body = next((one for one in made if one.name == node.func.id), None)
        returns = [one for one in ast.walk(body) if isinstance(one, ast.Return)] if body else []
        return [one for each in returns if each.value for one in sentences(each.value, tree)]
    return []


FOUND = list(refusals())


def test_the_refusals_are_found_where_they_are() -> None:
    assert len(FOUND) >= 20
    assert {where for where, piece in FOUND if len(piece.strip()) < SHORTEST} == set()


@pytest.mark.parametrize(("where", "piece"), FOUND, ids=[where for where, _ in FOUND])
def test_every_line_that_refuses_a_start_is_explained(where: str, piece: str) -> None:
    part = text("docs/drift.md").partition("## 12.")[2]
    marker = re.split(r"[.:(;]", piece.strip())[0].strip()
    assert marker in part, f"{where} says »{piece}«; docs/drift.md does not explain it"


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_every_link_leads_to_a_file(paper: Path) -> None:
    for found in LINK.findall(text_of(paper)):
        target = (found[0] or found[1]).partition("#")[0]
        assert "://" in target or (paper.parent / target).exists(), target


def test_every_field_and_command_of_a_scenario_is_explained() -> None:
    said = text("docs/planlaegger.md")
    told = [kind for kind in vars(injects).values() if inspect.isclass(kind)]
    injected = [kind for kind in told if kind.__module__ == injects.__name__]
    structs = [one for one in injected if issubclass(one, msgspec.Struct)]
    kinds = (Script, Opening, Step, *structs)
    fields = {name for kind in kinds for name in kind.__struct_encode_fields__}
    fields |= {word.value for one in (injects.Deed, injects.Cell, injects.Form) for word in one}
    for kind in OPERATION_COMMANDS:
        fields |= {kind.__name__, *kind.__struct_fields__}
    assert {name for name in fields if f"`{name}`" not in said} == set()


def lines_to_type() -> Iterator[tuple[str, list[str]]]:
    """Every `crisis …` in a block of the papers, as a shell would split it."""
    for paper in DOCS:
        for block in BLOCK.findall(text_of(paper)):
            for line in block.replace("\\\n", " ").splitlines():
                before, _, words = line.partition(".venv/bin/crisis ")
                if words and "#" not in before:
                    yield line, shlex.split(words, comments=True)


TYPED = list(lines_to_type())


def test_the_lines_to_type_are_found() -> None:
    assert {words[0] for _, words in TYPED} >= {"account", "backup", "journal", "move", "restore"}


@pytest.mark.parametrize(("line", "words"), TYPED, ids=[line for line, _ in TYPED])
def test_every_line_to_type_is_one_that_the_command_line_takes(line: str, words: list[str]) -> None:
    command: click.Command = cli
    with click.Context(cli) as context:
        while isinstance(command, click.Group):
            found = command.get_command(context, words[0])
            assert found is not None, line
            command, words = found, words[1:]
    options = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
    assert {word for word in words if word.startswith("-")} <= options, line
