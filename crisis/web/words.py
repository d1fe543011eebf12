"""The field's words as they are read: enum value → Danish and English."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import get_locale

from crisis.terms.log import Certainty, Channel, EntryKind
from crisis.terms.operations import Level, Mode
from crisis.terms.roles import AuthorityKind, Role

WORDS: dict[StrEnum, tuple[str, str]] = {
    EntryKind.REPORT: ("melding", "report"),
    EntryKind.ACTION: ("handling", "action"),
    EntryKind.DECISION: ("beslutning", "decision"),
    EntryKind.OMISSION: ("undladelse", "omission"),
    EntryKind.REQUEST: ("anmodning", "request"),
    EntryKind.COMMUNICATION: ("kommunikation", "communication"),
    EntryKind.NOTE: ("note", "note"),
    Certainty.CONFIRMED: ("bekræftet", "confirmed"),
    Certainty.UNCONFIRMED: ("ubekræftet", "unconfirmed"),
    Certainty.PRESUMED: ("formodet", "presumed"),
    Channel.PHONE: ("telefon", "phone"),
    Channel.RADIO: ("SINE-radio", "SINE radio"),
    Channel.MAIL: ("mail", "mail"),
    Channel.MEETING: ("møde", "meeting"),
    Channel.IN_PERSON: ("fremmøde", "in person"),
    Channel.MEDIA: ("medie", "media"),
    Channel.SYSTEM: ("system", "system"),
    Level.DAILY: ("Daglig drift", "Daily operation"),
    Level.INFORMATION: ("Informationsberedskab", "Information readiness"),
    Level.STAFF: ("Stabsberedskab", "Staff readiness"),
    Level.OPERATIONS: ("Operationsberedskab", "Operations readiness"),
    Mode.LIVE: ("LIVE", "LIVE"),
    Mode.EXERCISE: ("ØVELSE", "EXERCISE"),
    Role.CHAIR: ("formand", "chair"),
    Role.CHIEF_OF_STAFF: ("stabschef", "chief of staff"),
    Role.LOG_KEEPER: ("logfører", "log keeper"),
    Role.CONTROL_ROOM: ("vagtcentral", "control room"),
    Role.COMMUNICATION: ("kommunikation", "communication"),
    Role.REPRESENTATIVE: ("repræsentant", "representative"),
    Role.PLANNER: ("planlægger", "planner"),
    Role.OBSERVER: ("observatør", "observer"),
    AuthorityKind.POLICE: ("politi", "police"),
    AuthorityKind.MUNICIPALITY: ("kommune", "municipality"),
    AuthorityKind.REGION: ("region", "region"),
    AuthorityKind.FIRE_SERVICE: ("brandvæsen", "fire service"),
    AuthorityKind.STATE: ("stat", "state"),
    AuthorityKind.DEFENCE: ("forsvar", "defence"),
    AuthorityKind.UTILITY: ("forsyning", "utility"),
    AuthorityKind.OTHER: ("anden", "other"),
}

LEVELS = tuple(Level)
"""Lowest first; the place in this row is the number of bars the board shows."""


def word(value: StrEnum | None, language: str | None = None) -> str:
    """Say an enum value in the reader's language; nothing for None."""
    if value is None:
        return ""
    danish, english = WORDS[value]
    return english if (language or spoken()) == "en" else danish


def choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """Give (code, word) for each value of an enum, as a form lists them."""
    return [(value.value, word(value)) for value in kind]


def spoken() -> str:
    """Give the language of this request: "da" or "en"."""
    return str(get_locale() or "da")[:2]
