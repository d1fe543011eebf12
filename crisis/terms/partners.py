"""Words about partners: private and civil actors that a staff can call to its table."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from crisis.terms.ids import SLUG, AuthorityId
from crisis.terms.log import Line

PartnerId = Annotated[str, Meta(pattern=SLUG)]
Help = Annotated[str, Meta(min_length=1, max_length=1_000)]


class PartnerGroup(StrEnum):
    """What sort of partner it is, after the seed plan's chapter on partners.

    Dansk: partnerens gruppe.
    """

    AUTHORITY = "authority"
    ASSOCIATION = "association"
    COMPANY = "company"
    LOCAL_COUNCIL = "local_council"
    OTHER = "other"


class Partner(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One whom the staff can call on, with what it can help with. Dansk: samarbejdspartner.

    municipality: None for the whole district. contact: a function and how to reach it, such as a
    switchboard; never a person, so that the directory is no file of persons.
    """

    id: PartnerId
    name: Line
    group: PartnerGroup
    can_help: Help
    contact: Line
    municipality: AuthorityId | None = None
