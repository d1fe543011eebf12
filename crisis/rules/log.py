"""Rules about the staff log: pen, not pencil. Nothing is edited, nothing is taken away."""

from __future__ import annotations

from typing import Any

from crisis.commands.log import ConfirmEntry, CorrectEntry, RecordEntry, SupplementEntry
from crisis.errors import RefusalKind, Refused
from crisis.events.log import (
    EntryConfirmed,
    EntryCorrected,
    EntryRecorded,
    EntrySupplemented,
)
from crisis.projections.log import LogEntry
from crisis.rules.authorities import names_of
from crisis.rules.known import Answer, By, Known
from crisis.rules.role_groups import LOG_OFFICE
from crisis.rules.speaking import spoken, spoken_names
from crisis.terms.log import AHEAD_LIMIT, SUPPLEMENT_LIMIT, EntryKind
from crisis.terms.roles import Role

DETAILS = ("kind", "certainty", "source", "channel", "occurred_at", "expected_at", "place")


def record(known: Known, command: RecordEntry, by: By) -> Answer:
    """Only the text is needed; what happened lies at most five minutes ahead of now."""
    no = _text_missing(command.text) or _decides(command, by) or _times(command, by)
    no = no or spoken(known, by)
    if no:
        return no
    return (EntryRecorded(text=command.text, **_details(command), **spoken_names(known, by)),)


def correct(known: Known, command: CorrectEntry, by: By) -> Answer:
    """A correction is a new entry; the last word on the matter is what may be corrected.

    The authority whose words they are may, and the log office for all.
    """
    old = _find(known, command.number)
    if isinstance(old, Refused):
        return old
    no = (
        _text_missing(command.text)
        or _is_a_switch(old)
        or _may_correct(old, by)
        or _decides(command, by)
        or _times(command, by)
        or spoken(known, by)
    )
    if no:
        return no
    new = {name: _first(getattr(command, name), getattr(old, name)) for name in DETAILS}
    if command.text == old.text and all(new[name] == getattr(old, name) for name in DETAILS):
        return Refused("log.unchanged", field="text")
    names = spoken_names(known, by)
    if names["on_behalf_of"] is None and by.authority != old.owner:
        # The log office puts another authority's words right: they stay that authority's
        # words, and wait for its confirmation again.
        names["on_behalf_of"] = old.on_behalf_of
    return (
        EntryCorrected(
            corrects=command.number, reason=command.reason, text=command.text, **new, **names
        ),
    )


def supplement(known: Known, command: SupplementEntry, by: By) -> Answer:
    """Details may follow within two minutes, from the seat that wrote; nothing is struck."""
    old = _find(known, command.number)
    if isinstance(old, Refused):
        return old
    given = {name: getattr(command, name) for name in DETAILS}
    if command.text is None and all(value is None for value in given.values()):
        return Refused("log.supplement_empty", field="text")
    if by.seat != old.seat:
        return _forbidden("log.not_yours")
    if by.now - old.recorded_at > SUPPLEMENT_LIMIT:
        return Refused("log.too_late_to_supplement", kind=RefusalKind.CONFLICT, limit_minutes=2)
    no = _decides(command, by) or _times(command, by) or spoken(known, by)
    if no:
        return no
    return (
        EntrySupplemented(
            supplements=command.number, text=command.text, **given, **spoken_names(known, by)
        ),
    )


def confirm(known: Known, command: ConfirmEntry, by: By) -> Answer:
    """Only the authority whose words were written down confirms them, and once."""
    old = _find(known, command.number)
    if isinstance(old, Refused):
        return old
    if old.on_behalf_of is None:
        return Refused("log.not_on_behalf", field="number", kind=RefusalKind.CONFLICT)
    if by.on_behalf_of is not None or by.authority != old.on_behalf_of.authority:
        return _forbidden("log.not_yours")
    if old.confirmed_by is not None:
        return Refused(
            "log.already_confirmed", field="number", kind=RefusalKind.CONFLICT, by=old.confirmed_by
        )
    if old.corrected_by is not None:
        return _corrected(old)
    seat_name, authority_name = names_of(known, by)
    return (
        EntryConfirmed(confirms=command.number, seat_name=seat_name, authority_name=authority_name),
    )


