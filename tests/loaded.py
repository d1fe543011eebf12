"""A board whose parts are forked from one process that has loaded the program already: a start
costs a core two seconds and not eight. Only Valkey and the web, which gevent changes to its
ground, are begun as `crisis run` does.

What a part is told, its folder of processes and its end are the same. That each part also starts
by itself is shown by the boards of `test_run`, `test_wall` and the faults, which are begun whole.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from types import SimpleNamespace
from typing import Any

from tests import preloaded
from tests.processes import ROOT, RunningBoard
from tests.rig import Rig

PARTS = ("crisis.supervisor.prepare", "workers.run", "workers.publish", "workers.keep")
PAUSE = 0.01


class Forked:
    """As much of a `Popen` as the supervisor needs, of a part that is forked and not begun anew."""

    def __init__(self, module: str, words: Sequence[str], **how: Any) -> None:
        self.returncode: int | None = None
        heard, said = os.pipe() if how.get("stderr") == subprocess.PIPE else (None, None)
        sys.stdout.flush()
        self.pid = os.fork()
        if self.pid == 0:
            _be_a_part(module, words, said, **how)
        self._heard = None if heard is None else os.fdopen(heard, encoding="utf-8")
        if said is not None:
            os.close(said)

    def poll(self) -> int | None:
        if self.returncode is None:
            with suppress(ChildProcessError):
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                self.returncode = os.waitstatus_to_exitcode(status) if pid else None
        return self.returncode

    def wait(self, timeout: float = 60.0) -> int:
        until = time.monotonic() + timeout
        while self.poll() is None:
            if time.monotonic() > until:
                raise subprocess.TimeoutExpired(str(self.pid), timeout)
            time.sleep(PAUSE)
        assert self.returncode is not None
        return self.returncode

    def communicate(self, timeout: float) -> tuple[str, str]:
        self.wait(timeout)
        assert self._heard is not None
        with self._heard as heard:
            return "", heard.read()

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def begin(command: list[str], **how: Any) -> Any:
    """In the place of the supervisor's `Popen`."""
    if command[1:2] == ["-m"] and command[2] in PARTS:
        return Forked(command[2], command[3:], **how)
    return subprocess.Popen(command, **how)


def _be_a_part(
    module: str,
    words: Sequence[str],
    said: int | None,
    *,
    env: Mapping[str, str],
    preexec_fn: Callable[[], object],
    **_how: Any,
) -> None:
    """As after the beginning of a program: nothing of the supervisor's is left but the modules."""
    code = 1
    try:
        os.setsid()
        preexec_fn()
        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(1 if said is None else said, 2)
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        _be_told(env, [module, *words])
        code = import_module(module).main()
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 1
    except BaseException:
        logging.exception(module)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _be_told(environ: Mapping[str, str], words: Iterable[str]) -> None:
    os.environ.clear()
    os.environ.update(environ)
    sys.argv = list(words)
    logging.root.handlers.clear()
    logging.root.setLevel(logging.WARNING)
    for stream in (sys.stdout, sys.stderr):
        assert isinstance(stream, TextIOWrapper)
        stream.reconfigure(write_through=True)


class LoadedBoard(RunningBoard):
    """`crisis run`, forked from a process that has loaded it."""

    def _begin(self, command: list[str], environ: dict[str, str]) -> Any:
        for file in (self.out, self.err):
            file.touch()
        made = preloaded.begin(be_the_board, command[3:], str(self.out), str(self.err), **environ)
        return _Begun(made)


class LoadedRig(Rig):
    """A board for tests of anything but its start."""

    kind = LoadedBoard


class _Begun:
    """As much of a `Popen` as a test needs of the supervisor."""

    def __init__(self, process: Any) -> None:
        self._process = process
        self.pid: int = process.pid

    def poll(self) -> int | None:
        code: int | None = self._process.exitcode
        return code

    def wait(self, timeout: float) -> int:
        self._process.join(timeout)
        code = self.poll()
        if code is None:
            raise subprocess.TimeoutExpired("crisis run", timeout)
        return code

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def be_the_board(words: Sequence[str], out: str, err: str) -> None:
    """The supervisor; in its place `Popen` is ours."""
    from crisis.cli import main
    from crisis.supervisor import board, children

    os.setsid()
    os.chdir(ROOT)
    for number, file in ((1, out), (2, err)):
        os.dup2(os.open(file, os.O_WRONLY), number)
    ours = SimpleNamespace(**{**vars(subprocess), "Popen": begin})
    board.subprocess = children.subprocess = ours
    sys.argv = ["crisis", *words]
    main()
