"""What every command has in common."""

from __future__ import annotations

import msgspec


class Command(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=False
):
    """A wish, in the imperative. It knows nothing of what happens next. Dansk: kommando."""