def may_correct(old: LogEntry, by: By) -> bool:
    """Says whether the page should offer a correction."""
    return not old.erased and (_is_a_switch(old) or _may_correct(old, by)) is None


def may_supplement(old: LogEntry, by: By) -> bool:
    """Says whether the page should offer a supplement."""
    fresh = by.now - old.recorded_at <= SUPPLEMENT_LIMIT
    return not old.erased and by.seat == old.seat and fresh


def may_confirm(old: LogEntry, by: By) -> bool:
    """Says whether the entry waits for this authority's confirmation."""
    return (
        old.on_behalf_of is not None
        and old.on_behalf_of.authority == by.authority
        and old.confirmed_by is None
        and old.corrected_by is None
    )


def may_contest(old: LogEntry) -> bool:
    """Says whether another entry may be said to disagree with it."""
    speaks = not (old.erased or old.hidden)
    return speaks and old.corrected_by is None and old.contradiction is None


def _find(known: Known, number: int) -> LogEntry | Refused:
    old = known.situation.log.get(number) if known.situation else None
    if old is None:
        return Refused("log.unknown_entry", field="number", kind=RefusalKind.UNKNOWN, number=number)
    if old.erased:
        return Refused("log.erased", field="number", kind=RefusalKind.CONFLICT)
    return old


def _is_a_switch(old: LogEntry) -> Refused | None:
    """What the board shows beside the log is put right by saying it anew: other words in the log
    would leave the board as it is."""
    if old.meeting is not None and old.item is None:
        return Refused("log.meeting_held", field="number", kind=RefusalKind.CONFLICT)
    for field, code in _SWITCHES.items():
        if getattr(old, field) is not None:
            return Refused(code, field="number", kind=RefusalKind.CONFLICT)
    return None


_SWITCHES = {
    "level": "log.level_decided",
    "assessment": "log.first_assessed",
    "figure": "log.figure_set",
    "decision": "log.decision_taken",
    "outage": "log.outage_reported",
    "allotment": "log.priorities_set",
    "call": "log.staff_called",
    "partner": "log.partner_seated",
    "loan": "log.seat_lent",
    "sheet": "log.handover_sheet",
    "sitrep": "log.sitrep_frozen",
    "contradiction": "log.contradiction",
    "stage": "log.stage_reached",
    "national": "log.national_told",
}
"""What a row shows beside the log → why it is not corrected."""


def _may_correct(old: LogEntry, by: By) -> Refused | None:
    if old.corrected_by is not None:
        return _corrected(old)
    if by.authority not in (old.owner, old.authority) and by.role not in LOG_OFFICE:
        return _forbidden("log.not_yours")
    return None


def _corrected(old: LogEntry) -> Refused:
    return Refused(
        "log.already_corrected", field="number", kind=RefusalKind.CONFLICT, by=old.corrected_by
    )


def _text_missing(text: str) -> Refused | None:
    return None if text.strip() else Refused("log.text_missing", field="text")


def _decides(command: RecordEntry | CorrectEntry | SupplementEntry, by: By) -> Refused | None:
    """A guest tells and asks; what the staff does or leaves undone it decides itself."""
    decided = command.kind in (EntryKind.DECISION, EntryKind.OMISSION)
    if decided and by.role is Role.GUEST:
        return Refused("log.guest_decides", field="kind", kind=RefusalKind.FORBIDDEN)
    return None


def _times(command: RecordEntry | CorrectEntry | SupplementEntry, by: By) -> Refused | None:
    if command.occurred_at is not None and command.occurred_at > by.now + AHEAD_LIMIT:
        return Refused("log.occurred_in_future", field="occurred_at", limit_minutes=5)
    if command.expected_at is not None and command.expected_at <= by.now:
        return Refused("log.expected_in_past", field="expected_at")
    return None


def _details(command: RecordEntry) -> dict[str, Any]:
    return {name: getattr(command, name) for name in DETAILS}


def _first(new: Any, old: Any) -> Any:
    return old if new is None else new


def _forbidden(code: str) -> Refused:
    return Refused(code, kind=RefusalKind.FORBIDDEN)
