"""An installation that lies still, for the tests of the command line: put in from a backup."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from crisis import wiring
from crisis.commands.log import RecordEntry
from crisis.commands.restores import AllowPublishing
from crisis.config import Settings
from crisis.journal.lanes import ThreadLanes
from crisis.rules.known import Proof
from crisis.safekeeping import restore
from crisis.terms.ids import PLANNING
from crisis.wiring import check_journal
from tests import preloaded
from tests.given import by
from tests.loaded import LoadedRig
from tests.rig import Rig, new_key


def begin(out: Path, *words: str, **environ: str) -> Any:
    """Begin `crisis …` as a process of its own, which may be killed; it writes to two files."""
    return preloaded.begin(_be_the_command_line, out, words, **environ)


def _be_the_command_line(out: Path, words: tuple[str, ...]) -> None:
    from crisis.cli import main

    for number, tail in ((1, ".out"), (2, ".err")):
        os.dup2(os.open(f"{out}{tail}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
    sys.argv = ["crisis", *words]
    main()


def crisis(folder: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run `crisis …` to its end."""
    out = folder / "sagt"
    process = begin(out, *words, **environ)
    process.join(60)
    assert process.exitcode is not None, words
    said = [Path(f"{out}{tail}").read_text(encoding="utf-8") for tail in (".out", ".err")]
    return subprocess.CompletedProcess(words, process.exitcode, *said)


class Still:
    """An installation on this disk that nobody runs: put in from a backup of the shared board."""

    def __init__(self, folder: Path, backup: Path, old: Path) -> None:
        self.folder, self.var = folder, folder / "var"
        self.var.mkdir(parents=True)
        shutil.copy(old / "demo-accounts.txt", self.var)
        self.settings = Settings.from_env({"CRISIS_VAR": str(self.var), "CRISIS_URL": "http://x"})
        self.contents = restore(self.settings, backup).contents

    def heads(self, url: str | None = None) -> dict[str, tuple[int, str]]:
        """How far each chain goes; every one must hold."""
        found = check_journal(url or self.settings.database_url)
        assert not any(one.broken_at for one in found)
        return {one.stream: (one.number, one.hash) for one in found}

    def held(self) -> bool:
        return self.does(lambda parts: parts.handler.planning().restored is not None)

    def goes_on(self, operation: str) -> None:
        """Sending is allowed, and an entry is written that no backup has."""

        def work(parts: wiring.Parts) -> bool:
            proof = Proof(at=wiring.clock(), how="password")
            chief = by("stabschef", wiring.clock(), proved=proof)
            if parts.handler.planning().restored:
                parts.handler.do(AllowPublishing(), chief, stream=PLANNING, key=new_key())
            wish = RecordEntry(text="yngre end kopien")
            parts.handler.do(wish, chief, stream=operation, key=new_key())
            return True

        self.does(work)

    def does(self, work: Callable[[wiring.Parts], bool]) -> bool:
        parts = wiring.build(self.settings, ThreadLanes(), lambda hint: None)
        try:
            return work(parts)
        finally:
            parts.database.close()

    def crisis(self, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
        return crisis(self.folder, *words, CRISIS_VAR=str(self.var), **environ)

    def prints(self) -> dict[str, str]:
        """Every file with its hash; `run` is the lock's."""
        return {
            str(file): hashlib.sha256(file.read_bytes()).hexdigest()
            for file in sorted(self.var.rglob("*"))
            if file.is_file() and file.parent.name != "run"
        }


class running:  # noqa: N801 - read as a word
    """The board of an installation on one database, as long as one is inside."""

    def __init__(self, still: Still, url: str) -> None:
        self.rig = LoadedRig(still.folder, CRISIS_DATABASE=url)

    def __enter__(self) -> Rig:
        return self.rig.up()

    def __exit__(self, *_: object) -> None:
        self.rig.end()
