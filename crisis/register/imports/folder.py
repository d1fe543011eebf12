"""The files of an import, in var/imports/<id>/: what was sent, what waits, what was reported."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import msgspec

from crisis.terms.imports import IMPORT_ID
from crisis.terms.register import RegisterObject

UPLOAD, WAITING, REPORT, BAD = "sent", "waiting", "report.csv", "bad.csv"
REPORTS = (REPORT, BAD)
_LENGTH = 8
_DANGEROUS = frozenset("=+-@\t\r")
_BATCHES = msgspec.msgpack.Decoder(tuple[RegisterObject, ...])


class ImportFolder:
    """Where the files of one import lie; only its owner on the machine can read them."""

    def __init__(self, var: Path, id_: str) -> None:
        if not re.fullmatch(IMPORT_ID, id_):
            raise ValueError(id_)
        self.path = var / "imports" / id_

    def make(self) -> None:
        """Make it."""
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path.mkdir(mode=0o700, exist_ok=True)

    @property
    def upload(self) -> Path:
        """Where the file lies as it was sent."""
        return self.path / UPLOAD

    def report(self, name: str) -> Path | None:
        """Give where a report lies, None when there is none of that name."""
        found = self.path / name
        return found if name in REPORTS and found.is_file() else None

    def row_of(self, id_: str) -> int | None:
        """Give the row of which the dry run made an object; None when its report is gone."""
        place = self.report(REPORT)
        if place is None:
            return None
        with place.open(encoding="utf-8-sig", newline="") as lines:
            found = (one for one in csv.reader(lines, delimiter=";") if one[2:3] == [id_])
            return next((int(one[0]) for one in found), None)

    @contextmanager
    def fresh(self, name: str) -> Iterator[IO[bytes]]:
        """Write a file anew: it is there whole or not at all."""
        place = self.path / f"{name}.new"
        with place.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        place.replace(self.path / name)

    def batches(self, skip: int = 0) -> Iterator[tuple[RegisterObject, ...]]:
        """Give the batches that wait to be written, always the same ones in the same order."""
        with (self.path / WAITING).open("rb") as read:
            while head := read.read(_LENGTH):
                body = read.read(int.from_bytes(head, "big"))
                if skip:
                    skip -= 1
                else:
                    yield _BATCHES.decode(body)

    def clear(self) -> None:
        """Take away what was sent and what waited; the reports stay."""
        for name in (UPLOAD, WAITING):
            (self.path / name).unlink(missing_ok=True)
        for left in self.path.glob("read-*"):
            shutil.rmtree(left, ignore_errors=True)

    def remove(self) -> None:
        """Take all of it away."""
        shutil.rmtree(self.path, ignore_errors=True)


def put_batch(out: IO[bytes], batch: Sequence[RegisterObject]) -> None:
    """Put a batch into the file of those that wait."""
    body = msgspec.msgpack.encode(tuple(batch))
    out.write(len(body).to_bytes(_LENGTH, "big") + body)


class Lines:
    """A table for a spreadsheet: UTF-8 with its mark, semicolons, and no cell that is a formula."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = io.TextIOWrapper(out, "utf-8-sig", errors="replace", newline="")
        self._writer = csv.writer(self._out, delimiter=";", lineterminator="\r\n")

    def put(self, cells: Iterable[Any]) -> None:
        """Write one row."""
        self._writer.writerow([_harmless(str(one)) for one in cells])

    def end(self) -> None:
        """Write out what waits; whoever opened the file closes it."""
        self._out.flush()
        self._out.detach()


def _harmless(cell: str) -> str:
    if cell[:1] not in _DANGEROUS:
        return cell
    number = cell[1:2].isdigit() and cell[0] in "+-"
    return cell if number else f"'{cell}"


def forget_reports(var: Path) -> None:
    """Take away all reports: they hold rows as somebody wrote them, and some words were erased."""
    for name in REPORTS:
        for found in (var / "imports").glob(f"*/{name}"):
            found.unlink(missing_ok=True)
