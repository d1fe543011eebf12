"""The field's words as they are read: enum value → Danish and English."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from flask_babel import get_locale

from crisis.projections.log import LogEntry
from crisis.terms.attachments import FileKind
from crisis.terms.callouts import CallAnswer, CallState
from crisis.terms.closing import MatterKind, Stage
from crisis.terms.contradictions import ContradictionState, FallKind, Ruling, Verdict
from crisis.terms.decisions import (
    Competence,
    DecisionState,
    FollowUpState,
    Outcome,
    Settlement,
)
from crisis.terms.exposure import Inside
from crisis.terms.figures import FigureKind
from crisis.terms.incidents import IncidentStatus, Severity
from crisis.terms.log import Certainty, Channel, EntryKind
from crisis.terms.national import NationalStaff
from crisis.terms.operations import Level, Mode, StepDown
from crisis.terms.partners import PartnerGroup
from crisis.terms.references import ReferenceKind
from crisis.terms.relief import SheetState
from crisis.terms.roles import AuthorityKind, Role
from crisis.terms.sectors import Colour
from crisis.terms.sight import Sight
from crisis.terms.tasks import TaskMove, TaskStatus
from crisis.terms.waiting import WaitKind
from crisis.web.subject_words import BY_SUBJECT

_WORDS: tuple[tuple[StrEnum, str, str], ...] = (
    (EntryKind.REPORT, "melding", "report"),
    (EntryKind.ACTION, "handling", "action"),
    (EntryKind.DECISION, "beslutning", "decision"),
    (EntryKind.OMISSION, "undladelse", "omission"),
    (EntryKind.REQUEST, "anmodning", "request"),
    (EntryKind.COMMUNICATION, "kommunikation", "communication"),
    (EntryKind.NOTE, "note", "note"),
    (Sight.PUBLIC, "offentlig", "public"),
    (Sight.INTERNAL, "intern", "internal"),
    (Sight.RESTRICTED, "kun for", "only for"),
    (Inside.WHOLE, "hele byen ligger inden for", "all of the town is inside"),
    (Inside.PART, "kun en del af byen ligger inden for", "only a part of the town is inside"),
    (
        Inside.MIDDLE,
        "kun byens midte er kendt: hvor mange der bor inden for, er ukendt",
        "only the town's middle is known: how many live inside is unknown",
    ),
    (Certainty.CONFIRMED, "bekræftet", "confirmed"),
    (Certainty.UNCONFIRMED, "ubekræftet", "unconfirmed"),
    (Certainty.PRESUMED, "formodet", "presumed"),
    (Channel.PHONE, "telefon", "phone"),
    (Channel.RADIO, "SINE-radio", "SINE radio"),
    (Channel.MAIL, "mail", "mail"),
    (Channel.MEETING, "møde", "meeting"),
    (Channel.IN_PERSON, "fremmøde", "in person"),
    (Channel.MEDIA, "medie", "media"),
    (Channel.SYSTEM, "system", "system"),
    (FileKind.JPEG, "billede (JPEG)", "picture (JPEG)"),
    (FileKind.PNG, "billede (PNG)", "picture (PNG)"),
    (FileKind.WEBP, "billede (WebP)", "picture (WebP)"),
    (FileKind.PDF, "PDF", "PDF"),
    (Level.DAILY, "Daglig drift", "Daily operation"),
    (Level.INFORMATION, "Informationsberedskab", "Information readiness"),
    (Level.STAFF, "Stabsberedskab", "Staff readiness"),
    (Level.OPERATIONS, "Operationsberedskab", "Operations readiness"),
    (
        StepDown.SETTLED,
        "ingen hændelse er i gang, og alle opgaver er kvitteret",
        "no incident is under way, and all tasks are acknowledged",
    ),
    (
        StepDown.STILL,
        "der er ikke skrevet noget i fire timer",
        "nothing has been written for four hours",
    ),
    (NationalStaff.NOST, "NOST", "NOST"),
    (NationalStaff.DCOK, "DCOK", "DCOK"),
    (NationalStaff.IOS, "IOS", "IOS"),
    (FigureKind.EVACUATED, "evakuerede", "evacuated"),
    (FigureKind.INJURED, "tilskadekomne", "injured"),
    (FigureKind.MISSING, "savnede", "missing"),
    (FigureKind.DEAD, "omkomne", "dead"),
    (FigureKind.HOUSEHOLDS, "berørte husstande", "households affected"),
    (FigureKind.ANIMALS, "berørte dyr", "animals affected"),
    (FigureKind.WITHOUT_POWER, "uden strøm", "without power"),
    (FigureKind.CLOSED_ROADS, "spærrede veje", "closed roads"),
    (FigureKind.OWN, "eget tal", "own figure"),
    (Outcome.CHOSEN, "valgt", "chosen"),
    (Outcome.DECIDED_NOT_TO, "besluttet ikke at gøre det", "decided not to"),
    (Outcome.POSTPONED, "udsat", "postponed"),
    (Competence.COORDINATION, "koordinerende ledelse (§ 17)", "coordination (§ 17)"),
    (Competence.OWN_SECTOR, "egen sektors ansvar", "own sector"),
    (Competence.DELEGATED, "efter bemyndigelse", "by delegation"),
    (DecisionState.HOLDS, "gælder", "holds"),
    (DecisionState.EXPIRED, "udløbet", "expired"),
    (DecisionState.REPLACED, "erstattet", "replaced"),
    (DecisionState.OVER, "gælder ikke længere", "holds no longer"),
    (FollowUpState.OPEN, "åben", "open"),
    (FollowUpState.DONE, "udført", "done"),
    (FollowUpState.NOT_NEEDED, "ikke længere nødvendig", "not needed any more"),
    (Settlement.DONE, "udført", "done"),
    (Settlement.NOT_NEEDED, "ikke længere nødvendig", "not needed any more"),
    (CallState.CALLED, "indkaldt", "called"),
    (CallState.ACKNOWLEDGED, "kvitteret", "acknowledged"),
    (CallState.ON_THE_WAY, "på vej", "on the way"),
    (CallState.PRESENT, "til stede", "present"),
    (CallState.CANNOT, "afbud", "cannot come"),
    (CallState.DEPUTY_CALLED, "stedfortræder kaldt", "deputy called"),
    (CallAnswer.ACKNOWLEDGE, "kvittér", "acknowledge"),
    (CallAnswer.ON_THE_WAY, "på vej", "on the way"),
    (CallAnswer.PRESENT, "til stede", "present"),
    (CallAnswer.CANNOT, "afbud", "cannot come"),
    (SheetState.OFFERED, "venter på afløseren", "waits for the relief"),
    (SheetState.TAKEN, "taget", "taken"),
    (SheetState.WITHDRAWN, "trukket tilbage", "withdrawn"),
    (SheetState.REPLACED, "erstattet", "replaced"),
    (Stage.RUNNING, "i gang", "running"),
    (Stage.CLOSED, "afsluttet", "closed"),
    (Stage.EVALUATED, "evalueret", "evaluated"),
    (Stage.ARCHIVED, "arkiveret", "archived"),
    (MatterKind.INCIDENT, "hændelse", "incident"),
    (MatterKind.TASK, "opgave", "task"),
    (MatterKind.STATEMENT, "udtalelse", "statement"),
    (MatterKind.FOLLOW_UP, "opfølgning", "follow-up"),
    (MatterKind.REQUEST, "anmodning", "request"),
    (WaitKind.CALL, "svar på indkaldelsen", "answer the call"),
    (WaitKind.CALL_SILENT, "intet svar: kald en stedfortræder", "no answer: call a deputy"),
    (WaitKind.SITREP, "lav situationsbilledet", "make the situation picture"),
    (WaitKind.SITREP_LATE, "situationsbilledet er for sent", "the situation picture is late"),
    (WaitKind.HANDOVER, "tag vagten", "take over the shift"),
    (
        WaitKind.RELIEF_DUE,
        "vagtskifte om lidt: lav arket",
        "relief is near: write the sheet",
    ),
    (WaitKind.TASK_ASKED, "svar på opgaven", "answer the task"),
    (WaitKind.TASK_SAID, "bekræft jeres svar pr. telefon", "confirm your answer by telephone"),
    (WaitKind.TASK_READY, "opgaven kan begynde", "the task can begin"),
    (WaitKind.TASK_NEAR, "fristen er nær", "the deadline is near"),
    (WaitKind.TASK_LATE, "fristen er passeret", "the deadline has passed"),
    (WaitKind.TASK_DONE, "kvittér for opgaven", "acknowledge the task"),
    (WaitKind.TASK_UNOWNED, "bed en anden om opgaven", "ask another for the task"),
    (WaitKind.ENTRY_SAID, "bekræft posten", "confirm the entry"),
    (WaitKind.SIGNATURE, "skriv under", "sign"),
    (WaitKind.RELEASE, "frigiv", "release"),
    (WaitKind.FLAG, "ret, eller lad stå", "correct, or keep"),
    (WaitKind.FOLLOW_UP, "følg op", "follow up"),
    (ReferenceKind.AUTHORITY, "myndighed", "authority"),
    (ReferenceKind.ENTRY, "post", "entry"),
    (ReferenceKind.INCIDENT, "hændelse", "incident"),
    (ReferenceKind.TASK, "opgave", "task"),
    (ReferenceKind.STATEMENT, "udtalelse", "statement"),
    (ReferenceKind.OBJECT, "sted i registret", "place of the register"),
    (WaitKind.MENTION, "I er nævnt: læs posten", "you are named: read the entry"),
    (WaitKind.FOLLOW, "du følger op", "you follow up"),
    (WaitKind.FOLLOW_LATE, "fristen er passeret: følg op", "past its time: follow up"),
    (WaitKind.REQUEST, "svar på anmodningen om hjælp", "answer the request for help"),
    (WaitKind.CONTRADICTION, "afgør modstriden", "settle the contradiction"),
    (ContradictionState.OPEN, "ikke afgjort", "not settled"),
    (ContradictionState.SETTLED, "afgjort", "settled"),
    (ContradictionState.FALLEN, "faldet væk", "fallen away"),
    (FallKind.CORRECTED, "rettet", "corrected"),
    (FallKind.ERASED, "slettet efter loven", "erased by law"),
    (Ruling.HOLDS, "gælder", "holds"),
    (Ruling.NOT, "gælder ikke", "does not hold"),
    (Ruling.PARTLY, "gælder for en del", "holds in part"),
    (Verdict.ONE, "én post gælder", "one entry holds"),
    (Verdict.NONE, "ingen af dem gælder", "none of them holds"),
    (Verdict.PARTLY, "de gælder hver for en del", "each holds in part"),
    (Mode.LIVE, "LIVE", "LIVE"),
    (Mode.EXERCISE, "ØVELSE", "EXERCISE"),
    (Role.CHAIR, "formand", "chair"),
    (Role.CHIEF_OF_STAFF, "stabschef", "chief of staff"),
    (Role.LOG_KEEPER, "logfører", "log keeper"),
    (Role.CONTROL_ROOM, "vagtcentral", "control room"),
    (Role.COMMUNICATION, "kommunikation", "communication"),
    (Role.REPRESENTATIVE, "repræsentant", "representative"),
    (Role.PLANNER, "planlægger", "planner"),
    (Role.OBSERVER, "observatør", "observer"),
    (Role.GUEST, "gæst", "guest"),
    (Role.PUBLISHER, "udgiver", "publisher"),
    (AuthorityKind.POLICE, "politi", "police"),
    (AuthorityKind.MUNICIPALITY, "kommune", "municipality"),
    (AuthorityKind.REGION, "region", "region"),
    (AuthorityKind.FIRE_SERVICE, "brandvæsen", "fire service"),
    (AuthorityKind.STATE, "stat", "state"),
    (AuthorityKind.DEFENCE, "forsvar", "defence"),
    (AuthorityKind.UTILITY, "forsyning", "utility"),
    (AuthorityKind.OTHER, "anden", "other"),
    (PartnerGroup.AUTHORITY, "myndighed", "authority"),
    (PartnerGroup.ASSOCIATION, "forening", "association"),
    (PartnerGroup.COMPANY, "virksomhed", "company"),
    (PartnerGroup.LOCAL_COUNCIL, "lokalråd+", "local council+"),
    (PartnerGroup.OTHER, "anden", "other"),
    (Severity.GREEN, "grøn", "green"),
    (Severity.YELLOW, "gul", "yellow"),
    (Severity.RED, "rød", "red"),
    (IncidentStatus.POSSIBLE, "mulig", "possible"),
    (IncidentStatus.ONGOING, "i gang", "ongoing"),
    (IncidentStatus.CONTAINED, "under kontrol", "contained"),
    (IncidentStatus.OVER, "slut", "over"),
    (TaskStatus.ASKED, "bedt", "asked"),
    (TaskStatus.ACCEPTED, "accepteret", "accepted"),
    (TaskStatus.DECLINED, "afvist", "declined"),
    (TaskStatus.CONTESTED, "bestridt", "contested"),
    (TaskStatus.UNDER_WAY, "i arbejde", "under way"),
    (TaskStatus.DONE, "udført", "done"),
    (TaskStatus.CLOSED, "kvitteret", "acknowledged"),
    (TaskMove.ACCEPT, "acceptér", "accept"),
    (TaskMove.DECLINE, "afvis", "decline"),
    (TaskMove.CONTEST, "bestrid", "contest"),
    (TaskMove.START, "gå i gang", "start"),
    (TaskMove.FINISH, "meld udført", "report done"),
    (Colour.GREEN, "grøn", "green"),
    (Colour.YELLOW, "gul", "yellow"),
    (Colour.RED, "rød", "red"),
    (Colour.UNKNOWN, "ukendt", "unknown"),
)

# Two enums may have the same code (`municipality`), which Python takes for one and the same key.
WORDS: dict[tuple[type[StrEnum], str], tuple[str, str]] = {
    (type(value), value.value): (danish, english) for value, danish, english in _WORDS + BY_SUBJECT
}

LEVELS = tuple(Level)
"""Lowest first; the place in this row is the number of bars the board shows."""


def word(value: StrEnum | None, language: str | None = None) -> str:
    """Say an enum value in the reader's language; nothing for None."""
    if value is None:
        return ""
    danish, english = WORDS[type(value), value.value]
    return english if (language or spoken()) == "en" else danish


def choices(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """Give (code, word) for each value of an enum, as a form lists them."""
    return [(value.value, word(value)) for value in kind]


def spoken() -> str:
    """Give the language of this request: "da" or "en"."""
    return str(get_locale() or "da")[:2]


def named(one: LogEntry) -> Iterator[str]:
    """Give the words that pages write for an entry's codes, in both languages, to be found by."""
    for code in (one.kind, one.certainty):
        if code is not None:
            yield " ".join(WORDS[type(code), code.value])
