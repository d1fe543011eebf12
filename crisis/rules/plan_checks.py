"""What a plan must be to be taken in, field by field, for `rules/plans.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from crisis.commands.plans import PlanWish
from crisis.errors import RefusalKind, Refused
from crisis.projections.plans import ListedPlan, Plans
from crisis.rules.card_steps import wrong_card
from crisis.rules.known import By, Known, Question
from crisis.rules.plan_grounds import covers
from crisis.rules.plan_places import kept, readable
from crisis.terms.attachments import FileKind, StoredFile
from crisis.terms.places import MultiPolygon, PlaceFacts, Polygon
from crisis.terms.plans import Plan, PlanKind
from crisis.terms.roles import AuthorityKind, Role
from crisis.terms.sight import Sight
from crisis.terms.times import local

_HTTPS = re.compile(
    r"https://(?=.{1,253}(?:[:/?#]|\Z))(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}"
    r"(?::\d{1,5})?(?:[/?#][!-~]*)?",
    re.IGNORECASE,
)
"""https, the name of a host that can be read aloud, no user and no password before it."""


def yours(owner: str, by: By) -> Refused | None:
    """A planner writes all plans; a representative those of his own authority."""
    if by.role is Role.REPRESENTATIVE and owner != by.authority:
        return Refused("plan.not_yours", field="owner", kind=RefusalKind.FORBIDDEN)
    return None


def unfit(known: Known, wish: PlanWish, by: By, seen: Plans) -> Refused | None:
    """Say what is wrong with a plan, beside its field; None when nothing is."""
    found = (
        *_named(known, wish),
        *_readers(known, wish),
        *_dates(wish, by),
        *_placed(known, wish, by),
        *(no for at, one in enumerate(wish.cards, 1) for no in wrong_card(known, at, one)),
        *_document(known, wish, seen),
    )
    return next(iter(found), None)


def _named(known: Known, wish: PlanWish) -> Iterator[Refused]:
    if not wish.title.strip():
        yield Refused("plan.title_missing", field="title")
    if wish.owner not in known.planning.authorities:
        yield Refused("plan.no_owner", field="owner")
    for one in wish.municipalities:
        found = known.planning.authorities.get(one)
        if found is None or found.kind is not AuthorityKind.MUNICIPALITY:
            yield Refused("plan.no_municipality", field="municipalities", name=one)


def _readers(known: Known, wish: PlanWish) -> Iterator[Refused]:
    if wish.only_for and wish.sight is not Sight.RESTRICTED:
        yield Refused("plan.not_restricted", field="sight")
    for one in wish.only_for:
        if one not in known.planning.authorities:
            yield Refused("plan.no_reader", field="only_for", name=one)


def _dates(wish: PlanWish, by: By) -> Iterator[Refused]:
    adopted, revision = wish.adopted_on, wish.next_revision
    if adopted is not None and adopted > local(by.now).date():
        yield Refused("plan.adopted_ahead", field="adopted_on")
    if adopted is not None and revision is not None and revision <= adopted:
        yield Refused("plan.revision_before", field="next_revision")


def _placed(known: Known, wish: PlanWish, by: By) -> Iterator[Refused]:
    if wish.shape is not None:
        facts: PlaceFacts = known.answers[Question.PLACE]
        if facts.fault is not None:
            told: dict[str, Any] = {**facts.fault_facts}
            yield Refused(facts.fault, field="shape", **told)
    if wish.covers_area and not isinstance(wish.shape, Polygon | MultiPolygon):
        yield Refused("plan.area_missing", field="covers_area")
    there = readable(known, by)
    for one in wish.objects:
        if one not in there:
            yield Refused("plan.no_object", field="objects", id=one)


def _document(known: Known, wish: PlanWish, seen: Plans) -> Iterator[Refused]:
    if wish.web_address is not None and not _HTTPS.fullmatch(wish.web_address):
        yield Refused("plan.not_https", field="web_address")
    if wish.sha256 is None:
        return
    file: StoredFile | None = known.answers[Question.FILE]
    # Who knows the hash of another's file has not sent it: it may be hidden from him, or erased.
    if file is None or (file.attached and wish.sha256 not in seen.files()):
        yield Refused("plan.file_not_there", field="sha256", kind=RefusalKind.CONFLICT)
    elif file.kind is not FileKind.PDF:
        yield Refused("plan.not_pdf", field="sha256")


def stands_already(known: Known, plan: Plan, seen: Plans, by: By) -> Refused | None:
    """A ground has one plan of a kind in force. Which stands is told to who may see it; of a place
    that is not for him nothing is told."""
    wanted = covers(plan) if plan.adopted_on is not None else frozenset()
    hidden = kept(known, plan.id, by, seen)
    wanted = frozenset(one for one in wanted if one[1] not in hidden)
    names = {id_: one.name for id_, one in readable(known, by).items()}
    for one in seen.standing():
        if one.plan.id == plan.id or one.plan.adopted_on is None:
            continue
        common = sorted(wanted & covers(one.plan))
        if common:
            return _taken(known, plan.kind, names.get(common[0][1], common[0][1]), one)
    unseen = sorted(wanted & seen.unseen)
    place = unseen[0][1] if unseen else ""
    return _taken(known, plan.kind, names.get(place, place), None) if unseen else None


def _taken(known: Known, kind: PlanKind, place: str, other: ListedPlan | None) -> Refused:
    authority = known.planning.authorities.get(place)
    place = authority.name if authority else place
    field = "objects" if kind is PlanKind.EXTERNAL else "municipalities"
    if other is None:
        return Refused("plan.stands_unseen", field=field, kind=RefusalKind.CONFLICT, place=place)
    told = {"title": other.plan.title, "adopted": f"{other.plan.adopted_on:%d.%m.%Y}"}
    return Refused("plan.stands", field=field, kind=RefusalKind.CONFLICT, place=place, **told)
