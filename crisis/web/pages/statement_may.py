"""What a reader may do at the press desk: asked of the rules, never guessed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from crisis.commands.base import Command
from crisis.commands.publishing import (
    IssueHoldingStatement,
    PausePublishing,
    ReleaseStatement,
    ResendStatement,
    ResumePublishing,
    RetractStatement,
)
from crisis.commands.statements import (
    DiscardStatement,
    DraftStatement,
    KeepStatement,
    PrepareCorrection,
    ReturnStatement,
    SignStatement,
    SubmitStatement,
)
from crisis.projections.statements import Statement
from crisis.rules import allows
from crisis.rules.closing import offers
from crisis.rules.known import Known, Proof, Question
from crisis.rules.signing import is_police
from crisis.rules.statements import may_write
from crisis.terms.statements import OPEN, outlets_of
from crisis.web.pages.incident_rows import Where


def permits(where: Where) -> dict[str, bool]:
    """Say what the seat may do at the desk at all."""
    by = replace(where.by, proved=Proof(how="offered", at=where.by.now))
    police = is_police(where.planning, by.authority)
    return {
        "draft": offers(where.situation, DraftStatement, by),
        "holding": police and offers(where.situation, IssueHoldingStatement, by),
        "pause": offers(where.situation, PausePublishing, by),
        "resume": police and offers(where.situation, ResumePublishing, by),
    }


def offered(one: Statement, where: Where) -> dict[str, Any]:
    """Ask the rules what they would say to each step, a fresh proof supposed."""
    known = Known(
        planning=where.planning,
        situation=where.situation,
        answers={Question.CHANNELS: outlets_of(where.situation.mode)},
    )
    by = replace(where.by, proved=Proof(how="offered", at=where.by.now), program=False)

    def yes(command: Command) -> bool:
        return allows(known, command, by)

    number, bound = one.number, one.hash or ""
    text = {"statement": number, "version": one.version}
    return {
        "change": one.state in OPEN
        and offers(where.situation, SubmitStatement, by)
        and may_write(known, one, by) is None,
        "submit": yes(SubmitStatement(**text)),
        "sign": yes(SignStatement(**text, hash=bound)),
        "return_": yes(ReturnStatement(**text, reason="…")),
        "release": yes(ReleaseStatement(**text, hash=bound)),
        "discard": yes(DiscardStatement(statement=number)),
        "retract": yes(RetractStatement(statement=number, notice="…")),
        "correct": yes(PrepareCorrection(statement=number)),
        "keep": [
            flag.corrected_by
            for flag in one.flags
            if yes(KeepStatement(statement=number, entry=flag.corrected_by, reason="…"))
        ],
        "resend": [
            (each.act.value, each.channel.id)
            for each in one.dispatches
            if yes(ResendStatement(statement=number, channel=each.channel.id, act=each.act))
        ],
    }
