"""References as links: made of what the reader may see, and of nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from crisis.commands.incidents import OpenIncident
from crisis.commands.log import RecordEntry
from crisis.commands.partners import SeatPartner, UnseatPartner
from crisis.commands.sight import ClassifyEntry
from crisis.commands.tasks import AskTask
from crisis.events.partners import PartnerRegistered
from crisis.projections.situation import start
from crisis.rules.visibility import view
from crisis.terms.operations import Mode
from crisis.terms.places import Point
from crisis.terms.sight import Readers, Sight
from crisis.web.app import ROOT
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.reference_offers import _fitting
from crisis.web.pages.references import Piece, References
from crisis.web.pages.rows import log_model, reader
from tests.given import OPERATION, Staff, by, directory
from tests.unit.rules.test_partners import TOLKE, listed, partner

HOSTILE = '<img src=x onerror="alert(1)"> & "quoted"'


def objects(word: str) -> tuple[str, str] | None:
    return ("ob-000000000001", "Kolding Havn") if word == "Kolding Havn" else None


def given_case(staff: Staff) -> None:
    """Entry 1, incident H1 (entry 2), task O1 (entry 3)."""
    staff.do(RecordEntry(text="Vand i Havnegade"), "kolding")
    staff.do(OpenIncident(kind="flood", title="Stormflod", shape=Point((9.5, 55.5))), "kolding")
    staff.do(AskTask(kind="pump", title="Pumper", authority="brs"), "kolding")


def refs(staff: Staff, seat: str = "kolding") -> References:
    seen = view(staff.situation, by(seat, staff.now))
    return References(situation=seen, planning=staff.planning, objects=objects)


def links(found: tuple[Piece, ...]) -> list[tuple[str, str | None, str | None]]:
    return [(one.text, one.title, one.url) for one in found if one.title]


def test_each_reference_leads_to_what_it_names(staff: Staff) -> None:
    given_case(staff)
    said = refs(staff).say("@kolding: #1, #H1 og #o1 ved #[Kolding Havn]. #99 #P7 @ingen #H9")
    base = f"/operationer/{OPERATION}"
    assert links(said) == [
        ("@kolding", "Kolding Kommune", None),
        ("#1", "Vand i Havnegade", f"{base}#post-1"),
        ("#H1", "Stormflod", f"{base}/haendelser/1"),
        ("#o1", "Pumper", f"{base}/opgaver/1"),
        ("#[Kolding Havn]", "Kolding Havn", "/plan/register/ob-000000000001"),
    ]


def test_to_who_may_not_see_it_a_reference_is_as_much_words_as_one_to_nothing(
    staff: Staff,
) -> None:
    given_case(staff)
    readers = Readers(sight=Sight.RESTRICTED, only_for=("kolding",))
    for number in (1, 2, 3):
        staff.do(ClassifyEntry(number=number, readers=readers), "stabschef")
    text = "Se #1 og #H1 og #O1"
    assert len(links(refs(staff).say(text))) == 3
    assert refs(staff, "vejle").say(text) == (Piece(text=text),)
    empty = replace(refs(staff), situation=start(OPERATION, Mode.LIVE))
    assert empty.say(text) == (Piece(text=text),)


@given(st.text(max_size=300))
def test_put_together_the_pieces_are_the_text(text: str) -> None:
    whole = References(situation=start(OPERATION, Mode.LIVE), planning=directory(), objects=objects)
    for words in (text, f"{text}@kolding {text} #[Kolding Havn]"):
        assert "".join(one.text for one in whole.say(words)) == words


def drawn(staff: Staff, seat: str = "kolding", **more: Any) -> Markup:
    """The row of the newest entry as the page draws it, and its words on paper."""
    app = Flask("tests", template_folder=str(ROOT / "templates"))
    said = vars(app.jinja_env.get_template("_said.html").module)["said"]
    asker = by(seat, staff.now)
    seen = view(staff.situation, asker)
    row = log_model(seen, reader(seen, asker, "da", staff.planning, objects))["rows"][0]
    return Markup(said(row.said, **more))


def test_a_link_is_made_of_escaped_parts_and_on_paper_there_is_none(staff: Staff) -> None:
    staff.do(RecordEntry(text=HOSTILE), "kolding")
    text = f'{HOSTILE} #1 "@kolding"'
    staff.do(RecordEntry(text=text), "kolding")
    html = drawn(staff)
    assert html.unescape().count("<img") == 2, "in the text, and in the title of its reference"
    assert "<img" not in html
    assert f'<a class="rf" href="/operationer/{OPERATION}#post-1" title="&lt;img' in html
    assert drawn(staff, links=False).unescape() == text
    assert "<a" not in drawn(staff, links=False)


def test_a_partner_in_the_staff_is_offered_and_known_and_once_it_left_only_known() -> None:
    staff = Staff()
    staff.planning = listed(PartnerRegistered(partner=partner()))
    staff.do(SeatPartner(partner=TOLKE), "logfoerer")

    def offered() -> list[tuple[str, str]]:
        asker = by("vejle", staff.now)
        return list(_fitting("@tolk", Where(staff.situation, staff.planning, asker, "da")))

    known = [("@eksempel", "Eksempel Tolkebureau", None)]
    assert offered() == [("@eksempel-tolke", "Eksempel Tolkebureau")]
    assert links(refs(staff).say("@eksempel kommer kl. 9, @ingen ved hvem")) == known
    staff.do(UnseatPartner(partner=TOLKE), "logfoerer")
    assert offered() == []
    assert links(refs(staff).say("@eksempel kommer kl. 9")) == known


def test_while_one_types_only_what_one_may_see_is_offered(staff: Staff) -> None:
    given_case(staff)
    staff.do(RecordEntry(text="Kun os"), "kolding")
    last = staff.situation.number
    readers = Readers(sight=Sight.RESTRICTED, only_for=("kolding",))
    staff.do(ClassifyEntry(number=last, readers=readers), "kolding")

    def offered(typed: str, seat: str = "vejle") -> list[str]:
        asker = by(seat, staff.now)
        where = Where(view(staff.situation, asker), staff.planning, asker, "da")
        return [written for written, _ in _fitting(typed, where)]

    assert offered("@kom") == [f"@{one}" for one in (
        "billund", "fredericia", "hedensted", "horsens", "kolding", "skanderborg", "vejle"
    )]  # fmt: skip
    assert offered("@trekant") == ["@trekantbrand"]
    assert offered("#") == ["#H1", "#O1", "#1"]
    assert offered("#", "kolding") == ["#H1", "#O1", f"#{last}", "#1"]
    assert offered("#h") == ["#H1"]
    assert offered("#o2") == offered("vand") == []
