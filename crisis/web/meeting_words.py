"""Meetings as they are read: Danish and English."""

from __future__ import annotations

from enum import StrEnum

from crisis.terms.meetings import (
    AgendaItem,
    MeetingKind,
    MeetingSource,
    MeetingState,
    Presence,
)

MEETINGS: tuple[tuple[StrEnum, str, str], ...] = (
    (MeetingKind.FIRST, "første møde", "first meeting"),
    (MeetingKind.STATUS, "statusmøde", "status meeting"),
    (MeetingKind.CLOSING, "afsluttende møde", "closing meeting"),
    (Presence.PRESENT, "til stede", "present"),
    (Presence.PHONE, "på telefon", "by telephone"),
    (Presence.ABSENT, "fraværende", "absent"),
    (MeetingState.CALLED, "indkaldt", "called"),
    (MeetingState.CANCELLED, "aflyst", "called off"),
    (MeetingState.OPEN, "i gang", "being held"),
    (MeetingState.CLOSED, "holdt, referat venter", "held, minutes wait"),
    (MeetingState.APPROVED, "referat godkendt", "minutes approved"),
    (MeetingSource.CALLED, "indkaldt for sig", "called by itself"),
    (MeetingSource.STAFF_CALLED, "stabens indkaldelse", "the calling-in of the staff"),
    (MeetingSource.RHYTHM, "stabsrytmen", "the rhythm"),
    (
        AgendaItem.PARTICIPANTS,
        "Deltagere registreres; referent og logfører udpeges",
        "Who is here; who keeps minutes and log",
    ),
    (
        AgendaItem.ROLES,
        "Roller: formand, stabschef, kommunikation, log, forbindelse",
        "Roles: chair, chief of staff, communication, log, liaison",
    ),
    (
        AgendaItem.SITUATION,
        "Situationen kort, og hvorfor staben er aktiveret",
        "The situation in short, and why the staff was activated",
    ),
    (AgendaItem.CHANGES, "Ændringer siden sidst", "What changed since last time"),
    (
        AgendaItem.DEVELOPMENT,
        "Udvikling: sandsynlig og værste, næste 6, 24 og 72 timer",
        "Development: probable and worst, next 6, 24 and 72 hours",
    ),
    (AgendaItem.SAFETY, "Sikkerhed for stab og indsatte", "Safety of staff and crews"),
    (
        AgendaItem.ROUND,
        "Bordet rundt: sektorstatus på afvigelse, opgaver, behov",
        "Round the table: sectors that deviate, tasks, needs",
    ),
    (
        AgendaItem.DIRECTION,
        "Retning, hensigt og prioriteringer",
        "Direction, intent and priorities",
    ),
    (AgendaItem.TASKS, "Opgaver: ejer, frist, hvad der er åbent", "Tasks: owner, deadline, open"),
    (
        AgendaItem.PRIORITIES,
        "Prioriteringskonflikter og beslutninger",
        "Conflicts of priority and decisions",
    ),
    (
        AgendaItem.RESOURCES,
        "Ressourcer, behov og ekstern bistand",
        "Resources, needs and help from outside",
    ),
    (AgendaItem.MEDIA, "Mediebillede og henvendelser", "Media and inquiries"),
    (
        AgendaItem.COMMUNICATION,
        "Kommunikation: målgrupper, budskab, talsperson, varsling",
        "Communication: audiences, message, spokesperson, warning",
    ),
    (
        AgendaItem.LEVEL,
        "Aktiveringsniveau op eller ned; flere pladser",
        "Level up or down; more seats",
    ),
    (
        AgendaItem.PROCEDURES,
        "Særlige procedurer: log, økonomi, bemyndigelse, følsomme oplysninger",
        "Procedures: log, money, authority to act, sensitive information",
    ),
    (
        AgendaItem.LOGISTICS,
        "Logistik: lokaler, linjer, afløsning, forplejning",
        "Logistics: rooms, lines, relief, food",
    ),
    (AgendaItem.LESSONS, "Erfaringsopsamling", "Lessons"),
    (AgendaItem.SUMMARY, "Opsummering af beslutninger", "Summary of decisions"),
    (AgendaItem.NEXT, "Næste møde", "Next meeting"),
)
