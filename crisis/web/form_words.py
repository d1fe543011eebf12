"""The words of the forms of drill and of what each asks of its script, for `words.py`."""

from __future__ import annotations

from enum import StrEnum

from crisis.drills.forms import Need
from crisis.drills.injects import Form

FORMS: tuple[tuple[StrEnum, str, str], ...] = (
    (Form.PROCEDURE, "procedureøvelse", "procedure drill"),
    (Form.DILEMMA, "dilemmaøvelse", "dilemma drill"),
    (Form.STAFF, "stabsøvelse", "staff drill"),
    (Form.FULL_SCALE, "fuldskalaøvelse", "full-scale drill"),
    (Need.GOAL, "mindst ét øvelsesmål", "at least one goal"),
    (Need.DEADLINE, "en tid for alt, der ventes", "a time for all that is expected"),
    (Need.DILEMMA, "et dilemma med spørgsmål og tid", "a dilemma with questions and a time"),
    (Need.TALK_ONLY, "ingen trin eller kommandoer", "no steps or commands"),
    (Need.ONE_AT_A_TIME, "ét dilemma ad gangen", "one dilemma at a time"),
    (Need.START, "en startsituation", "a start situation"),
    (
        Need.SEATS,
        "mindst to pladser, og en celle, der spiller omverdenen",
        "at least two seats, and a cell that plays the world outside",
    ),
    (Need.EXPECTED, "en forventet reaktion at evaluere", "an expected reaction to evaluate"),
    (Need.SAFETY, "hvem der standser øvelsen ved fare", "who stops the drill in danger"),
)
