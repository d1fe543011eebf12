"""Danish first; English by the reader's own choice, never by what the browser says."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, has_request_context, session
from flask_babel import Babel

LANGUAGES = ("da", "en")
LANGUAGE = "language"


def choose() -> str:
    """Give the language of this request."""
    # An error before the session was opened has none; it is said in Danish.
    kept = session.get(LANGUAGE) if has_request_context() and session is not None else None
    return kept if kept in LANGUAGES else "da"


def speak(app: Flask) -> None:
    """Set up translations; the Danish sentences are their own keys."""
    Babel(
        app,
        default_locale="da",
        default_timezone="Europe/Copenhagen",
        default_translation_directories=str(Path(__file__).parent / "translations"),
        locale_selector=choose,
    )
