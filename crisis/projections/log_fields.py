"""Which fields of an event stand in its row of the log as they are."""

from __future__ import annotations

OF_A_LEVEL = ("text", "reason", "basis", "level", "seat_name", "authority_name")
OF_A_FIGURE = (
    *("text", "figure", "certainty", "source", "corrects", "seat_name", "authority_name"),
    "on_behalf_of",
)
OF_A_DECISION = ("text", "decision", "seat_name", "authority_name", "on_behalf_of")
OF_A_SEAT = ("text", "partner", "sheet", "loan", "sitrep", "seat_name", "authority_name")
OF_A_CONTRADICTION = (
    *("contradiction", "supplements", "text", "reason", "certainty", "seat_name"),
    *("authority_name", "on_behalf_of"),
)
OF_AN_OUTAGE = ("text", "source", "seat_name", "authority_name", "on_behalf_of")
OF_THE_STATE = ("text", "source", "seat_name", "authority_name")
STANDS = (
    *("number", "recorded_at", "account", "seat", "authority", "corrects", "corrected_by"),
    *("supplements", "supplemented_by", "confirmed_by", "confirmed_at"),
)
"""What of an entry is known without its words."""
