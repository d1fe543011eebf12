"""The words of statements, their states and how they leave, for `words.py`."""

from __future__ import annotations

from enum import StrEnum

from crisis.terms.statements import (
    Act,
    Audience,
    ChannelKind,
    Delivery,
    StatementKind,
    StatementState,
)

STATEMENTS: tuple[tuple[StrEnum, str, str], ...] = (
    (Audience.EVERYBODY, "alle", "everybody"),
    (Audience.AREA, "beboere i området", "people in the area"),
    (Audience.RELATIVES, "pårørende", "relatives"),
    (Audience.MEDIA, "pressen", "the press"),
    (StatementKind.ORDINARY, "udtalelse", "statement"),
    (StatementKind.HOLDING, "ventebesked", "holding statement"),
    (StatementKind.CORRECTION, "rettelse", "correction"),
    (StatementState.DRAFT, "udkast", "draft"),
    (StatementState.READY, "klar til godkendelse", "ready for approval"),
    (StatementState.RELEASED, "frigivet", "released"),
    (StatementState.PUBLISHED, "udsendt", "published"),
    (StatementState.CORRECTED, "afløst af rettelse", "corrected"),
    (StatementState.RETRACTED, "trukket tilbage", "retracted"),
    (StatementState.DISCARDED, "kasseret", "discarded"),
    (Act.PUBLISH, "udsendelse", "publication"),
    (Act.RETRACT, "tilbagetrækning", "retraction"),
    (ChannelKind.PRESS_ROOM, "presserum", "press room"),
    (ChannelKind.WEBHOOK, "webhook", "webhook"),
    (ChannelKind.MAIL, "pressemail", "mail to the press"),
    (ChannelKind.SINK, "øvelsesdræn", "exercise sink"),
    (Delivery.WAITING, "venter", "waiting"),
    (Delivery.DELIVERED, "modtaget", "delivered"),
    (Delivery.FAILED, "fejlet", "failed"),
    (Delivery.UNCERTAIN, "uvis", "uncertain"),
    (Delivery.CANCELLED, "bortfaldet", "cancelled"),
    (Delivery.EXPIRED, "udløbet", "expired"),
)
