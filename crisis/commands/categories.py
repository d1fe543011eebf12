"""Wishes about the register's categories."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.terms.categories import SubName
from crisis.terms.ids import EntryNumber
from crisis.terms.register import Category


class SetCategory(Command, frozen=True, kw_only=True):
    """Put a category under one of the table's. Dansk: sæt underkategori."""

    top: Category
    name: SubName


class RetireCategory(Command, frozen=True, kw_only=True):
    """Take a category out of the list: one that no object has, or with another that its objects get
    in the same act. Dansk: udfas underkategori."""

    top: Category
    name: SubName
    successor: Category | None = None


class RestoreCategory(Command, frozen=True, kw_only=True):
    """Take back that a category was replaced: its objects have it again.

    entry: the planning entry by which it was replaced. Dansk: hent underkategori tilbage.
    """

    top: Category
    name: SubName
    entry: EntryNumber
