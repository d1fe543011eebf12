"""`crisis run`: the whole board on this machine, until Ctrl-C."""

from __future__ import annotations

import logging
import os
import signal
import sys

import click

from crisis.supervisor.board import Board, Wish
from crisis.supervisor.parent import end_with_parent


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Uden for maskinen: https.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--demo/--no-demo", default=True, show_default=True, help="Konti og pladser til demo."
)
@click.option("--plain", is_flag=True, help="Kræv http; kun på denne maskine.")
@click.option("--with-parent", is_flag=True, hidden=True, help="Stop, når den, der startede, dør.")
def run(host: str, port: int, demo: bool, plain: bool, with_parent: bool) -> None:
    """Start tavlen med alt, den behøver."""
    logging.basicConfig(
        stream=sys.stdout, level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S"
    )
    if with_parent:
        end_with_parent(signal.SIGTERM)
    sys.exit(Board(Wish(host, port, demo, plain), os.environ, _say).run())


def _say(text: str) -> None:
    """At once, also into a file or a pipe."""
    click.echo(text)
    sys.stdout.flush()
