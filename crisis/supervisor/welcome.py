"""What the operator reads when the board is up."""

from __future__ import annotations

import os
from pathlib import Path

from crisis.config import Settings
from crisis.supervisor import tls
from crisis.supervisor.address import for_others

ACCOUNTS = "demo-accounts.txt"


def welcome(settings: Settings, urls: list[str]) -> str:
    """Address, demo accounts, certificate, and how to end it."""
    lines = ["", f"Tavlen kører:  {settings.url}"]
    if settings.https:
        lines.append("Fra andre maskiner i rummet:")
        lines += [f"  {url}" for url in for_others(urls)]
        authority = _short(tls.files(settings.var / "tls").authority)
        lines.append(f"Deres browser skal stole på certifikatet i  {authority}")
    lines += _accounts(settings)
    lines += ["", "Ctrl-C stopper.", ""]
    return "\n".join(lines)


def _accounts(settings: Settings) -> list[str]:
    path = settings.var / ACCOUNTS
    if not settings.demo or not path.is_file():
        return []
    table = path.read_text(encoding="utf-8").rstrip().splitlines()
    return ["", f"Demokonti ({_short(path)}):", *(f"  {line}" for line in table)]


def _short(path: Path) -> str:
    """The path as one would type it here."""
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)
