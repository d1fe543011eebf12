"""A drill begins with what there is: a script, an assessment, or an operation that is over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from crisis.commands.assessments import DescribeScenario
from crisis.commands.closing import CloseOperation
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.commands.operations import DecideLevel, OpenOperation
from crisis.drills.checks import checked
from crisis.drills.from_assessment import from_assessment
from crisis.drills.from_operation import from_operation
from crisis.drills.script import Script
from crisis.drills.starting import Started, from_library
from crisis.drills.unnamed import names_somebody
from crisis.errors import Refused
from crisis.rules.known import By
from crisis.rules.visibility import view
from crisis.terms.log import Channel, EntryKind
from crisis.terms.operations import Level, Mode
from crisis.terms.sight import Readers, Sight
from tests.given import by, spoken_by
from tests.opening import STAFFED
from tests.playing import CAST
from tests.press_staff import PressStaff
from tests.unit.rules.test_assessments import SCENARIO, Desk

KNOWN = frozenset({"kolding", "kommune", "vejle", "politi"})
SOME = Readers(sight=Sight.RESTRICTED, only_for=("kolding",))


class Past(PressStaff):
    """A staff whose operation will be over."""

    def reports(self, text: str, seat: str = "kolding", **more: object) -> int:
        kind = more.pop("kind", EntryKind.REPORT)
        return self.must(RecordEntry(text=text, kind=kind, **more), seat)

    def closes(self) -> None:
        self.must(CloseOperation(reason="Vandet falder", basis="DMI"), "formand")

    def made(self, reader: By | None = None) -> Started:
        return from_operation(view(self.situation, reader or by("formand")), self.planning)


@pytest.fixture
def past() -> Past:
    made = Past(Mode.LIVE)
    made.must(OpenOperation(name="Stormflod", mode=Mode.LIVE, **STAFFED), "stabschef")
    return made


def script_of(started: Started) -> Script:
    """What is begun is a script that passes every check as it stands."""
    return checked(started.text, CAST)


def test_what_was_reported_comes_again_as_long_after_the_opening_as_it_did(past: Past) -> None:
    past.passes(minutes=5)
    past.reports("Vandet står 1,2 m over dagligt.", channel=Channel.RADIO)
    past.passes(minutes=20)
    level = {"level": Level.OPERATIONS, "seen": Level.STAFF, "reason": "Vand", "basis": "DMI"}
    past.must(DecideLevel(**level), "formand")
    past.passes(hours=1, seconds=30)
    past.reports("Avisen skriver, at diget er gået.", "vejle", channel=Channel.MEDIA)
    past.reports("Vi venter.", kind=EntryKind.NOTE)
    past.closes()
    script = script_of(past.made())
    told = [(one.at, one.sender, one.to, one.channel, one.text) for one in script.injects]
    assert told == [
        ("5m", "omverden", ("kolding",), Channel.RADIO, "Vandet står 1,2 m over dagligt."),
        ("1h25m30s", "radio", ("vejle",), Channel.MEDIA, "Avisen skriver, at diget er gået."),
    ]
    expects = script.injects[0].expects
    assert expects is not None and (expects.within, expects.goal) == ("25m", "niveau")
    assert script.title == "Øvelse efter Stormflod"
    assert "Udeladt" not in past.made().text


def test_what_was_put_right_comes_right_and_at_its_first_time(past: Past) -> None:
    past.passes(minutes=10)
    first = past.reports("Diget er gået.")
    past.passes(minutes=30)
    past.must(CorrectEntry(number=first, text="Diget er blødt.", reason="set"), "kolding")
    past.closes()
    injects = script_of(past.made()).injects
    assert [(one.at, one.text) for one in injects] == [("10m", "Diget er blødt.")]


def test_names_and_what_is_for_some_stay_behind_and_their_number_is_said(past: Past) -> None:
    past.reports("Diget ved Hejlsminde er blødt.")
    past.reports("Hans Jensen er savnet.")
    past.reports("Ring til 75 12 34 56 om båden.")
    past.reports("Kun for kommunen selv.", readers=SOME)
    past.must(
        RecordEntry(text="Gaden er tør.", kind=EntryKind.REPORT),
        "logfoerer",
        on_behalf_of=spoken_by("vejle"),
    )
    past.closes()
    for reader in ("formand", "planlaegger"):
        started = past.made(by(reader))
        assert (started.left_out.named, started.left_out.restricted) == (2, 1), reader
        assert "# Udeladt: 3 (1 for nogle, 2 kan nævne en person" in started.text
        for word in ("Jensen", "75 12", "Kun for kommunen", "Vagthavende"):
            assert word not in started.text
        assert [one.to for one in script_of(started).injects] == [("kolding",), ("vejle",)]


def test_an_operation_that_runs_or_holds_no_report_gives_no_script(past: Past) -> None:
    with pytest.raises(Refused) as no:
        past.made()
    assert no.value.code == "starting.still_running"
    past.reports("Fru Hansen er savnet.")
    past.closes()
    with pytest.raises(Refused) as no:
        past.made()
    assert (no.value.code, no.value.facts["left"]) == ("starting.nothing_left", 1)


@pytest.mark.parametrize(
    "text",
    ["Hans Jensen er savnet", "Anders Kolding ringer", "fru Hansen", "Borgeren Mette er set",
     "Vand i Havnegade 12", "Ring 70 12 34 56", "skriv til a@b.dk", "Vi har set Per E. Holm",
     "Familien Sø mangler", "Anne-Marie Krogh er fundet"],
)  # fmt: skip
def test_what_may_name_somebody_is_found(text: str) -> None:
    assert names_somebody(text, KNOWN)


@pytest.mark.parametrize(
    "text",
    ["Vandet stiger ved Kolding Havn.", "Fra Vejle: 12 pumper.", "Kolding Kommune har 60 senge.",
     "DMI varsler 1,90 m kl. 21.", "Borgere i lave områder er væk. Broen er spærret."],
)  # fmt: skip
def test_places_authorities_and_figures_name_nobody(text: str) -> None:
    assert not names_somebody(text, KNOWN)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=40)


@settings(max_examples=25, deadline=None)
@for_all(WORDS.map(str.strip).filter(bool))
def test_whatever_was_reported_the_script_is_one_that_can_be_drilled(text: str) -> None:
    past = Past(Mode.LIVE)
    past.must(OpenOperation(name=f"Vand: {text}", mode=Mode.LIVE), "stabschef")
    past.reports("Vandet stiger.")
    past.reports(text)
    past.closes()
    script = script_of(past.made())
    assert script.injects[0].text == "Vandet stiger."


def test_an_assessment_gives_hazard_place_and_what_was_found_weak() -> None:
    desk = Desk()
    desk.does(DescribeScenario(**SCENARIO, municipality="kolding"))
    weak = {"vulnerability": 5, "supply": 5}
    desk.says("vejle", weak, review_on=date(2027, 11, 22))
    desk.says("brs", readers=Readers(sight=Sight.RESTRICTED, only_for=("brs",)))
    started = from_assessment(1, desk.planning)
    assert started is not None and started.left_out.restricted == 1
    script = script_of(started)
    assert script.start == SCENARIO["text"]
    assert {one.seat for one in script.cast} >= {"formand", "kolding", "vejle"}
    assert "Kolding Kommune" in (script.injects[1].text or "")
    told = {one.id: one for one in script.injects}
    assert told["svaghed"].to == ("vejle",) and "Forsyningen" in (told["vaerst"].text or "")
    assert from_assessment(9, desk.planning) is None


def test_a_scenario_for_some_gives_no_more_than_its_hazard() -> None:
    desk = Desk()
    some = Readers(sight=Sight.RESTRICTED, only_for=("kolding",))
    desk.does(DescribeScenario(**SCENARIO, municipality="kolding", readers=some))
    started = from_assessment(1, desk.planning)
    assert started is not None and started.left_out.restricted == 1
    assert "kolding" not in {one.seat for one in script_of(started).cast}
    for word in (SCENARIO["text"], SCENARIO["title"], "Kolding Kommune"):
        assert word not in started.text


@pytest.mark.parametrize("file", ["orkan", "stormflod", "telefonsvigt"])
def test_a_script_of_the_library_can_be_begun_under_another_title(file: str) -> None:
    text = Path(f"scenarios/{file}.yaml").read_text(encoding="utf-8")
    started = from_library(text, "Vores egen", seed=77)
    old, new = checked(text, CAST), checked(started.text, CAST)
    assert (new.title, new.operation.name, new.seed) == ("Vores egen", "Vores egen", 77)
    assert (new.injects, new.steps, new.goals) == (old.injects, old.steps, old.goals)
