"""Where things are: the addresses of incidents, tasks and register objects, and their labels."""

from __future__ import annotations


def scenario_label(number: int) -> str:
    """Give a scenario's number as it is said aloud: R1."""
    return f"R{number}"


def scenario_url(number: int) -> str:
    """Give a scenario's page."""
    return f"/plan/vurderinger/{number}"


def incident_label(number: int) -> str:
    """Give an incident's number as it is said aloud: H1."""
    return f"H{number}"


def task_label(number: int) -> str:
    """Give a task's number as it is said aloud: O1."""
    return f"O{number}"


def decision_url(operation: str, number: int) -> str:
    """Give a decision's page."""
    return f"/operationer/{operation}/beslutninger/{number}"


def request_url(operation: str, number: int) -> str:
    """Where a request for help stands."""
    return f"/operationer/{operation}/anmodninger#anmodning-{number}"


def priorities_url(operation: str) -> str:
    """Where it is weighed and decided who gets what."""
    return f"/operationer/{operation}/prioritering"


def incident_url(operation: str, number: int) -> str:
    """Give an incident's page."""
    return f"/operationer/{operation}/haendelser/{number}"


def task_url(operation: str, number: int) -> str:
    """Give a task's page."""
    return f"/operationer/{operation}/opgaver/{number}"


def board_url(operation: str) -> str:
    """Give the board, with how each sector stands."""
    return f"/operationer/{operation}"


def entry_url(operation: str, number: int) -> str:
    """Where an entry of the log stands."""
    return f"/operationer/{operation}#post-{number}"


def then_url(operation: str, number: int) -> str:
    """Give the board as it stood after an entry."""
    return f"/operationer/{operation}/tidligere?post={number}"


def statement_url(operation: str, number: int) -> str:
    """Give a statement's page."""
    return f"/presse/{operation}/{number}"


def sheet_url(operation: str, number: int) -> str:
    """Give a handover sheet's page."""
    return f"/operationer/{operation}/overdragelse/{number}"


def meeting_url(operation: str, number: int) -> str:
    """Give a meeting's page: its minutes."""
    return f"/operationer/{operation}/moede/{number}"


def sitreps_url(operation: str) -> str:
    """Give the page on which the next situation picture is made."""
    return f"/operationer/{operation}/situationsbillede"


def sitrep_url(operation: str, sitrep: int) -> str:
    """Give a frozen picture's page."""
    return f"/operationer/{operation}/situationsbillede/{sitrep}"


def object_url(object_: str) -> str:
    """Give a register object's page."""
    return f"/plan/register/{object_}"
