"""The command line as a whole: every command is there, and a refusal is one line."""

from __future__ import annotations

import subprocess
import sys

import pytest
from click.testing import CliRunner

from crisis import cli
from crisis.errors import StartRefused


@pytest.mark.parametrize("name", sorted(cli.COMMANDS))
def test_every_command_explains_itself(name: str) -> None:
    done = CliRunner().invoke(cli.cli, [name, "--help"])
    assert done.exit_code == 0, done.output
    assert name in CliRunner().invoke(cli.cli, ["--help"]).output


def test_an_unknown_command_is_named() -> None:
    done = CliRunner().invoke(cli.cli, ["no-such-thing"])
    assert done.exit_code == 2
    assert "no-such-thing" in done.output


def test_a_refused_start_is_one_line_and_code_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(**_: object) -> None:
        raise StartRefused("Nej.")

    monkeypatch.setattr(cli, "cli", refuse)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 1
    assert capsys.readouterr().err == "Nej.\n"


def test_running_the_board_loads_neither_web_nor_database_into_the_supervisor() -> None:
    code = (
        "import sys, crisis.cli; crisis.cli.cli.get_command(None, 'run');"
        "heavy = {'flask', 'sqlalchemy', 'gevent', 'trustme', 'crisis.wiring'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
