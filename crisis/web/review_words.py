"""What is measured of an operation as it is read: Danish and English."""

from __future__ import annotations

from enum import StrEnum

from crisis.terms.review import Milestone, QuestionKind

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
)
