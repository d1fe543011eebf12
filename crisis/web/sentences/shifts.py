"""Refusals about shifts, in words."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "shift.unknown_seat": (
        "Den plads er der ikke. Vælg en fra listen.",
        "There is no such seat. Choose one of the list.",
    ),
    "shift.not_yours": (
        "Vagter planlægges af pladsens egen myndighed, formanden eller stabschefen. "
        "Logføreren skriver, hvad myndigheden siger i telefonen.",
        "Shifts are planned by the seat's own authority, the chair or the chief of staff. "
        "The log keeper writes what the authority says by telephone.",
    ),
    "shift.who_missing": (
        "Skriv, hvem der har vagten: en funktion eller en konto.",
        "Write who has the shift: a function or an account.",
    ),
    "shift.ends_before": (
        "Vagten slutter, før den begynder. Skriv dag og tid, som 18/11 02:00, når den går over "
        "midnat.",
        "The shift ends before it begins. Write day and time, such as 18/11 02:00, when it goes "
        "past midnight.",
    ),
    "shift.over": (
        "Vagten er slut allerede. Planen er for det, der kommer.",
        "The shift is over already. The plan is for what is to come.",
    ),
    "shift.too_far": (
        "Der planlægges højst {days} dage frem. Se efter dag og måned.",
        "Plans go at most {days} days ahead. Check day and month.",
    ),
    "shift.unchanged": (
        "Der er ikke ændret noget. Ret det, der skal stå anderledes.",
        "Nothing was changed. Change what should stand differently.",
    ),
    "shift.unknown": (
        "Den vagt er ikke i planen. Hent siden igen.",
        "That shift is not in the plan. Load the page again.",
    ),
    "shift.withdrawn": (
        "Vagten er taget ud af planen. Skriv en ny.",
        "The shift was taken out of the plan. Write a new one.",
    ),
    "shift.meanwhile": (
        "En anden har rettet vagten imens. Se, hvad der står nu.",
        "Somebody else changed the shift meanwhile. See what stands now.",
    ),
    "erasure.shift_stands": (
        "Vagten står sådan i planen nu. Ret den, eller tag den ud; slet derefter.",
        "The shift stands so in the plan now. Change it or take it out; then erase.",
    ),
}
"""The refusals in words, by subject: code → Danish and English. Read through texts.py alone."""
