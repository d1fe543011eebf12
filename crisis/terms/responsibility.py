"""Words of the responsibility matrix: which authority has which task where.

Dansk: ansvarsmatrix.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.terms.ids import AuthorityId
from crisis.terms.log import Line

RowNumber = Annotated[int, Meta(ge=1, le=9_999)]
TaskKind = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{1,39}$")]


class LeadBy(StrEnum):
    """How a row finds its authority when it names none: by the ground it happens on.

    Dansk: stedets kommune.
    """

    MUNICIPALITY = "municipality"
    REGION = "region"
    FIRE_SERVICE = "fire_service"
    OWNER = "owner"


class MatrixRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of the matrix. Exactly one of `lead` and `lead_by` is given. Dansk: række.

    place: a municipality the row is for; None is the whole district. verified: read in a source;
    otherwise assumed, and shown as such.
    """

    number: RowNumber
    sector: Line
    kind: TaskKind
    title: Line
    place: AuthorityId | None = None
    lead: AuthorityId | None = None
    lead_by: LeadBy | None = None
    supporting: tuple[AuthorityId, ...] = ()
    supporting_by: tuple[LeadBy, ...] = ()
    basis: Line | None = None
    source: Line | None = None
    checked_on: Line | None = None
    verified: bool = False


class Ground(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which region and fire service a municipality belongs to. Dansk: kommunens tilhørsforhold."""

    municipality: AuthorityId
    code: Annotated[str, Meta(pattern=r"^\d{4}$")]
    region: AuthorityId
    fire_service: AuthorityId
