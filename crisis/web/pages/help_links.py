"""The way from an incident or a task to asking for help for it."""

from __future__ import annotations

from crisis.commands.requests import MakeRequest
from crisis.projections.situation import Situation
from crisis.rules.closing import offers
from crisis.rules.known import By

INCIDENT, TASK = "haendelse", "opgave"
"""How the address names what help is asked for."""


def help_url(situation: Situation, by: By, about: str, number: int) -> str:
    """Give the form with what it is for filled in; nothing to who may not ask, nor to a guest,
    who has no page of requests."""
    if by.link is not None or not offers(situation, MakeRequest, by):
        return ""
    return f"/operationer/{situation.operation}/anmodninger?{about}={number}"
