"""What is measured of an operation as it is read: Danish and English."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from crisis.terms.review import Grade, Milestone, QuestionKind

REVIEW: tuple[tuple[StrEnum, str, str], ...] = (
    (Milestone.ENTRY, "første post", "first entry"),
    (Milestone.CALL_OUT, "staben indkaldt", "staff called in"),
    (Milestone.LEVEL, "niveau besluttet", "level decided"),
    (Milestone.MEETING, "første stabsmøde", "first staff meeting"),
    (Milestone.ACCEPTED, "første opgave taget", "first task taken"),
    (Milestone.HOLDING, "ventebesked ude", "holding statement out"),
    (Milestone.STATEMENT, "samstemt udtalelse ude", "agreed statement out"),
    (Milestone.SITREP, "første SITBIL", "first situation picture"),
    (QuestionKind.CALL_OUT, "indkaldelse", "call-out"),
    (QuestionKind.TASK, "opgave", "task"),
    (QuestionKind.REQUEST, "anmodning om hjælp", "request for help"),
    (QuestionKind.INJECT, "indspil", "inject"),
    (Grade.PERFORMED, "udført", "performed"),
    (Grade.SOME, "udført med mindre udfordringer", "performed with some challenges"),
    (Grade.MAJOR, "udført med større udfordringer", "performed with major challenges"),
    (Grade.UNABLE, "ikke udført", "unable to perform"),
)


def time_of_drill(at: timedelta) -> str:
    """Give a time from the beginning: `T+01:30`."""
    minutes = max(0, int(at.total_seconds() // 60))
    return f"T+{minutes // 60:02}:{minutes % 60:02}"


def length_of(length: timedelta, language: str) -> str:
    """Give how long something took: `40 sek.`, `12 min`, `1 t 05 min`."""
    seconds = max(0, round(length.total_seconds()))
    if seconds < 60:
        return f"{seconds} {'sec' if language == 'en' else 'sek.'}"
    hours, minutes = divmod(seconds // 60, 60)
    hour = "h" if language == "en" else "t"
    return f"{hours} {hour} {minutes:02} min" if hours else f"{minutes} min"
