"""Canonical bytes (RFC 8785, all text in NFC) of plain data and of our own structs.

Two ways to the same bytes. The plain one goes by the letter of RFC 8785. The swift one is msgspec
with sorted names: the same where no name of a field is foreign, the text is in NFC already and all
numbers are written in the one way that both have, which is nearly always. A property test holds
the two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
import rfc8785
from msgspec import inspect

_SWIFT = msgspec.json.Encoder(order="sorted")
_FOREIGN = (inspect.DictType, inspect.AnyType, inspect.CustomType)
_WRITTEN_OTHERWISE = re.compile(rb"[\[,:](?:-0[,\]}.]|-?[0-9]+(?:\.0[,\]}]|(?:\.[0-9]+)?[eE]))")
"""Whole, very large and very small numbers, and nought below nought; a text may look like one."""


def canonical(value: Any) -> bytes:
    """Give the canonical bytes of plain data."""
    return rfc8785.dumps(_plain(value))


def canonical_struct(value: msgspec.Struct) -> bytes:
    """Give the canonical bytes of a struct."""
    if _swift(type(value)):
        data = _SWIFT.encode(value)
        if not _sure(type(value), data):
            return canonical(msgspec.to_builtins(value))
        if data.isascii() or unicodedata.is_normalized("NFC", data.decode()):
            return data
    return canonical(msgspec.to_builtins(value))


@cache
def _swift(kind: type) -> bool:
    """Says whether nothing in a struct but a decimal number can be written in two ways."""
    return not _holds(inspect.type_info(kind), _odd, set())


@cache
def _decimals(kind: type) -> bool:
    """Says whether a struct may hold a number with a decimal point."""
    return _holds(inspect.type_info(kind), lambda one: isinstance(one, inspect.FloatType), set())


def _sure(kind: type, data: bytes) -> bool:
    """Says whether the numbers are written as RFC 8785 would. One that is none (NaN) was written
    as null, which no field for a number reads back; the letter refuses it."""
    if not _decimals(kind):
        return True
    if _WRITTEN_OTHERWISE.search(data):
        return False
    if b"null" in data:
        try:
            msgspec.json.decode(data, type=kind)
        except msgspec.ValidationError:
            return False
    return True


def _odd(one: Any) -> bool:
    """Says whether a type has no one way of being written, by itself."""
    if isinstance(one, _FOREIGN):
        return True
    if isinstance(one, inspect.StructType):
        return not all(field.encode_name.isascii() for field in one.fields)
    if isinstance(one, inspect.UnionType):
        kinds = {type(each) for each in one.types}
        return {inspect.FloatType, inspect.NoneType} <= kinds
    return False


def _holds(one: Any, what: Callable[[Any], bool], seen: set[type]) -> bool:
    """Says whether a type is one of those, or holds one anywhere."""
    if what(one):
        return True
    inner: list[Any] = []
    if isinstance(one, inspect.StructType):
        if one.cls not in seen:
            inner = [field.type for field in one.fields]
        seen.add(one.cls)
    elif isinstance(one, inspect.UnionType):
        inner = list(one.types)
    elif isinstance(one, inspect.TupleType):
        inner = list(one.item_types)
    else:
        inner = [found for name in ("item_type", "type") if (found := getattr(one, name, None))]
    return any(_holds(each, what, seen) for each in inner)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {_plain(key): _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value
