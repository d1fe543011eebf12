"""A script as plain YAML: no tags, no aliases, no doubled keys, and the line of each field.

A field's place is written as the refusals write it: `injects[2].expects.goal`, counted from one;
below a step's `fields` from nought, as the commands themselves count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import yaml

from crisis.errors import Malformed, Refused

SIZE_LIMIT = 1_000_000
DEPTH_LIMIT = 24
NODE_LIMIT = 100_000
"""So much takes seconds to read, and no drill has it."""
DIGITS_LIMIT = 30
"""A longer number is none that a script needs, and can take a minute to read."""
_NUMBER = re.compile(r"[-+.]?[0-9][0-9A-Za-z_:.]*", re.ASCII)


_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Plain YAML; the one in C reads a long script in a tenth of the time."""
_PLAIN_TAGS = "tag:yaml.org,2002:"
_FINE_TAGS = frozenset(
    f"{_PLAIN_TAGS}{one}" for one in ("str", "int", "float", "bool", "null", "map", "seq")
)


class Page:
    """A file that was read: its plain data, and on which line each field stands."""

    def __init__(self, plain: Any, lines: Mapping[str, int]) -> None:
        self.plain = plain
        self._lines = lines

    def line(self, field: str | None) -> int:
        """Give the line of a field, or of the nearest thing about it that stands in the file."""
        place = field or ""
        while place and place not in self._lines:
            cut = max(place.rfind("."), place.rfind("["))
            place = place[:cut] if cut > 0 else ""
        return self._lines.get(place, 1)


def page(text: str) -> Page:
    """Read a file; raises Malformed with the line."""
    node = composed(text)
    with _understood(text):
        loader = _Loader("")
        try:
            plain = None if node is None else loader.construct_document(node)
        finally:
            loader.dispose()
    return Page(plain, dict(_lines(node, "", first=1)))


def composed(text: str) -> Any:
    """Give what a file is made of; raises Malformed with the line where it is not plain."""
    if len(text) > SIZE_LIMIT:
        raise Malformed("body.too_large", limit=SIZE_LIMIT)
    with _understood(text):
        _plain(text)
        node = yaml.compose(text, _Loader)
        _each_once(node)
    return node


@contextmanager
def _understood(text: str) -> Iterator[None]:
    try:
        yield
    except (yaml.YAMLError, RecursionError, ValueError) as problem:
        mark = getattr(problem, "problem_mark", None)
        last = max(len(text.splitlines()), 1)
        line = min(mark.line + 1, last) if mark else 0
        raise Malformed(_why(problem, text, line), line=line) from problem


def _why(problem: Exception, text: str, line: int) -> str:
    """Give the code of what is most often behind it, so that whoever writes knows what to do."""
    said = f"{getattr(problem, 'context', '')} {getattr(problem, 'problem', '')}"
    lines = text.splitlines()
    before = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in before[: len(before) - len(before.lstrip())]:
        return "scenario.yaml_tab"
    if "mapping values" in said:
        return "scenario.yaml_colon"
    if "quoted scalar" in said or "flow" in said:
        return "scenario.yaml_open"
    return "scenario.yaml_indent" if "block" in said else "scenario.not_yaml"


def _plain(text: str) -> None:
    """Look at a file before anything is made of it: no aliases (a bomb needs them), no tags (code
    hides in them), not too deep."""
    depth = nodes = 0
    for event in yaml.parse(text, _Loader):
        here = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            raise Malformed("scenario.alias", line=here)
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if not isinstance(event, yaml.NodeEvent):
            continue
        if getattr(event, "tag", None) not in {None, "!", *_FINE_TAGS}:
            tag = str(getattr(event, "tag", "")).replace(_PLAIN_TAGS, "!!")
            raise Malformed("scenario.tag", line=here, tag=tag[:60])
        nodes += 1
        if nodes > NODE_LIMIT:
            raise Malformed("scenario.too_long", line=here, limit=NODE_LIMIT)
        if isinstance(event, yaml.ScalarEvent) and _endless(event):
            raise Malformed("scenario.not_yaml", line=here)
        if depth >= DEPTH_LIMIT:
            raise Malformed("scenario.too_deep", line=here, limit=DEPTH_LIMIT)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1


def _endless(event: Any) -> bool:
    """Says whether it is read as a number, and is longer than any."""
    value: str = event.value
    return len(value) > DIGITS_LIMIT and event.implicit[0] and bool(_NUMBER.fullmatch(value))


def _each_once(node: Any) -> None:
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for one, value in node.value:
            if isinstance(one.value, str):
                if one.value in seen:
                    line = one.start_mark.line + 1
                    raise Malformed("body.duplicate_field", field=one.value, line=line)
                seen.add(one.value)
            _each_once(value)
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            _each_once(one)


class _NoAnchors(yaml.SafeDumper):
    """What is read refuses anchors, so none is written."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def written(plain: Any) -> str:
    """Write plain data as such a file, in its order, so that it reads the same again."""
    return yaml.dump(plain, Dumper=_NoAnchors, allow_unicode=True, sort_keys=False, width=120)


def inner(place: str, name: str) -> str:
    """Give the place of a field inside another."""
    return f"{place}.{name}" if place else name


def counted_from(place: str) -> int:
    """Say from what the items of a list there are counted."""
    return 0 if ".fields" in place else 1


@contextmanager
def lined(text: str) -> Iterator[None]:
    """Whatever is refused in here of a script's field is refused with its line in the file too."""
    try:
        yield
    except (Malformed, Refused) as no:
        if no.field is not None and "line" not in no.facts:
            no.facts = {**no.facts, "line": page(text).line(no.field)}
        raise


def _lines(node: Any, place: str, first: int) -> Iterator[tuple[str, int]]:
    if node is None:
        return
    if place:
        yield place, node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = inner(place, str(key.value))
            yield from _lines(value, here, counted_from(here))
            yield here, key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        for number, one in enumerate(node.value, first):
            yield from _lines(one, f"{place}[{number}]", first)
