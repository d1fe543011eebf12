"""The lock on var/run, the file that says where the board is, and where its socket lies."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from crisis.errors import StartRefused
from crisis.supervisor import state


def test_a_second_board_is_told_where_the_first_one_is(tmp_path: Path) -> None:
    with state.hold(tmp_path):
        state.write(tmp_path, {"url": "http://127.0.0.1:8000"})
        with pytest.raises(StartRefused, match="//127"), state.hold(tmp_path):
            pass
    with state.hold(tmp_path):
        assert state.running(tmp_path) == {}


def test_where_the_board_is_only_its_owner_reads(tmp_path: Path) -> None:
    state.write(tmp_path, {"url": "a"})
    state.write(tmp_path, {"url": "b"})
    assert state.running(tmp_path) == {"url": "b"}
    assert stat.S_IMODE((tmp_path / "board.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["", "[]", "{", "\x00"])
def test_a_broken_file_says_that_no_board_runs(tmp_path: Path, content: str) -> None:
    (tmp_path / "board.json").write_text(content)
    assert state.running(tmp_path) == {}


def test_a_short_path_keeps_its_socket_and_a_long_one_gets_a_folder_of_its_own(
    tmp_path: Path,
) -> None:
    with state.socket_folder(Path("/short")) as folder:
        assert folder == Path("/short")
    with state.socket_folder(tmp_path / ("æ" * 60)) as folder:
        assert len(str(folder)) < state.LONGEST_SOCKET
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert not folder.exists()
