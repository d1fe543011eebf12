"""Partners as pages show them: the directory, and those who sit in an operation's staff."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from crisis.commands.guests import InviteGuest, RevokeGuestLink
from crisis.commands.partners import SeatPartner, UnseatPartner
from crisis.projections.partners import GuestLink, SeatedPartner
from crisis.projections.planning import Planning
from crisis.rules import allows
from crisis.rules.closing import offers
from crisis.rules.known import By, Known, Proof
from crisis.terms.partners import Partner
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.log_links import label
from crisis.web.times import day_and_time
from crisis.web.words import word


def directory_rows(planning: Planning, language: str, query: str = "") -> list[dict[str, Any]]:
    """Give the partners in which all words of the query are found, by name."""
    listed = sorted(planning.partners.values(), key=lambda one: one.partner.name.casefold())
    rows = [_listed(one.partner, planning, language) for one in listed]
    wanted = query.casefold().split()
    return [one for one in rows if all(part in one["sought"] for part in wanted)]


def seats_model(where: Where) -> dict[str, Any]:
    """Give the partners who sit in the staff, and what one may do about them."""
    there = [one for one in where.situation.partners.values() if one.there]
    may_invite = offers(where.situation, InviteGuest, _proved(where.by))
    return {
        "rows": [_seated(one, where) for one in sorted(there, key=lambda one: one.number)],
        "may_seat": offers(where.situation, SeatPartner, where.by),
        "may_invite": may_invite,
    }


def offered_rows(where: Where) -> list[dict[str, Any]]:
    """Give the directory to one who seats: who sits there already is not offered again."""
    seated = where.situation.partners
    return [
        {**one, "there": one["id"] in seated and seated[one["id"]].there}
        for one in directory_rows(where.planning, where.language)
    ]


def addressees(
    authorities: Iterable[tuple[str, str]], seated: Iterable[SeatedPartner]
) -> list[tuple[str, str]]:
    """Give whom one may speak for and ask: the directory, and the partners in this staff."""
    there = ((one.partner, one.name) for one in seated if one.there)
    return [*authorities, *sorted(there, key=lambda one: one[1])]


def _listed(one: Partner, planning: Planning, language: str) -> dict[str, Any]:
    place = planning.authorities.get(one.municipality or "")
    told = {
        "id": one.id,
        "name": one.name,
        "group": one.group.value,
        "group_word": word(one.group, language),
        "municipality": one.municipality or "",
        "municipality_name": place.name if place else "",
        "can_help": one.can_help,
        "contact": one.contact,
    }
    said = ("name", "group_word", "municipality_name", "can_help", "contact")
    return {**told, "sought": " ".join(told[part] for part in said).casefold()}


def _seated(one: SeatedPartner, where: Where) -> dict[str, Any]:
    known = Known(planning=where.planning, situation=where.situation)
    return {
        "id": one.partner,
        "name": one.name,
        "group_word": word(one.group, where.language),
        "can_help": one.can_help,
        "contact": one.contact,
        "entry": one.number,
        "label": label(where.situation, one.number),
        "since": day_and_time(one.at, where.by.now, where.language),
        "links": [_link(link, known, where) for link in one.working(where.by.now)],
        "may_unseat": allows(known, UnseatPartner(partner=one.partner), where.by),
    }


def _proved(by: By) -> By:
    """The page asks for the proof when it is wanted; till then it is supposed."""
    return replace(by, proved=Proof(how="offered", at=by.now))


def _link(link: GuestLink, known: Known, where: Where) -> dict[str, Any]:
    return {
        "link": link.link,
        "entry": link.number,
        "label": label(where.situation, link.number),
        "made_by": link.made_by,
        "until": day_and_time(link.expires_at, where.by.now, where.language),
        "may_revoke": allows(known, RevokeGuestLink(link=link.link), where.by),
    }
