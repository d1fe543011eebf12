"""The situation picture as it is shown: field by field, with sources, times and what is another."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from crisis.commands.sitreps import FreezeSitrep, NoteSitrepSent, WriteSitrepField
from crisis.projections.sitrep_facts import Changed, Fact
from crisis.projections.sitrep_prefill import uncounted
from crisis.projections.sitreps import Frozen, Words
from crisis.projections.situation import Situation
from crisis.rules.closing import offers
from crisis.rules.rhythm import next_meeting
from crisis.rules.sitreps import Picture, changes, next_due, picture, unanswered
from crisis.terms.sitreps import IF_ANY, UNWRITTEN, FactKind, SitrepField, sitrep_label
from crisis.web.pages.figure_rows import newer_model
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.links import sitrep_url
from crisis.web.pages.log_links import label
from crisis.web.pages.sitrep_telling import told
from crisis.web.times import day_and_time, iso, moment_in_words
from crisis.web.words import word

SHOWN = 12
"""How many facts of a field are told; the rest stand on the board. A picture is a page or two."""
BY_PHONE = 5
"""How many are read aloud."""


def draft_model(where: Where, before: Situation | None, shown: int = SHOWN) -> dict[str, Any]:
    """Give the picture that is being made. before: the situation as the last frozen one took it."""
    situation, by = where.situation, where.by
    sitreps, meeting = situation.sitreps, next_meeting(situation, by.now)
    found = next_due(situation, by.now)
    return {
        **picture_model(situation, before, where, shown),
        "sitrep": sitreps.coming,
        "title": sitrep_label(sitreps.coming),
        "due": _due(found.at, where) if found else None,
        "meeting": day_and_time(meeting.at, by.now, where.language) if meeting else None,
        "head": situation.number,
        "may_write": offers(situation, WriteSitrepField, by),
        "may_freeze": offers(situation, FreezeSitrep, by),
        "frozen": [frozen_line(one, where) for one in reversed(sitreps.all())],
    }


def frozen_model(
    one: Frozen, then: Situation, before: Situation | None, where: Where
) -> dict[str, Any]:
    """Give a frozen picture. then: the situation as of the entry it takes in."""
    return {
        **picture_model(then, before, where._replace(situation=then), SHOWN, where.situation),
        **frozen_line(one, where),
        "made_in_full": moment_in_words(one.at, where.language),
        "next_in_full": moment_in_words(one.next_at, where.language) if one.next_at else None,
        "may_note": offers(where.situation, NoteSitrepSent, where.by),
        "sent": [
            {
                "staff": word(each.staff, where.language),
                "who": each.who,
                "channel": word(each.channel, where.language),
                "time": day_and_time(each.sent_at, where.by.now, where.language),
                "time_iso": iso(each.sent_at),
                "by": f"{each.seat_name}, {each.authority_name}",
                "number": each.number,
                "label": label(where.situation, each.number),
            }
            for each in one.sent
        ],
        "previous": sitrep_label(one.sitrep - 1) if one.sitrep > 1 else None,
        "previous_url": sitrep_url(where.situation.operation, one.sitrep - 1),
    }


def frozen_line(one: Frozen, where: Where) -> dict[str, Any]:
    """Give what stands of a frozen picture in a list."""
    return {
        "sitrep": one.sitrep,
        "title": sitrep_label(one.sitrep),
        "url": sitrep_url(where.situation.operation, one.sitrep),
        "made": day_and_time(one.at, where.by.now, where.language),
        "made_iso": iso(one.at),
        "who": f"{one.seat_name}, {one.authority_name}",
        "number": one.number,
        "entry_label": label(where.situation, one.number),
        "until": one.until,
    }


def picture_model(
    seen: Situation,
    before: Situation | None,
    where: Where,
    shown: int,
    today: Situation | None = None,
) -> dict[str, Any]:
    """Give all fields of a picture, and apart what is not for all. today: the situation by which a
    figure of a frozen picture is marked when another value holds."""
    found = picture(seen)
    changed = changes(before, seen) if before is not None else Changed()
    teller = _Teller(where, changed, where._replace(situation=today) if today else None)
    moment = seen.recorded_at
    return {
        "until": seen.number,
        "until_label": label(seen, seen.number),
        "as_of": day_and_time(moment, where.by.now, where.language) if moment else "",
        "as_of_in_full": moment_in_words(moment, where.language) if moment else "",
        "compared": before is not None,
        "fields": [
            teller.field(one, found, seen, shown)
            for one in SitrepField
            if one not in (SitrepField.SENSITIVE, SitrepField.CHANGES)
        ],
        "sensitive": teller.sensitive(found, seen),
        "changes": teller.changes(),
        "unanswered": [word(one, where.language) for one in unanswered(found)],
    }


class _Teller:
    """Tells facts to one reader, and marks what is another than in the picture before."""

    def __init__(self, where: Where, changed: Changed, today: Where | None) -> None:
        self._where = where
        self._today = today
        self._changed = changed
        self._new = {one.about for one in changed.new}
        self._moved = {one.now.about: one.before for one in changed.moved}

    def field(
        self, one: SitrepField, found: Picture, seen: Situation, shown: int
    ) -> dict[str, Any]:
        """Give one field: the words, the facts and what nobody has counted."""
        facts = [fact for fact in found.facts if fact.field is one]
        kept = self._chosen(facts, shown)
        there = seen.sitreps.words.get(one)
        apart = one in found.apart_words
        return {
            **self._head(one),
            "words": self._words(found.words.get(one)),
            "written": there.number if there else None,
            "taken": there is not None and there.hidden,
            "apart": apart,
            "may": one not in UNWRITTEN and (there is None or not there.hidden),
            "facts": [self.fact(fact) for fact in kept],
            "rest": len(facts) - len(kept),
            "unknown": self._unknown(one, seen),
            "if_any": one in IF_ANY,
        }

    def sensitive(self, found: Picture, seen: Situation) -> dict[str, Any]:
        """Give what must not go out: what was written there, and what this reader alone may see."""
        one = SitrepField.SENSITIVE
        there = seen.sitreps.words.get(one)
        words = found.words.get(one) or found.apart_words.get(one)
        others = [each for each in found.apart_words if each is not one]
        return {
            **self._head(one),
            "words": self._words(words),
            "for_some": one in found.apart_words,
            "written": there.number if there else None,
            "taken": there is not None and there.hidden,
            "may": there is None or not there.hidden,
            "others": [
                {**self._head(each), "words": self._words(found.apart_words[each])}
                for each in SitrepField
                if each in others
            ],
            "facts": [self.fact(fact) for fact in found.apart],
        }

    def changes(self) -> dict[str, Any]:
        """Give what is new, another and gone, and where somebody wrote."""
        new = [one for one in self._changed.new if one.kind is not FactKind.NEAR]
        return {
            "any": self._changed.any,
            "new": [self.fact(one) for one in new[-SHOWN:]],
            "moved": [self.fact(one.now) for one in self._changed.moved],
            "gone": [told(one, self._where) for one in self._changed.gone][:SHOWN],
            "words": [self._head(one)["name"] for one in self._changed.words],
            "more": max(0, len(new) - SHOWN),
        }

    def fact(self, one: Fact) -> dict[str, Any]:
        """Give one fact with its source, its time and its mark."""
        where, before = self._where, self._moved.get(one.about)
        return {
            "kind": one.kind.value,
            "field": one.field.value,
            "text": told(one, where),
            "number": one.number,
            "label": label(where.situation, one.number),
            "time": day_and_time(one.at, where.by.now, where.language),
            "time_iso": iso(one.at),
            "who": one.who,
            "certainty": one.certainty.value if one.certainty else "",
            "certainty_word": word(one.certainty, where.language) if one.certainty else "",
            "colour": str(one.values.get("colour") or one.values.get("severity") or ""),
            "mark": "new" if one.about in self._new else "moved" if before else "",
            "before": told(before, where) if before else "",
            "values": one.values,
            "newer": self._newer(one),
        }

    def _newer(self, one: Fact) -> dict[str, Any] | None:
        if self._today is None or one.kind is not FactKind.FIGURE:
            return None
        return newer_model(one.values, self._today)

    def _chosen(self, facts: list[Fact], shown: int) -> list[Fact]:
        """Of many those that are news, then the newest, in the order in which they stand."""
        if len(facts) <= shown:
            return facts
        news = {*self._new, *self._moved}
        ranked = sorted(facts, key=lambda one: (one.about not in news, -one.number))
        kept = {one.about for one in ranked[:shown]}
        return [one for one in facts if one.about in kept]

    def _head(self, one: SitrepField) -> dict[str, Any]:
        said = word(one, self._where.language)
        place = list(SitrepField).index(one)
        name = said[:1].upper() + said[1:]
        return {"field": one.value, "name": name, "place": place or None}

    def _words(self, one: Words | None) -> dict[str, Any] | None:
        if one is None:
            return None
        where = self._where
        return {
            "text": one.text,
            "who": f"{one.seat_name}, {one.authority_name}",
            "time": day_and_time(one.at, where.by.now, where.language),
            "time_iso": iso(one.at),
            "number": one.number,
            "label": label(where.situation, one.number),
            "new": one.field in self._changed.words,
        }

    def _unknown(self, one: SitrepField, seen: Situation) -> list[str]:
        if one is not SitrepField.EXTENT:
            return []
        return [word(kind, self._where.language) for kind in uncounted(seen)]


def _due(at: datetime, where: Where) -> dict[str, Any]:
    return {
        "at": day_and_time(at, where.by.now, where.language),
        "iso": iso(at),
        "late": at < where.by.now,
    }
