"""What a branch or a trigger of a script asks, as it is read: Danish and English."""

from __future__ import annotations

from enum import StrEnum

from crisis.drills.injects import Deed

SCRIPTS: tuple[tuple[StrEnum, str, str], ...] = (
    (Deed.WROTE, "skrevet i loggen", "written in the log"),
    (Deed.CORRECTED, "rettet en post", "corrected an entry"),
    (Deed.LEVEL, "afgjort niveauet", "decided the level"),
    (Deed.CALLED_STAFF, "indkaldt staben", "called the staff"),
    (Deed.DECIDED, "taget en beslutning", "taken a decision"),
    (Deed.ASKED_TASK, "stillet en opgave", "asked for a task"),
    (Deed.ANSWERED_TASK, "svaret på en opgave", "answered a task"),
    (Deed.REQUESTED, "bedt om en ressource", "asked for a resource"),
    (Deed.WARNED, "varslet borgerne", "warned the public"),
    (Deed.SITREP, "frosset et situationsbillede", "frozen a situation picture"),
    (Deed.MET, "åbnet et stabsmøde", "opened a staff meeting"),
)
