"""A frozen situation picture as the data of a document, for the staff or for NOST.

Nothing of it is markup; every word is a string that the typesetter sets as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crisis.projections.figures import Figure
from crisis.reports.drawings import map_of, steps_of
from crisis.rules.sitreps import shared
from crisis.terms.figures import FigureKind
from crisis.terms.incidents import IncidentStatus
from crisis.terms.operations import Mode
from crisis.terms.places import Shape
from crisis.terms.sitreps import SitrepField
from crisis.web.because import pick
from crisis.web.pages.figure_names import figure_name, number_text
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.links import incident_label
from crisis.web.pages.sitrep_stock import stock_table
from crisis.web.times import day_and_time
from crisis.web.words import word

CHARTS = 4
"""How many figures are drawn: those that moved most often."""
FOR_NOST = frozenset(SitrepField) - {
    SitrepField.DECISIONS,
    SitrepField.TASKS,
    SitrepField.RISKS,
    SitrepField.SENSITIVE,
}
"""What the national staff needs: what happens, what is done and expected, and what is lacking."""
_SAY = {
    "exercise": ("ØVELSE", "EXERCISE"),
    "page": ("Side", "Page"),
    "of": ("af", "of"),
    "before": ("før", "before"),
    "what": ("Hvad", "What"),
    "value": ("Oplysning", "Value"),
    "unknown": ("Ukendt", "Unknown"),
    "unanswered": ("Ikke udfyldt", "Not filled in"),
    "rewritten": ("Skrevet om", "Rewritten"),
    "gone": ("Gælder ikke længere", "Holds no longer"),
    "new": ("NYT", "NEW"),
}
_COLUMNS = (
    ("Tal", "Figure"),
    ("Værdi", "Value"),
    ("Sikkerhed", "Certainty"),
    ("Kilde", "Source"),
    ("Opgjort", "As of"),
)
_PARTS = {"moved": ("Ændret", "Changed"), "new": ("Nyt", "New"),
          "gone": ("Gælder ikke længere", "Holds no longer")}  # fmt: skip


class Paper:
    """Makes the document of one picture. where: from the situation that it takes in.

    nost: for the national staff, with no more than it needs and nothing that is for some alone.
    """

    def __init__(
        self, model: dict[str, Any], where: Where, *, coast: Sequence[Shape], nost: bool
    ) -> None:
        self._model, self._where, self._nost, self._coast = model, where, nost, coast
        self._common = shared(where.situation)

    def data(self) -> dict[str, Any]:
        """Give all of it."""
        model, situation = self._model, self._where.situation
        fields = [one for one in model["fields"] if not self._nost or one["field"] in FOR_NOST]
        empty = ", ".join(model["unanswered"])
        say = {key: self._say(*both) for key, both in _SAY.items()}
        return {
            "lang": self._where.language,
            "exercise": situation.mode is Mode.EXERCISE,
            "title": model["title"],
            "operation": situation.name,
            "author": model["who"],
            "about": self._say("Situationsbillede", "Situation picture"),
            "to": self._to(),
            "data_from": self._say(f"Data fra {model['as_of']}", f"Data as of {model['as_of']}"),
            "foot": self._foot(),
            "say": {**say, "figures": [self._say(*one) for one in _COLUMNS]},
            "head": self._head(),
            "unanswered": "" if self._nost else empty,
            "changes": self._changes(),
            "fields": [self._field(one) for one in fields],
            "sensitive": None if self._nost else self._sensitive(),
        }

    def _say(self, danish: str, english: str) -> str:
        return pick((danish, english), self._where.language)

    def _to(self) -> str:
        if not self._nost:
            return ""
        return self._say(
            "Indberetning til NOST (Den Nationale Operative Stab)",
            "Report to NOST (the National Operational Staff)",
        )

    def _foot(self) -> str:
        if self._nost:
            return self._say("Til tjenestebrug. Ikke til offentliggørelse.",
                             "For official use. Not for publication.")  # fmt: skip
        return self._say("Del 14 må ikke offentliggøres", "Part 14 is not for publication")

    def _head(self) -> list[list[str]]:
        model = self._model
        rows = [
            (self._say("Indsats", "Operation"), f"{self._where.situation.name} · "
             + word(self._where.situation.mode, self._where.language)),
            (self._say("Data fra", "Data as of"), f"{model['as_of_in_full']} (post "
             f"{model['until_label']})" if self._where.language == "da"
             else f"{model['as_of_in_full']} (entry {model['until_label']})"),
            (self._say("Frosset og godkendt", "Frozen and approved"),
             f"{model['made_in_full']}, {model['who']}"),
            (self._say("Næste", "Next"), model["next_in_full"] or self._say("ikke sat", "not set")),
            (self._say("Forrige", "Previous"), model["previous"] or self._say("ingen", "none")),
        ]  # fmt: skip
        return [list(row) for row in rows]

    def _changes(self) -> dict[str, Any]:
        """What is another, narrowed as the facts are: what must not be published stands in its own
        part, and to the national staff goes of the changes what goes of the fields."""
        told = self._model["changes"]
        words = [one["name"] for one in told["words"] if self._sends(one)]
        many = [self._many(one) for one in told["many"] if self._sends(one)]
        rows = {
            "moved": [self._fact(one, mark=False) for one in self._sent(told["moved"])],
            "new": [self._fact(one, mark=False) for one in self._sent(told["new"])],
            "gone": [_gone(one) for one in self._sent(told["gone"])],
        }
        note = ""
        if not self._model["compared"]:
            note = self._say("Det første situationsbillede.", "The first situation picture.")
        elif not any((words, many, *rows.values())):
            note = self._say("Intet er ændret.", "Nothing has changed.")
        return {
            "name": f"15 {self._say('Ændringer siden sidst', 'Changes since the last')}",
            "note": note,
            "words": ", ".join(words),
            "many": many,
            "parts": [
                {"name": self._say(*_PARTS[key]), "facts": found}
                for key, found in rows.items()
                if found
            ],
        }

    def _many(self, one: dict[str, Any]) -> str:
        count = one["count"]
        marked = (f"{count} nye, mærket NY i feltet", f"{count} new, marked NEW in the field")
        return f"{one['name']}: {self._say(*marked)}"

    def _sent(self, told: dict[str, Any]) -> list[dict[str, Any]]:
        return [one for one in told["facts"] if self._sends(one)]

    def _sends(self, one: dict[str, Any]) -> bool:
        return not self._nost or one["field"] in FOR_NOST

    def _field(self, one: dict[str, Any]) -> dict[str, Any]:
        model, field, extent = self._model, one["field"], one["field"] == SitrepField.EXTENT
        empty = not (one["facts"] or one["stock"] or one["words"] or one["unknown"])
        # That there is nothing to report is for people to write.
        note = self._say("Ikke udfyldt.", "Not filled in.") if empty else ""
        return {
            "name": f"{one['place']} {one['name']}" if one["place"] else one["name"],
            "words": self._words(one["words"]),
            "facts": [self._fact(each) for each in one["facts"]],
            "table": [self._figure(each) for each in one["facts"]] if extent else [],
            "stock": stock_table(one["stock"], model, self._where.language, self._fact),
            "charts": self._charts() if extent else [],
            "unknown": ", ".join(one["unknown"]),
            "note": note,
            "map": self._map() if field == SitrepField.INCIDENT else None,
        }

    def _sensitive(self) -> dict[str, Any]:
        one = self._model["sensitive"]
        note = self._say("Denne del står for sig og går aldrig med videre.",
                         "This part stands by itself and never goes on.")  # fmt: skip
        others = one["others"]
        return {
            "name": f"{one['place']} {one['name']}",
            "note": note,
            "words": self._words(one["words"]),
            "others": [{"name": o["name"], "words": self._words(o["words"])} for o in others],
            "facts": [self._fact(each) for each in one["facts"]],
            "gone": [_gone(each) for each in one["gone"]],
        }

    def _fact(self, one: dict[str, Any], *, mark: bool = True) -> dict[str, str]:
        marks = {"new": self._say("NY", "NEW"), "moved": self._say("ÆNDRET", "CHANGED"), "": ""}
        sure = "" if one["certainty"] in ("", "confirmed") else one["certainty_word"]
        number = one["label"]
        if one["number"]:
            number = f"{self._say('post', 'entry')} {number}"
        source = " · ".join(each for each in (sure, one["who"], one["time"], number) if each)
        return {
            "text": one["text"],
            "mark": marks[one["mark"]] if mark else "",
            "before": one["before"],
            "colour": one["colour"],
            "source": source,
        }

    def _words(self, one: dict[str, Any] | None) -> dict[str, str] | None:
        if one is None:
            return None
        number = f"{self._say('post', 'entry')} {one['label']}"
        said = (one["certainty_word"], one["who"], one["time"], number)
        source = " · ".join(each for each in said if each)
        return {"text": one["text"], "mark": self._say(*_SAY["new"]) if one["new"] else "",
                "source": source}  # fmt: skip

    def _figure(self, one: dict[str, Any]) -> list[str]:
        language = self._where.language
        return [
            figure_name(FigureKind(one["values"]["figure"]), one["values"]["name"], language),
            number_text(one["values"]["value"], language),
            one["certainty_word"],
            f"{one['who']} ({one['label']})",
            one["time"],
        ]

    def _charts(self) -> list[dict[str, str]]:
        found = [one for one in self._common.figures.values() if len(one.readings) > 1]
        found.sort(key=lambda one: -len(one.readings))
        return [self._chart(one) for one in found[:CHARTS]]

    def _chart(self, one: Figure) -> dict[str, str]:
        language, now = self._where.language, self._where.by.now
        readings = sorted((each.as_of, each.value) for each in one.readings)
        name = figure_name(one.figure, one.name, language)
        ends = [
            f"{number_text(value, language)} ({day_and_time(at, now, language)})"
            for at, value in (readings[0], readings[-1])
        ]
        first, last = ends
        alt = self._say(f"{name}: fra {first} til {last}", f"{name}: from {first} to {last}")
        svg = steps_of(readings)
        return {"name": name, "svg": svg, "alt": alt, "first": first, "last": last}

    def _map(self) -> dict[str, Any] | None:
        found = [one for one in self._common.incidents.all()
                 if one.status is not IncidentStatus.OVER]  # fmt: skip
        made = map_of(
            [(incident_label(one.number), one.severity.value, one.shape) for one in found],
            self._coast,
        )
        if made is None:
            return None
        named = ", ".join(f"{incident_label(one.number)} {one.title}" for one in found)
        note = self._say("Tegnet af tavlen; kyst og hændelser, nord opad.",
                         "Drawn by the board; coast and incidents, north is up.")  # fmt: skip
        return {
            "svg": made.svg,
            "ratio": made.ratio,
            "marks": [one._asdict() for one in made.marks],
            "alt": self._say(f"Kort over hændelserne: {named}", f"Map of the incidents: {named}"),
            "note": note,
        }


def _gone(one: dict[str, Any]) -> dict[str, str]:
    """Tell of what holds no longer; its source stands in the picture before."""
    return {"text": one["text"], "mark": "", "before": "", "colour": "", "source": ""}
