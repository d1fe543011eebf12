"""Words about erasing by law. Dansk: sletning."""

from __future__ import annotations

ERASED_TITLE = "Slettet efter loven"
"""What stands where a statement's words stood, on the desk and in the press room alike."""
