"""A drill that is played as it is read: Danish and English."""

from __future__ import annotations

from enum import StrEnum

from crisis.terms.drills import Cell, ClockMove, DrillEnding, DrillPhase
from crisis.terms.waiting import WaitKind

DRILLS: tuple[tuple[StrEnum, str, str], ...] = (
    (Cell.CONTROL, "øvelsesledelsen", "exercise control"),
    (Cell.MEDIA, "mediecellen", "the media cell"),
    (Cell.CITIZENS, "borgercellen", "the citizens' cell"),
    (Cell.ANSWERING, "svarcellen", "the answering cell"),
    (ClockMove.START, "start", "start"),
    (ClockMove.PAUSE, "pause", "pause"),
    (ClockMove.RESUME, "fortsæt", "go on"),
    (ClockMove.SPEED, "hastighed", "speed"),
    (ClockMove.JUMP, "spring frem", "jump forward"),
    (ClockMove.POSTPONE, "udskyd resten", "postpone the rest"),
    (ClockMove.STEP, "skridt af afspilleren", "step by the player"),
    (ClockMove.PUT_RIGHT, "sat efter den tid, der gik", "put right by what passed"),
    (DrillPhase.NONE, "ingen drejebog", "no script"),
    (DrillPhase.READY, "klar", "ready"),
    (DrillPhase.RUNNING, "i gang", "running"),
    (DrillPhase.PAUSED, "på pause", "paused"),
    (DrillPhase.ENDED, "slut", "over"),
    (DrillEnding.FINISHED, "spillet til ende", "played out"),
    (DrillEnding.REAL_EVENT, "reel hændelse", "real event"),
    (WaitKind.COMCHECK, "svar på comcheck", "answer the comcheck"),
    (WaitKind.INJECT, "svar i øvelsen", "answer in the drill"),
)
