"""What a statement rests on, who must sign it, and which facts were put right afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from crisis.events.statements import Content
from crisis.projections.log import LogEntry
from crisis.projections.statements import Statement
from crisis.rules.contradictions import against
from crisis.terms.log import Certainty
from crisis.terms.operations import Mode
from crisis.terms.roles import AuthorityKind
from crisis.web.because import name, pick
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.links import incident_label
from crisis.web.pages.log_links import label
from crisis.web.times import clock_time, day_and_time, iso
from crisis.web.words import word


def facts(one: Statement, where: Where) -> list[dict[str, Any]]:
    """Give the entries a text cites, as they stand in the log now."""
    rows = []
    for fact in one.content.facts:
        entry = where.situation.log.get(fact.entry)
        rows.append({**fact_row(entry, fact.entry, where), "cited_as": fact.cited_as.value})
    return rows


def fact_row(entry: LogEntry | None, number: int, where: Where) -> dict[str, Any]:
    """Give an entry as somebody who wants to cite it must see it."""
    label = f"Ø{number}" if where.situation.mode is Mode.EXERCISE else str(number)
    if entry is None:
        return {"number": number, "label": label, "known": False}
    return {
        "number": number,
        "label": label,
        "known": True,
        "text": entry.text or "",
        "owner": name(where.planning, entry.owner),
        "owner_id": entry.owner,
        "certainty": entry.certainty.value if entry.certainty else "",
        "certainty_word": word(entry.certainty, where.language),
        "sure": entry.certainty is Certainty.CONFIRMED,
        "corrected_by": entry.corrected_by,
        "contested": _contested(entry, where),
        "time": day_and_time(entry.recorded_at, where.by.now, where.language),
        "time_iso": iso(entry.recorded_at),
    }


def _contested(entry: LogEntry, where: Where) -> list[str]:
    """Give the entries that speak against it, or against the entry a figure was taken from."""
    return [label(where.situation, number) for number in against(where.situation, entry)]


def altered(old: Content, new: Content, where: Where) -> list[dict[str, Any]]:
    """Give what was changed besides the text: the name of the field, before and after."""
    before, after = _said(old, where), _said(new, where)
    if old.incident == new.incident and old.shape != new.shape:
        after["incident"] += pick((" (tegnet om)", " (drawn anew)"), where.language)
    return [
        {"name": name_, "was": before[name_], "now": after[name_]}
        for name_ in before
        if before[name_] != after[name_]
    ]


def _said(content: Content, where: Where) -> dict[str, str]:
    now, language = where.by.now, where.language
    marks = {Certainty.CONFIRMED: "", Certainty.UNCONFIRMED: "?", Certainty.PRESUMED: "~"}
    place = content.incident
    return {
        "title": content.title,
        "audience": word(content.audience, language),
        "place": content.place or "",
        "incident": incident_label(place) if place is not None else "",
        "next_update_at": _moment(content.next_update_at, now, language),
        "expires_at": _moment(content.expires_at, now, language),
        "facts": " ".join(f"{fact.entry}{marks[fact.cited_as]}" for fact in content.facts),
    }


def _moment(moment: datetime | None, now: datetime, language: str) -> str:
    return day_and_time(moment, now, language) if moment else ""


def signers(one: Statement, where: Where) -> list[dict[str, Any]]:
    """Give everyone who must sign, with what they sign for and how far they are."""
    valid = {sign.authority: sign for sign in one.valid}
    rows = []
    for signer in one.required:
        sign = valid.get(signer.authority)
        earlier = [old.version for old in one.signatures if old.authority == signer.authority]
        lost = max((each for each in earlier if each < one.version), default=None)
        rows.append(
            {
                "authority": signer.authority,
                "name": signer.authority_name,
                "entries": list(signer.entries),
                "police": signer.police,
                "signed": sign is not None,
                "seat": sign.seat_name if sign else None,
                "time": clock_time(sign.at) if sign else None,
                "lost": lost if sign is None else None,
                "mine": signer.authority == where.by.authority,
            }
        )
    return rows


def flags(one: Statement, where: Where) -> list[dict[str, Any]]:
    """Give what the text said, and what is right now."""
    rows = []
    for flag in one.flags:
        old = where.situation.log.get(flag.entry)
        new = where.situation.log.get(flag.corrected_by)
        rows.append(
            {
                "entry": flag.entry,
                "corrected_by": flag.corrected_by,
                "was": old.text if old else "",
                "now": fact_row(new, flag.corrected_by, where),
            }
        )
    return rows


def about(where: Where) -> dict[str, Any]:
    """Give what the form offers: incidents with an area, authorities that may be asked to sign."""
    return {
        "incidents": [
            (one.number, f"{incident_label(one.number)} {one.title}")
            for one in where.situation.incidents.all()
        ],
        "authorities": [
            (one.id, one.name, one.kind is AuthorityKind.POLICE)
            for one in sorted(where.planning.authorities.values(), key=lambda one: str(one.name))
        ],
    }
