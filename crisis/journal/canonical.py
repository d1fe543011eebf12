"""Canonical bytes (RFC 8785, all text in NFC) of plain data and of our own structs.

Two ways to the same bytes. The plain one goes by the letter of RFC 8785. The swift one is msgspec
with sorted names: the same where no number has a decimal point, no name of a field is foreign and
the text is in NFC already, which is nearly always. A property test holds the two together.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

import msgspec
import rfc8785
from msgspec import inspect

_SWIFT = msgspec.json.Encoder(order="sorted")
_FOREIGN = (inspect.FloatType, inspect.DictType, inspect.AnyType, inspect.CustomType)


def canonical(value: Any) -> bytes:
    """Give the canonical bytes of plain data."""
    return rfc8785.dumps(_plain(value))


def canonical_struct(value: msgspec.Struct) -> bytes:
    """Give the canonical bytes of a struct."""
    if _swift(type(value)):
        data = _SWIFT.encode(value)
        if data.isascii() or unicodedata.is_normalized("NFC", data.decode()):
            return data
    return canonical(msgspec.to_builtins(value))


@cache
def _swift(kind: type) -> bool:
    """Says whether nothing in a struct can be written in two ways."""
    return not _foreign(inspect.type_info(kind), set())


def _foreign(one: Any, seen: set[type]) -> bool:
    if isinstance(one, _FOREIGN):
        return True
    if isinstance(one, inspect.StructType):
        if one.cls in seen:
            return False
        seen.add(one.cls)
        named = (field.encode_name.isascii() for field in one.fields)
        return not all(named) or any(_foreign(field.type, seen) for field in one.fields)
    if isinstance(one, inspect.UnionType):
        return any(_foreign(each, seen) for each in one.types)
    if isinstance(one, inspect.TupleType):
        return any(_foreign(each, seen) for each in one.item_types)
    inner = getattr(one, "item_type", None) or getattr(one, "type", None)
    return inner is not None and _foreign(inner, seen)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {_plain(key): _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value
