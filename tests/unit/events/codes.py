"""Which fields of events hold no words of anybody's."""

from __future__ import annotations

CODES = {
    "beside",
    *("asked_by", "authority", "authority_name", "borrower_name", "category", "changed", "channel"),
    *(
        "code",
        "consumer",
        "counts",
        "fire_service",
        "fire_services",
        "frozen_hash",
        "group",
        "id",
        "kind",
        "kinds",
        "plan",
        "top",
    ),
    *("link", "partner", "plan"),
    *("kind_name", "lead", "lent_authority", "lent_authority_name", "lent_seat", "lent_seat_name"),
    *("planned_authority", "planned_authority_name", "planned_seat", "planned_seat_name"),
    *("municipalities", "municipality", "object", "objects", "only_for", "own_plan", "own_plans"),
    *("owner_authority", "owner_name", "region"),
    *("regions", "responsible", "responsible_name", "seat", "seat_name", "sector", "sector_name"),
    *("operation", "owner_authority", "resource_id"),
    *("kinds", "weighed"),
    *("goal", "goals"),
    *("code_mark", "command", "failed", "inject", "role", "seats", "to"),
    *("sha256", "signers", "successor", "suppliers", "supporting", "times"),
}
"""Fields of events that hold ids, names of authorities and seats, and words of our own lists."""
