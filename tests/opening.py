"""An operation above daily operation, as it is opened in earnest: with a reason and its basis."""

from __future__ import annotations

from typing import Any

from crisis.terms.operations import Level

STAFFED: dict[str, Any] = {"level": Level.STAFF, "reason": "Vandet stiger", "basis": "DMI"}
"""Level decision no. 1: it is the operation's second entry."""
