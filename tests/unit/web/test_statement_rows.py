"""Statements as the desk shows them: whose turn it is, what was changed, how hard it reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crisis.commands.publishing import PausePublishing
from crisis.commands.statements import KeepStatement
from crisis.terms.log import Certainty
from crisis.terms.statements import Act, Audience, Delivery, Fact
from crisis.web.pages.incident_rows import Where
from crisis.web.pages.statement_may import permits
from crisis.web.pages.statement_rows import desk_model, statement_model
from crisis.web.pages.statement_text import difference, pieces, reading, short_hash
from tests.given import by
from tests.press_staff import ACCOUNTS, PressStaff
from tests.visiting import House


@pytest.fixture
def press(tmp_path: Path) -> Iterator[PressStaff]:
    """A press desk, and the application whose addresses it gives."""
    house = House(tmp_path)
    with house.app.test_request_context():
        yield PressStaff()
    house.database.close()


def where(press: PressStaff, seat: str, language: str = "da") -> Where:
    asker = by(seat, press.now, press.mode, account=ACCOUNTS[seat])
    return Where(press.situation, press.planning, asker, language)


def desk(press: PressStaff, seat: str) -> dict[str, list[int]]:
    """The groups that have something in them, by number."""
    groups = desk_model(where(press, seat))["groups"]
    return {name: [row["number"] for row in rows] for name, rows in groups.items() if rows}


def shown(press: PressStaff, seat: str, number: int = 1) -> dict[str, Any]:
    return statement_model(press.one(number), where(press, seat))


def offered(press: PressStaff, seat: str) -> set[str]:
    return {name for name, yes in shown(press, seat)["may"].items() if yes}


# --- whose turn it is -------------------------------------------------------------------------


def test_a_ready_text_waits_for_those_who_own_a_fact_and_for_the_police(press: PressStaff) -> None:
    press.ready()
    assert desk(press, "kolding") == desk(press, "formand") == {"mine": [1]}
    assert desk(press, "vejle") == {"unsigned": [1]}


def test_nobody_is_asked_to_sign_his_own_words(press: PressStaff) -> None:
    press.ready()
    assert "sign" not in offered(press, "presse-politi")
    assert desk(press, "presse-politi") == {"unsigned": [1]}


def test_a_text_that_all_have_signed_waits_for_the_police_press_office(press: PressStaff) -> None:
    press.signed(press.ready(), "formand", "kolding")
    assert desk(press, "presse-politi") == {"mine": [1]}
    assert desk(press, "kolding") == desk(press, "presse-kolding") == {"signed": [1]}
    assert "release" in offered(press, "presse-politi")


def test_a_draft_that_was_sent_back_waits_for_the_authority_that_wrote_it(
    press: PressStaff,
) -> None:
    press.returned(press.ready())
    assert desk(press, "presse-politi") == {"mine": [1]}
    assert desk(press, "kolding") == {"draft": [1]}
    assert shown(press, "presse-politi")["returned"]["reason"] == "Forkert gade"


def test_what_is_outside_with_a_corrected_fact_is_put_right_first(press: PressStaff) -> None:
    fact = press.fact()
    number = press.signed(press.ready((fact,)), "formand", "kolding")
    press.must(press.releasing(number), "presse-politi")
    later = press.corrects(fact)
    assert desk(press, "presse-politi") == {"flagged": [1]}
    assert desk_model(where(press, "vejle"))["flagged"] == 1
    (flag,) = shown(press, "presse-politi")["flags"]
    assert (flag["was"], flag["now"]["text"]) == ("Vand i Havnegade", "Havnegade er tør")
    assert shown(press, "presse-politi")["may"]["keep"] == [later]
    kept = KeepStatement(statement=1, entry=later, reason="Uden betydning")
    press.must(kept, "presse-politi")
    assert desk(press, "presse-politi") == {"out": [1]}


def test_an_observer_is_offered_nothing_and_sees_all(press: PressStaff) -> None:
    press.published()
    assert desk(press, "observatoer") == {"out": [1]}
    assert offered(press, "observatoer") == set()
    assert not any(permits(where(press, "observatoer")).values())


def test_only_the_police_are_offered_the_holding_statement_and_to_go_on(press: PressStaff) -> None:
    press.must(PausePublishing(reason="Forkert gade"), "presse-kolding")
    told = desk_model(where(press, "presse-kolding"))
    assert told["paused"]["reason"] == "Forkert gade"
    assert told["may"] == {"draft": True, "holding": False, "pause": True, "resume": False}
    assert permits(where(press, "presse-politi"))["resume"]


def test_a_proof_that_is_missing_hides_no_button(press: PressStaff) -> None:
    press.ready()
    asker = replace(where(press, "kolding").by, proved=None)
    row = statement_model(press.one(), where(press, "kolding")._replace(by=asker))
    assert row["may"]["sign"]


# --- signatures and what was changed -----------------------------------------------------------


def test_each_who_must_sign_stands_with_what_it_signs_for(press: PressStaff) -> None:
    fact = press.fact()
    press.signed(press.ready((fact,), signers=("vejle",)), "kolding")
    rows = {row["authority"]: row for row in shown(press, "vejle")["signers"]}
    assert list(rows) == ["politi", "kolding", "vejle"]
    assert (rows["kolding"]["entries"], rows["kolding"]["signed"]) == ([fact], True)
    assert rows["kolding"]["time"] == "13:00"
    assert rows["politi"]["police"] and not rows["politi"]["signed"]
    assert rows["vejle"]["mine"] and rows["vejle"]["entries"] == []


def test_who_signed_an_earlier_version_sees_what_was_changed_since(press: PressStaff) -> None:
    press.signed(press.ready(), "kolding")
    press.changed(1, text="Hold jer væk fra havnen og åen.")
    press.changed(1, text="Hold jer langt væk fra havnen og åen.")
    row = shown(press, "kolding")
    assert row["changed_since"] == 1
    added = "".join(each.text for each in row["difference"] if each.kind == "ins")
    assert "langt" in added and "åen." in added
    assert next(each for each in row["signers"] if each["mine"])["lost"] == 1
    assert shown(press, "vejle")["changed_since"] == 2
    press.signed(1, "kolding")
    assert shown(press, "kolding")["changed_since"] is None


def test_what_was_changed_besides_the_text_is_shown_too(press: PressStaff) -> None:
    press.signed(press.ready(), "kolding")
    press.changed(1, title="Meget vand i midtbyen", audience=Audience.MEDIA, place="Kolding")
    row = shown(press, "kolding")
    assert row["difference"] == []
    assert [(each["name"], each["was"], each["now"]) for each in row["altered"]] == [
        ("title", "Vand i midtbyen", "Meget vand i midtbyen"),
        ("audience", "alle", "pressen"),
        ("place", "", "Kolding"),
    ]


def test_a_fact_cited_as_less_sure_is_a_change(press: PressStaff) -> None:
    fact = press.fact()
    press.signed(press.ready((fact,)), "kolding")
    press.changed(1, facts=(Fact(entry=fact, cited_as=Certainty.UNCONFIRMED),))
    (change,) = shown(press, "kolding")["altered"]
    assert (change["name"], change["was"], change["now"]) == ("facts", str(fact), f"{fact}?")


# --- receipts ----------------------------------------------------------------------------------


def test_a_channel_of_which_nobody_knows_is_offered_to_be_sent_again(press: PressStaff) -> None:
    number = press.released()
    assert shown(press, "presse-politi")["may"]["resend"] == []
    press.told(number, Delivery.UNCERTAIN)
    row = shown(press, "presse-politi")
    assert row["may"]["resend"] == [("publish", "presserum")]
    assert (row["troubled"], row["receipts"][0]["outcome"]) == (1, "uncertain")
    assert shown(press, "kolding")["may"]["resend"] == []


def test_a_retraction_that_came_too_late_is_offered_to_be_sent_again(press: PressStaff) -> None:
    number = press.retracted(press.published())
    press.told(number, Delivery.EXPIRED, Act.RETRACT)
    row = shown(press, "presse-politi")
    assert row["troubled"] == 1
    assert row["may"]["resend"] == [("retract", "presserum")]


# --- the text itself ---------------------------------------------------------------------------


def test_marks_are_split_from_the_text() -> None:
    found = [(each.kind, each.text, each.number) for each in pieces("Åben [412]. Måske [7?][x].")]
    assert found == [
        ("text", "Åben ", 0),
        ("mark", "412", 412),
        ("text", ". Måske ", 0),
        ("mark", "7?", 7),
        ("text", "[x].", 0),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [("", "ny"), ("gammel", ""), ("a b c", "a x c"), ("linje\nto", "linje\n\nto"), ("<b>", "<i>")],
)
def test_the_difference_holds_both_texts_whole(old: str, new: str) -> None:
    found = difference(old, new)
    assert "".join(each.text for each in found if each.kind != "ins") == old
    assert "".join(each.text for each in found if each.kind != "del") == new


@pytest.mark.parametrize(
    ("text", "lix", "sentences"),
    [
        ("", 0, 0),
        ("Bliv hjemme.", 2, 1),
        ("Bliv hjemme: vandet stiger.", 2, 2),
        ("Bliv hjemme\nVandet stiger", 2, 2),
        ("Myndighederne evakuerer nu.", 70, 1),
        ("Åben som normalt [412]. Lukket kl. 14.30.", 22, 2),
        ("Vi ses kl. 14.30 ved nr. 5.", 5, 1),
    ],
)
def test_the_readability_is_counted_as_the_rule_says(text: str, lix: int, sentences: int) -> None:
    found = reading(text)
    assert (found.lix, found.sentences) == (lix, sentences)


def test_a_fingerprint_is_read_aloud_by_its_beginning() -> None:
    assert short_hash("7f3a91c2" + "0" * 56) == "7f3a·91c2"
    assert short_hash(None) == ""
