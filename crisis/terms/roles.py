"""The functions that a seat in the staff may have."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """A function in the staff, not a person. Dansk: funktion."""

    CHAIR = "chair"
    CHIEF_OF_STAFF = "chief_of_staff"
    LOG_KEEPER = "log_keeper"
    CONTROL_ROOM = "control_room"
    COMMUNICATION = "communication"
    REPRESENTATIVE = "representative"
    PLANNER = "planner"
    OBSERVER = "observer"
    GUEST = "guest"
    """A partner by link: no seat of the directory has it, one operation's ad hoc seat does."""
    PUBLISHER = "publisher"
    """The process that sends; no seat and no person has it."""


class AuthorityKind(StrEnum):
    """What sort of authority it is. Dansk: myndighedens art."""

    POLICE = "police"
    MUNICIPALITY = "municipality"
    REGION = "region"
    FIRE_SERVICE = "fire_service"
    STATE = "state"
    DEFENCE = "defence"
    UTILITY = "utility"
    OTHER = "other"
