"""A script as plain YAML: no tags, no aliases, no doubled keys, and the line of each field.

A field's place is written as the refusals write it: `injects[2].expects.goal`, counted from one;
below a step's `fields` from nought, as the commands themselves count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import yaml

from crisis.errors import Malformed, Refused

SIZE_LIMIT = 1_000_000
DEPTH_LIMIT = 24


class _OneKeyLoader(yaml.SafeLoader):
    """Plain YAML without aliases (an alias bomb needs them) and without doubled keys."""

    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        peek: Any = self.peek_event
        here = peek().start_mark.line + 1
        if self.check_event(yaml.AliasEvent):
            raise Malformed("scenario.alias", line=here)
        if self.depth >= DEPTH_LIMIT:
            raise Malformed("scenario.too_deep", line=here, limit=DEPTH_LIMIT)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for one, _ in node.value:
            if not isinstance(one.value, str):
                continue
            if one.value in seen:
                line = one.start_mark.line + 1
                raise Malformed("body.duplicate_field", field=one.value, line=line)
            seen.add(one.value)
        return super().construct_mapping(node, deep)


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
    if len(text) > SIZE_LIMIT:
        raise Malformed("body.too_large", limit=SIZE_LIMIT)
    try:
        loader = _OneKeyLoader(text)
        try:
            node = loader.get_single_node()
            plain = None if node is None else loader.construct_document(node)
        finally:
            loader.dispose()
    except (yaml.YAMLError, RecursionError, ValueError) as problem:
        mark = getattr(problem, "problem_mark", None)
        raise Malformed("scenario.not_yaml", line=mark.line + 1 if mark else 0) from problem
    return Page(plain, dict(_lines(node, "", first=1)))


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
