"""The command line: one group whose commands are loaded only when they are called."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from crisis.errors import StartRefused

COMMANDS: dict[str, tuple[str, str]] = {
    "account": ("crisis.cli.accounts:account", "Konti: opret, luk, giv pladser, ny adgangskode."),
    "assets": ("crisis.cli.assets:assets", "Kopiér browserens biblioteker til static/vendor."),
    "backup": ("crisis.cli.backups:backup", "Skriv en sikkerhedskopi, også mens tavlen kører."),
    "drill": ("crisis.cli.starting:drill", "Spil en øvelse fra en drejebog."),
    "geodata": ("crisis.cli.geodata:geodata", "Kommunegrænser, kyst og politikredse til kortet."),
    "journal": ("crisis.cli.journal:journal", "Stabsloggen: efterprøv kæden."),
    "move": ("crisis.cli.backups:move", "Flyt til en anden database (SQLite eller PostgreSQL)."),
    "register": ("crisis.cli.register:register", "Registeret: indlæs, genopbyg, vis."),
    "restore": ("crisis.cli.backups:restore", "Gendan fra en sikkerhedskopi."),
    "run": ("crisis.cli.run:run", "Start tavlen med alt, den behøver."),
    "token": ("crisis.cli.tokens:token", "Adgang for andre programmer."),
}
"""Command name → where it is, and the line the list shows without loading it."""


class LazyGroup(click.Group):
    """Loads a command's module when it is called, so that `crisis run` does not import the web."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of the alphabet."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command itself; None makes click say that there is no such command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command = getattr(import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from COMMANDS alone."""
        with formatter.section("Kommandoer"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in sorted(COMMANDS)])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Tavlen for den lokale beredskabsstab."""


def main() -> None:
    """Run the command line; whatever may not start says so in one line and ends with 1."""
    try:
        cli(prog_name="crisis")
    except StartRefused as refused:
        click.echo(str(refused), err=True)
        sys.exit(1)
