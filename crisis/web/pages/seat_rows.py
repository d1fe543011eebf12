"""The seats of each authority as pages show them: the function, and who is called instead."""

from __future__ import annotations

from typing import Any

from crisis.commands.deputies import PlanDeputies
from crisis.commands.mailboxes import SetMailbox
from crisis.projections.deputies import DeputyList, said_last
from crisis.projections.mailboxes import StaffMailbox
from crisis.projections.planning import Planning, Seat
from crisis.rules import allows
from crisis.rules.known import By, Known
from crisis.terms.deputies import Deputy
from crisis.web.times import moment_in_words
from crisis.web.words import word


def seats_by_authority(planning: Planning, by: By, language: str) -> list[dict[str, Any]]:
    """Give each authority that has seats, the reader's own first, with its seats in order."""
    found: dict[str, list[Seat]] = {}
    for one in planning.seats.values():
        found.setdefault(one.authority, []).append(one)
    rows = [
        {
            "id": authority,
            "name": _name(planning, authority),
            "mine": authority == by.authority,
            **_mailbox(authority, planning, by, language),
            "seats": [
                _seat(one, planning, by, language)
                for one in sorted(seats, key=lambda one: (one.name, one.id))
            ],
        }
        for authority, seats in found.items()
    ]
    return sorted(rows, key=lambda one: (not one["mine"], str(one["name"])))


def _mailbox(authority: str, planning: Planning, by: By, language: str) -> dict[str, Any]:
    now = planning.mailboxes.get(authority)
    mailbox = now.mailbox if now else None
    asked = SetMailbox(
        authority=authority,
        mailbox=None if mailbox else "stab@example.dk",
        seen=now.number if now else 0,
    )
    return {
        "mailbox": mailbox or "",
        "mailbox_number": now.number if now else 0,
        "mailbox_said": _said(now, language) if now else None,
        "may_mailbox": allows(Known(planning=planning), asked, by),
    }


def _seat(one: Seat, planning: Planning, by: By, language: str) -> dict[str, Any]:
    now = said_last(planning.deputies, one.id)
    role = word(one.role, language)
    asked = PlanDeputies(
        seat=one.id,
        deputies=(Deputy(function="-", contact="-"),),
        seen=now.number if now else 0,
    )
    before = planning.deputies.get(one.id, ())[:-1]
    return {
        "id": one.id,
        "name": one.name,
        "role_word": f"{role[:1].upper()}{role[1:]}",
        "number": now.number if now else 0,
        "deputies": _lines(now),
        "said": _said(now, language) if now else None,
        "before": [
            {**_said(said, language), "deputies": _lines(said)} for said in reversed(before)
        ],
        "may_plan": allows(Known(planning=planning), asked, by),
    }


def _lines(said: DeputyList | None) -> list[dict[str, str]]:
    found = said.deputies if said else ()
    return [{"function": one.function, "contact": one.contact} for one in found]


def _said(one: DeputyList | StaffMailbox, language: str) -> dict[str, Any]:
    return {
        "at": moment_in_words(one.at, language),
        "who": f"{one.seat_name}, {one.authority_name}",
    }


def _name(planning: Planning, authority: str) -> str:
    found = planning.authorities.get(authority)
    return found.name if found else authority
