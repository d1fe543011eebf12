"""Wishes about the register's categories."""

from __future__ import annotations

from crisis.commands.base import Command
from crisis.terms.categories import SubName
from crisis.terms.register import Category


class SetCategory(Command, frozen=True, kw_only=True):
    """Put a category under one of the table's. Dansk: sæt underkategori."""

    top: Category
    name: SubName


class RetireCategory(Command, frozen=True, kw_only=True):
    """Take a category that no object has out of the list. Dansk: udfas underkategori."""

    top: Category
    name: SubName
