"""The fields of a situation picture told to one reader: words, facts and what is another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from crisis.projections.sitrep_facts import Changed, Fact
from crisis.projections.sitrep_order import gravity
from crisis.projections.sitrep_prefill import uncounted, untold
from crisis.projections.sitrep_unsaid import unsaid
from crisis.projections.sitreps import Words
from crisis.projections.situation import Situation
from crisis.rules.sitreps import Picture
from crisis.terms.sitreps import UNWRITTEN, FactKind, SitrepField
from crisis.web.because import pick
from crisis.web.pages.entry_leads import seen_at
from crisis.web.pages.figure_rows import newer_model
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.log_links import label
from crisis.web.pages.sitrep_stock import stock_model
from crisis.web.pages.sitrep_telling import place, told, who
from crisis.web.sitrep_words import PROMPTS
from crisis.web.times import day_and_time, iso
from crisis.web.words import word

UNFOLDED = 200
"""So many more are there to be unfolded on a page that moves; all of them stand on its long form,
on what is frozen and on paper."""
NEWS_TOLD = 12
"""More news in one field than so many are told by their number where changes are summed up."""
READY = 2
"""The gravity of what only stands ready."""


class Marks:
    """What of a part of the picture is another than in the one before."""

    def __init__(self, changed: Changed) -> None:
        self.changed = changed
        self.new = {one.about for one in changed.new}
        self.moved = {one.now.about: one.before for one in changed.moved}


class Drawn(NamedTuple):
    """A picture, the situation it is made of, and what in it is another than in the one before.

    apart: in what is not for all.
    """

    situation: Situation
    picture: Picture
    common: Changed
    apart: Changed


class Teller:
    """Tells facts to one reader, and marks what is another than in the picture before.

    today: the operation now, where the picture is a frozen one.
    """

    def __init__(self, where: Where, drawn: Drawn, today: Where | None) -> None:
        self._where, self._today = where, today
        self._drawn, self._found, self._seen = drawn, drawn.picture, drawn.situation
        self._common, self._apart = Marks(drawn.common), Marks(drawn.apart)

    def field(self, one: SitrepField, shown: int | None) -> dict[str, Any]:
        """Give one field: the words, the facts and what nobody has counted. shown: so many stand
        open; None is all."""
        found = [fact for fact in self._found.facts if fact.field is one]
        stock = [fact for fact in found if fact.kind is FactKind.STOCK]
        facts = [fact for fact in found if fact.kind is not FactKind.STOCK]
        there = self._seen.sitreps.words.get(one)
        cut = len(facts) if shown is None else shown
        folded = facts[cut:]
        return {
            **self._head(one),
            "words": self._words(self._found.words.get(one), self._common),
            "written": there.number if there else None,
            "taken": there is not None and there.hidden,
            "apart": one in self._found.apart_words,
            "may": one not in UNWRITTEN and (there is None or not there.hidden),
            "facts": [self.fact(fact) for fact in facts[:cut]],
            "folded": [self.fact(fact) for fact in folded[:UNFOLDED]],
            "rest": len(folded),
            "news": sum(1 for fact in folded if self._is_news(fact)),
            **self._stock(stock, folds=shown is not None),
            "unknown": self._unknown(one),
            "prompt": pick(PROMPTS[one], self._where.language) if one in PROMPTS else "",
        }

    def sensitive(self) -> dict[str, Any]:
        """Give what must not go out: what was written there, and what this reader alone may see,
        with what of it is another."""
        one, found = SitrepField.SENSITIVE, self._found
        there = self._seen.sitreps.words.get(one)
        words = self._words(found.words.get(one), self._common)
        others = [each for each in SitrepField if each in found.apart_words and each is not one]
        return {
            **self._head(one),
            "words": words or self._words(found.apart_words.get(one), self._apart),
            "for_some": one in found.apart_words,
            "written": there.number if there else None,
            "taken": there is not None and there.hidden,
            "may": there is None or not there.hidden,
            "others": [
                {
                    **self._head(each),
                    "words": self._words(found.apart_words[each], self._apart),
                }
                for each in others
            ],
            "facts": [self.fact(fact, self._apart) for fact in found.apart],
            "gone": [self._gone(fact) for fact in self._apart.changed.gone],
        }

    def changes(self, shown: int | None) -> dict[str, Any]:
        """Give what is new, another and gone of what is for all, and where somebody wrote; what
        must not be published tells of its changes where it stands."""
        changed = self._common.changed
        new = [one for one in changed.new if one.kind is not FactKind.NEAR]
        many = self._many(new) if shown is None else {}
        new = [one for one in new if one.field not in many]
        gone = [one for one in changed.gone if one.kind is not FactKind.NEAR]
        words = [one for one in changed.words if one is not SitrepField.SENSITIVE]
        moved = [one.now for one in changed.moved]
        parts = {"moved": moved, "new": new, "gone": gone}
        told_ = {
            name: self._unfolding(
                [self._gone(one) if name == "gone" else self.fact(one) for one in found], shown
            )
            for name, found in parts.items()
        }
        return {
            "any": any((*parts.values(), words, many)),
            "words": [self._head(one) for one in words],
            "many": [{**self._head(one), "count": count} for one, count in many.items()],
            **told_,
        }

    @staticmethod
    def _many(new: Sequence[Fact]) -> dict[SitrepField, int]:
        """Where so much is new that it is told by its number: each stands in its field, marked."""
        counts = Counter(one.field for one in new)
        return {one: counts[one] for one in SitrepField if counts[one] > NEWS_TOLD}

    def fact(self, one: Fact, marks: Marks | None = None) -> dict[str, Any]:
        """Give one fact with its source, its time and its mark."""
        where, marks = self._where, marks or self._common
        before = marks.moved.get(one.about)
        url, said = place(one, where) or (
            seen_at(where.situation, one.number),
            label(where.situation, one.number),
        )
        return {
            "kind": one.kind.value,
            "field": one.field.value,
            "text": told(one, where),
            "number": one.number,
            "label": said,
            "url": url,
            "time": day_and_time(one.at, where.by.now, where.language),
            "time_iso": iso(one.at),
            "who": who(one, where),
            "certainty": one.certainty.value if one.certainty else "",
            "certainty_word": word(one.certainty, where.language) if one.certainty else "",
            "colour": str(one.values.get("colour") or one.values.get("severity") or ""),
            "mark": "new" if one.about in marks.new else "moved" if before else "",
            "before": told(before, where) if before else "",
            "values": one.values,
            "newer": self._newer(one),
        }

    def _gone(self, one: Fact) -> dict[str, Any]:
        return {"field": one.field.value, "text": told(one, self._where)}

    @staticmethod
    def _unfolding(rows: list[dict[str, Any]], shown: int | None) -> dict[str, Any]:
        cut = len(rows) if shown is None else shown
        return {"facts": rows[:cut], "folded": rows[cut:][:UNFOLDED], "rest": len(rows[cut:])}

    def _stock(self, stock: Sequence[Fact], *, folds: bool) -> dict[str, Any]:
        """Give the table of what there is; on a page that folds, what only stands ready apart."""
        language = self._where.language
        ready = [one for one in stock if folds and gravity(one)[0] == READY]
        return {
            "stock": stock_model([one for one in stock if one not in ready], self.fact, language),
            "ready": stock_model(ready, self.fact, language),
        }

    def _is_news(self, one: Fact) -> bool:
        return one.about in self._common.new or one.about in self._common.moved

    def _newer(self, one: Fact) -> dict[str, Any] | None:
        if self._today is None or one.kind is not FactKind.FIGURE:
            return None
        return newer_model(one.values, self._today)

    def _head(self, one: SitrepField) -> dict[str, Any]:
        said = word(one, self._where.language)
        at = list(SitrepField).index(one)
        name = said[:1].upper() + said[1:]
        return {"field": one.value, "name": name, "place": at or None}

    def _words(self, one: Words | None, marks: Marks) -> dict[str, Any] | None:
        if one is None:
            return None
        where = self._where
        return {
            "text": one.text,
            "certainty": one.certainty.value if one.certainty else "",
            "certainty_word": word(one.certainty, where.language) if one.certainty else "",
            "who": f"{one.seat_name}, {one.authority_name}",
            "time": day_and_time(one.at, where.by.now, where.language),
            "time_iso": iso(one.at),
            "number": one.number,
            "label": label(where.situation, one.number),
            "new": one.field in marks.changed.words,
        }

    def _unknown(self, one: SitrepField) -> list[str]:
        counts = uncounted(self._seen) if one is SitrepField.EXTENT else ()
        missing = (*counts, *unsaid(self._seen, one))
        staffs = untold(self._seen) if one is SitrepField.LEVEL else ()
        return [
            *(pick((f"om {each.name} er aktiv", f"whether {each.name} is active"),
                   self._where.language) for each in staffs),
            *(word(each, self._where.language) for each in missing),
        ]  # fmt: skip
