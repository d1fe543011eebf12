"""Wishes about the risk and vulnerability register."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from crisis.commands.base import Command
from crisis.terms.ids import EntryNumber
from crisis.terms.log import Line
from crisis.terms.register import OBJECTS_PER_ENTRY, ObjectId, RegisterObject

Objects = Annotated[tuple[RegisterObject, ...], Meta(min_length=1, max_length=OBJECTS_PER_ENTRY)]


class RegisterObjects(Command, frozen=True, kw_only=True, omit_defaults=True):
    """Take objects into the register, at most a thousand at a time. Dansk: optag objekter.

    unchanged_since: the planning entry up to which the register was known; with it an object that
    somebody has registered, changed or retired since is not written over. It is not said where it
    is not given, so that a batch of before there was such a number is known again by its key.
    """

    objects: Objects
    batch: Line | None = None
    unchanged_since: EntryNumber | None = None


class ChangeObject(Command, frozen=True, kw_only=True):
    """Put what the register says of an object right. Dansk: ændr objekt.

    seen: the planning entry of the version the change was made from; with it a change of what
    somebody else has changed since is refused, without it the last word stands.
    """

    object: RegisterObject
    seen: Annotated[int, Meta(ge=1)] | None = None


class RetireObject(Command, frozen=True, kw_only=True):
    """Take an object out of use; what was stays known. Dansk: udfas objekt.

    seen: the planning entry of the version one looked at; with it, what somebody else has changed
    since is not taken out of use unread.
    """

    id: ObjectId
    reason: Line
    seen: EntryNumber | None = None
