"""Words about the national staffs above the local one. Dansk: national stab."""

from __future__ import annotations

from enum import StrEnum


class NationalStaff(StrEnum):
    """A staff of the state that may be set; the local staff reports to NOST while it is.

    Dansk: NOST, DCOK, IOS.
    """

    NOST = "nost"
    DCOK = "dcok"
    IOS = "ios"


ASKED_ABOUT = (NationalStaff.NOST, NationalStaff.DCOK)
"""Of these the situation picture says whether they are set, if only that it is unknown."""
STAFF_NAMES = {one: one.name for one in NationalStaff}
"""As the log says them."""
