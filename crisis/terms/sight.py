"""Words about who may read an entry."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.terms.ids import AuthorityId


class Sight(StrEnum):
    """How far an entry may be seen: by everybody, by the staff, by those it names.

    Dansk: offentlig, intern, kun for.
    """

    PUBLIC = "public"
    INTERNAL = "internal"
    RESTRICTED = "restricted"


class Readers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who may read an entry; only_for: the authorities, when it is for some. Dansk: hvem må se."""

    sight: Sight
    only_for: Annotated[tuple[AuthorityId, ...], Meta(max_length=50)] = ()


STAFF = Readers(sight=Sight.INTERNAL)
"""Who reads what nobody has said anything of."""
