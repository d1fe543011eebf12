"""What a command does, in a person's words: as its own docstring says it in Danish."""

from __future__ import annotations

import re
from functools import cache

from crisis.commands import COMMANDS, OPERATION_COMMANDS, RESOURCE_COMMANDS

_DANISH = re.compile(r"Dansk[:] (.+?)\.(?:\s|$)", re.DOTALL)
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")


@cache
def command_word(name: str, language: str) -> str:
    """Say what a command does; one that nobody knows by its name."""
    kind = COMMANDS.get(name)
    if kind is None:
        return name
    if language == "en":
        return _WORDS.sub(" ", name).capitalize()
    found = _DANISH.search(kind.__doc__ or "")
    return " ".join(found[1].split()) if found else name


def of_a_script(language: str) -> list[tuple[str, str]]:
    """Give each command that a script may give, by its words."""
    kinds = {kind.__name__ for kind in OPERATION_COMMANDS + RESOURCE_COMMANDS}
    named = [(name, command_word(name, language)) for name in kinds]
    return sorted(named, key=lambda one: one[1].casefold())
