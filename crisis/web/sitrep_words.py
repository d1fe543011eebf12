"""The fields of the situation picture as they are read: Danish and English."""

from __future__ import annotations

from enum import StrEnum

from crisis.terms.sitreps import FactKind, SitrepField, Unsaid

SITREPS: tuple[tuple[StrEnum, str, str], ...] = (
    (SitrepField.LEVEL, "aktiveringsniveau", "level of readiness"),
    (SitrepField.INCIDENT, "hændelse", "incident"),
    (SitrepField.EXTENT, "omfang", "extent"),
    (SitrepField.AFFECTED, "berørte myndigheder", "authorities affected"),
    (SitrepField.SECTORS, "sektorstatus", "status of the sectors"),
    (SitrepField.WEATHER, "vejr og prognose", "weather and forecast"),
    (SitrepField.MEASURES, "iværksatte tiltag", "measures taken"),
    (SitrepField.INTENT, "hensigt og prioriteringer", "intent and priorities"),
    (SitrepField.OUTLOOK, "forventet udvikling", "expected development"),
    (SitrepField.RESOURCES, "ressourcer og behov", "resources and needs"),
    (SitrepField.DECISIONS, "beslutninger", "decisions"),
    (SitrepField.TASKS, "åbne opgaver", "open tasks"),
    (SitrepField.RISKS, "kritiske steder i området", "critical places in the area"),
    (SitrepField.COMMUNICATION, "kommunikation", "communication"),
    (SitrepField.SENSITIVE, "må ikke offentliggøres", "not for publication"),
    (SitrepField.CHANGES, "ændringer siden sidst", "changes since the last"),
    (FactKind.LEVEL, "niveau", "level"),
    (FactKind.NATIONAL, "national stab", "national staff"),
    (FactKind.INCIDENT, "hændelse", "incident"),
    (FactKind.FIGURE, "tal", "figure"),
    (FactKind.AFFECTED, "berørt myndighed", "authority affected"),
    (FactKind.SECTOR, "sektor", "sector"),
    (FactKind.OUTAGE, "ude af drift", "out of use"),
    (FactKind.ENTRY, "post", "entry"),
    (FactKind.PRIORITIES, "hensynenes rækkefølge", "order of the aims"),
    (FactKind.EXPECTED, "ventes", "expected"),
    (FactKind.STOCK, "beholdning", "stock"),
    (FactKind.NEED, "behov", "need"),
    (FactKind.REQUEST, "anmodning om hjælp", "request for help"),
    (FactKind.DECISION, "beslutning", "decision"),
    (FactKind.REOPENED, "genåbnet prioritering", "priorities reopened"),
    (FactKind.TASK, "opgave", "task"),
    (FactKind.EXPOSED, "steder i området", "places in the area"),
    (FactKind.NEAR, "sted i nærheden", "place nearby"),
    (FactKind.STATEMENT, "udtalelse", "statement"),
    (FactKind.CONTRADICTION, "modstrid", "contradiction"),
    (Unsaid.CAUSE, "årsag", "cause"),
    (Unsaid.INTENT, "hensigt", "intent"),
    (Unsaid.NEIGHBOURS, "nabokredse", "neighbouring districts"),
    (Unsaid.PROBABLE, "sandsynlig udvikling 6, 24 og 72 t", "probable course 6, 24 and 72 h"),
    (Unsaid.WORST, "værste udvikling 6, 24 og 72 t", "worst course 6, 24 and 72 h"),
    (Unsaid.MEDIA, "mediebillede", "what the media say"),
    (Unsaid.RUMOURS, "rygter", "rumours"),
    (Unsaid.SPOKESPERSON, "talspersoner", "spokespersons"),
)

PROMPTS: dict[SitrepField, tuple[str, str]] = {
    SitrepField.INCIDENT: (
        "Årsag: bekræftet eller formodet, og hvem siger det?",
        "Cause: confirmed or presumed, and who says so?",
    ),
    SitrepField.AFFECTED: (
        "Når det ud over kredsens grænse? Hvilke nabokredse er berørt eller orienteret?",
        "Does it reach over the edge of the district? Which neighbours are touched or informed?",
    ),
    SitrepField.INTENT: (
        "Hvad vil staben opnå, og hvad skal gøres først?",
        "What does the staff want to achieve, and what is to be done first?",
    ),
    SitrepField.OUTLOOK: (
        "Seks linjer: sandsynligt om 6 t, om 24 t, om 72 t; værst om 6 t, om 24 t, om 72 t.",
        "Six lines: probable in 6 h, in 24 h, in 72 h; worst in 6 h, in 24 h, in 72 h.",
    ),
    SitrepField.COMMUNICATION: (
        "Budskab, talspersoner, mediebillede, rygter: hvad siges der, og hvad er ikke rigtigt?",
        "Message, spokespersons, media, rumours: what is said, and what of it is not so?",
    ),
}
"""What a field asks for beside its box, where the board cannot fill it itself."""
