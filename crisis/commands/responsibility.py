"""Wishes about the responsibility matrix."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.terms.responsibility import Ground, MatrixRow, RowNumber


class SetMatrixRow(Command, frozen=True, kw_only=True):
    """Write a line of the matrix, or write it anew. Dansk: sæt ansvarsrække."""

    row: MatrixRow


class RetireMatrixRow(Command, frozen=True, kw_only=True):
    """Take a line out of the matrix. Dansk: udfas ansvarsrække."""

    number: RowNumber


class PlaceMunicipality(Command, frozen=True, kw_only=True):
    """Say which region and fire service a municipality belongs to. Dansk: placér kommune."""

    ground: Ground
