"""What the reader's process says to the one who started it: lines of JSON, each a frame."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from crisis.errors import Malformed
from crisis.terms.imports import Layer
from crisis.terms.places import Shape


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """Why a row or a file cannot be used, as code and facts."""

    code: str
    field: str | None = None
    facts: dict[str, Any] = {}

    def raised(self) -> Malformed:
        """Give it as what is raised."""
        return Malformed(self.code, self.field, **self.facts)

    @classmethod
    def of(cls, problem: Malformed) -> Problem:
        """Write down what was raised."""
        return cls(problem.code, problem.field, dict(problem.facts))


class Sent(msgspec.Struct, frozen=True, array_like=True):
    """One row on its way: its number, its cells by column, its shape, its problem."""

    number: int
    values: dict[str, str]
    shape: Shape | None = None
    problem: Problem | None = None


class Drawn(msgspec.Struct, frozen=True, array_like=True):
    """A row as the reader tells it: the same, its shape written already."""

    number: int
    values: Mapping[str, str]
    shape: msgspec.Raw | None = None
    problem: Problem | None = None


class Drawings(msgspec.Struct, frozen=True):
    """One line of rows, as the reader tells it; it is heard as a frame."""

    rows: tuple[Drawn, ...]


class Frame(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line. total: how many rows there will be. end: all was said."""

    layers: tuple[Layer, ...] = ()
    rows: tuple[Sent, ...] = ()
    total: int | None = None
    problem: Problem | None = None
    end: bool = False


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What the reader is asked. describe: layers and first rows, instead of all rows. name: of the
    file in the folder, a name of ours."""

    folder: str
    name: str
    describe: bool
    layer: str | None = None
    system: str | None = None
    bytes_limit: int
    positions_limit: int
    rows_limit: int
    memory: int
    seconds: int
