"""What disagrees as a page shows it, and the marks on what rests on it."""

from __future__ import annotations

from typing import Any

from crisis.commands.contradictions import ReportContradiction, SettleContradiction
from crisis.commands.figures import SetFigure
from crisis.commands.log import CorrectEntry, RecordEntry
from crisis.projections.log import LogBook
from crisis.terms.contradictions import Verdict
from crisis.terms.figures import FigureKind
from crisis.web.pages.contradiction_rows import contradictions_model
from crisis.web.pages.decision_rows import decisions_model
from crisis.web.pages.figure_rows import figures_model
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.rows import LogRow, log_model, reader
from crisis.web.pages.statement_facts import fact_row
from tests.deciding import wish as decision
from tests.given import Staff, by


def given(staff: Staff) -> None:
    """Entries 1 and 2 disagree, 3 says so, and figure 4 rests on the first."""
    staff.do(RecordEntry(text="180 cm"), "kolding")
    staff.do(RecordEntry(text="140 cm", source="Brandvagten"), "trekantbrand")
    staff.do(ReportContradiction(entries=(1, 2), about="vandstanden"), "logfoerer")
    staff.do(SetFigure(figure=FigureKind.EVACUATED, value=80, entry=1), "kolding")


def where(staff: Staff, seat: str = "logfoerer") -> Where:
    asker = by(seat, staff.now)
    return Where(staff.situation, staff.planning, asker, "da")


def model(staff: Staff, seat: str = "logfoerer") -> dict[str, Any]:
    return contradictions_model(where(staff, seat))


def rows(staff: Staff, seat: str = "logfoerer") -> dict[int, LogRow]:
    asker = by(seat, staff.now)
    found = log_model(staff.situation, reader(staff.situation, asker, "da"))["rows"]
    return {row.number: row for row in found}


def test_they_stand_side_by_side_with_source_and_certainty(staff: Staff) -> None:
    given(staff)
    (one,) = model(staff)["open"]
    assert (one["about"], one["may_settle"]) == ("vandstanden", True)
    assert [(side["who"], side["said"][0].text, side["source"]) for side in one["sides"]] == [
        ("Kolding Kommune", "180 cm", None),
        ("TrekantBrand", "140 cm", "Brandvagten"),
    ]
    assert not model(staff, "vejle")["open"][0]["may_settle"]
    assert model(staff, "kolding")["open"][0]["may_settle"]


def test_each_row_is_marked_by_the_other_until_somebody_decides(staff: Staff) -> None:
    given(staff)
    found = rows(staff)
    assert [[each.number for each in found[number].marks.contested] for number in (1, 2)] == [
        [2],
        [1],
    ]
    assert (found[1].marks.may_contest, found[3].marks.may_contest, found[3].marks.dispute) == (
        True,
        False,
        True,
    )
    assert not rows(staff, "observatoer")[1].marks.may_contest
    wish = SettleContradiction(contradiction=1, verdict=Verdict.ONE, holds=1, reason="Aflæst")
    staff.do(wish, "stabschef")
    found = rows(staff)
    assert (found[1].marks.contested, found[2].marks.contested) == ((), ())
    told = [found[number].marks.ruling for number in (1, 2)]
    assert [(each.number, each.text) for each in told if each] == [
        (5, "gælder"), (5, "gælder ikke")
    ]  # fmt: skip
    (over,) = model(staff)["over"]
    assert (over["settled"]["holds"], over["settled"]["reason"]) == ("1", "Aflæst")


def test_a_figure_and_a_fact_say_that_what_they_rest_on_is_contested(staff: Staff) -> None:
    given(staff)
    (figure,) = figures_model(where(staff))["rows"]
    assert figure["contested"] == ["2"]
    for number in (1, 4):
        fact = fact_row(staff.situation.log.get(number), number, where(staff))
        assert fact["contested"] == ["2"]


def test_so_does_a_decision_and_the_figure_says_that_it_is_used_there(staff: Staff) -> None:
    given(staff)
    staff.do(decision(entries=(1, 4)), "kolding")
    (row,) = decisions_model(where(staff))["rows"]
    assert row["contested"] == [("1", "2"), ("4", "2")]
    (figure,) = figures_model(where(staff))["rows"]
    url = f"/operationer/{staff.situation.operation}/beslutninger/1"
    assert figure["uses"] == [{"label": "B1", "url": url, "stale": False}]
    wish = SettleContradiction(contradiction=1, verdict=Verdict.ONE, holds=1, reason="Aflæst")
    staff.do(wish, "stabschef")
    (row,) = decisions_model(where(staff))["rows"]
    assert row["contested"] == []


def test_when_one_is_corrected_it_is_said_why_nothing_is_left_to_decide(staff: Staff) -> None:
    given(staff)
    staff.do(CorrectEntry(number=2, text="178 cm"), "trekantbrand")
    assert model(staff)["open"] == []
    (over,) = model(staff)["over"]
    assert over["falls"] == [{"entry": "2", "by": "5", "why": "corrected"}]


def test_of_an_entry_the_reader_may_not_see_there_is_its_number_alone(staff: Staff) -> None:
    given(staff)
    hidden = LogBook(entries=staff.situation.log.entries.delete(2), last=staff.situation.log.last)
    seen = where(staff)._replace(situation=_with(staff, hidden))
    side = contradictions_model(seen)["open"][0]["sides"][1]
    assert side == {"number": 2, "label": "2", "known": False}


def _with(staff: Staff, log: LogBook) -> Any:
    import msgspec

    return msgspec.structs.replace(staff.situation, log=log)
