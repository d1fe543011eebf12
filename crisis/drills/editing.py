"""Writes a changed script back into its file, so that what was not changed stays as it was written.

A file holds more than its fields: remarks say what is known and what is assumed. Each section, and
each item of a list, that means what it meant before is taken over as it stands; the rest is written
anew. What comes out is read again and must mean what was asked for; else all is written anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
import yaml

from crisis.drills.injects import (
    Asked,
    Branch,
    Criterion,
    Expected,
    Goal,
    Inject,
    Part,
    Repeat,
    Trigger,
)
from crisis.drills.script import Opening, Script, Step
from crisis.drills.yaml_file import composed, page
from crisis.errors import Malformed

NAMED = ("id", "role", "label")
"""Fields by which an item is known again though it was changed."""
_WIDTH = 120


def _order(*kinds: type[msgspec.Struct]) -> dict[str, int]:
    names = [field.encode_name for kind in kinds for field in msgspec.structs.fields(kind)]
    return {name: place for place, name in enumerate(dict.fromkeys(names))}


_SECTIONS = ("format", "title", "purpose", "source", "seed", "operation", "start", "goals", "cast")
_TOP = {name: place for place, name in enumerate((*_SECTIONS, *_order(Script)))}
_INNER = _order(
    *(Inject, Goal, Part, Expected, Criterion, Repeat, Branch, Trigger, Asked, Opening, Step)
)


def merged(text: str, wanted: Mapping[str, Any]) -> str:
    """Give the file with what is wanted in it; text may be empty. What is blank is left out."""
    aim = lean(wanted)
    made = _patched(text, aim)
    if made is not None and _means(made, aim):
        return made
    return written(aim)


def written(wanted: Mapping[str, Any]) -> str:
    """Write a script anew, its fields in the order of the format."""
    return "".join(_section(name, one) for name, one in _sorted(lean(wanted), _TOP))


def lean(value: Any) -> Any:
    """Leave out what says nothing: no text, no, an empty list. What a command holds is its own."""
    if isinstance(value, Mapping):
        found = {str(name): one if name == "fields" else lean(one) for name, one in value.items()}
        return {name: one for name, one in found.items() if not _empty(one)}
    if isinstance(value, (list, tuple)):
        return [lean(one) for one in value]
    return value


def _empty(value: Any) -> bool:
    return value is None or value is False or value in ("", [], {})


def _means(text: str, aim: Any) -> bool:
    try:
        return bool(lean(page(text).plain) == aim)
    except Malformed:
        return False


def _patched(text: str, aim: Mapping[str, Any]) -> str | None:
    """Give the file with its sections exchanged, None where it is not written in sections."""
    try:
        known, root = page(text).plain, composed(text)
    except Malformed:
        return None
    if not isinstance(root, yaml.MappingNode) or root.flow_style or not isinstance(known, dict):
        return None
    before = lean(known)
    out, at, end = [], 0, _Ends(text)
    for key, value in root.value:
        begins = key.start_mark.index
        if begins < at:
            return None
        out.append(text[at:begins])
        at = end.of(value, key.end_mark.index)
        name = str(key.value)
        if name not in aim:
            continue
        if before.get(name) == aim[name]:
            out.append(text[begins:at])
        else:
            change = (name, before.get(name), aim[name])
            out.append(_changed(text[begins:at], value, begins, change))
    out.append(text[at:])
    whole = "".join(out)
    new = [one for one in _sorted(aim, _TOP) if one[0] not in before]
    if new and whole and not whole.endswith("\n"):
        whole += "\n"
    return whole + "".join(_section(name, one) for name, one in new)


def _changed(chunk: str, node: yaml.Node, begins: int, change: tuple[str, Any, Any]) -> str:
    """Give a section as it is wanted, with the items of its list that are as they were. change: its
    name, what it meant, what it is to mean."""
    name, before, wanted = change
    if not (isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value):
        return _section(name, wanted)
    if not (isinstance(wanted, list) and isinstance(before, list)):
        return _section(name, wanted)
    head = chunk.find("\n") + 1
    items = _items(chunk, node, begins, head)
    indent = node.value[0].start_mark.column - 2
    out = [chunk[:head]]
    left = list(zip(before, items, strict=True))
    for one in wanted:
        same = next((each for each in left if each[0] == one), None)
        kin = same or next((each for each in left if _named(each[0], one)), None)
        if kin is not None:
            left.remove(kin)
        if same is not None:
            out.append(same[1])
        else:
            out.append((_remarks(kin[1]) if kin else "") + _item(one, max(indent, 0)))
    return "".join(out)


def _items(chunk: str, node: yaml.SequenceNode, begins: int, head: int) -> list[str]:
    """Give the lines of each item, with the remarks that stand above it."""
    end, at, found = _Ends(chunk), head, []
    for one in node.value:
        stop = end.of(one, one.start_mark.index - begins, shift=begins)
        found.append(chunk[at:stop])
        at = stop
    return found


def _named(one: Any, other: Any) -> bool:
    if not (isinstance(one, Mapping) and isinstance(other, Mapping)):
        return False
    return any(one.get(name) and one.get(name) == other.get(name) for name in NAMED)


def _remarks(item: str) -> str:
    """Give what stands above an item: remarks and empty lines."""
    lines = item.splitlines(keepends=True)
    kept = 0
    while kept < len(lines) and (not lines[kept].strip() or lines[kept].lstrip()[0] == "#"):
        kept += 1
    return "".join(lines[:kept])


class _Ends:
    """Where what is written of a node ends: with its line, before the remarks about the next."""

    def __init__(self, text: str) -> None:
        self._text = text

    def of(self, node: yaml.Node, least: int, shift: int = 0) -> int:
        """Give the place after the line in which a node ends."""
        at = max(self._last(node) - shift, least)
        if at > 0 and self._text[at - 1 : at] == "\n":
            return at
        stop = self._text.find("\n", at)
        return len(self._text) if stop < 0 else stop + 1

    def _last(self, node: yaml.Node) -> int:
        block = isinstance(node, yaml.CollectionNode) and not node.flow_style
        if not block or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        if isinstance(node, yaml.MappingNode):
            key, value = last
            return max(int(key.end_mark.index), self._last(value))
        return self._last(last)


def _section(name: str, value: Any) -> str:
    return _dump({name: _arranged(value)})


def _item(value: Any, indent: int) -> str:
    lines = _dump([_arranged(value)]).splitlines(keepends=True)
    return "".join(" " * indent + line if line.strip() else line for line in lines)


def _arranged(value: Any) -> Any:
    """Give fields in the order of the format; what a command holds stays in its own."""
    if isinstance(value, Mapping):
        return {
            name: one if name == "fields" else _arranged(one)
            for name, one in _sorted(value, _INNER)
        }
    if isinstance(value, (list, tuple)):
        return [_arranged(one) for one in value]
    return value


def _sorted(value: Mapping[str, Any], order: Mapping[str, int]) -> Iterable[tuple[str, Any]]:
    places = {name: place for place, name in enumerate(value)}
    return sorted(value.items(), key=lambda one: (order.get(one[0], len(order)), places[one[0]]))


class _Plain(yaml.SafeDumper):
    """Writes no references: the same text twice is written twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> Any:
        return super().increase_indent(flow, False)


def _words(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    """Several lines are written as they are read."""
    style = "|" if "\n" in value.strip("\n") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _list(dumper: yaml.SafeDumper, value: Sequence[Any]) -> yaml.SequenceNode:
    """Short names stand on one line."""
    names = all(isinstance(one, str) and len(one) <= 40 and " " not in one for one in value)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=names)


_Plain.add_representer(str, _words)
_Plain.add_representer(list, _list)


def _dump(value: Any) -> str:
    return str(
        yaml.dump(
            value,
            Dumper=_Plain,
            allow_unicode=True,
            sort_keys=False,
            default_flow_style=False,
            width=_WIDTH,
        )
    )
