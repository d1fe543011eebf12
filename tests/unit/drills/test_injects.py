"""What a control plays is read through before the start: wrong things are refused by line."""

from __future__ import annotations

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from crisis.drills.checks import checked, looked
from crisis.drills.injects import Cell, Deed
from crisis.drills.script import read
from crisis.drills.yaml_file import page
from crisis.errors import Malformed, Refused
from crisis.terms.log import Channel
from crisis.web.texts import sentence
from tests.playing import CAST
from tests.unit.drills.injected import INJECTED, spoiled


def line_of(text: str, piece: str) -> int:
    return next(n for n, one in enumerate(text.splitlines(), 1) if piece in one)


def test_a_script_tells_goals_cast_injects_branches_and_triggers() -> None:
    script = checked(INJECTED, CAST)
    varsel, dige, opkald, *_ = script.injects
    assert (varsel.sender, varsel.to, varsel.channel) == (
        "dmi",
        ("formand", "kolding"),
        Channel.MAIL,
    )
    assert varsel.expects is not None and varsel.expects.criterion is not None
    assert varsel.expects.doctrine == "NBB 3.2"
    assert varsel.expects.criterion.unable == "Ikke afgjort"
    assert dige.command == "RecordEntry"
    assert opkald.repeat is not None and opkald.repeat.times == 3
    assert [one.cell for one in script.cast] == [None, None, Cell.ANSWERING, Cell.CITIZENS]
    assert script.branches[0].asks.deed is Deed.WARNED
    assert script.triggers[0].when.by == "formand"
    assert script.goals[0].measure == "Ventebesked inden T+40"


AT_DIGE = "    from: kolding\n    at: 10m\n"


@pytest.mark.parametrize(
    ("old", "new", "code", "field", "piece"),
    [
        # roles
        ("from: dmi\n    to: [formand, kolding]", "from: ingen\n    to: [formand]",
         "scenario.unknown_role", "injects[1].from", "from: ingen"),
        ("to: [formand, kolding]", "to: [formand, ingen]", "scenario.unknown_role",
         "injects[1].to[2]", "ingen]"),
        ("cell: citizens", "seat: ingen", "scenario.unknown_seat", "cast[4].seat", "seat: ingen"),
        ("{role: borger, cell: citizens}", "{role: borger}", "scenario.role_not_seated",
         "cast[4].role", "role: borger}"),
        ("{role: dmi, cell: answering}", "{role: dmi, cell: answering, seat: brs}",
         "scenario.role_not_seated", "cast[3].role", "seat: brs"),
        ("role: dmi,", "role: kolding,", "scenario.two_alike", "cast[3].role", "answering"),
        ("level, by: formand", "level, by: ingen", "scenario.unknown_role", "triggers[1].when.by",
         "by: ingen"),
        # what an inject is
        ("command: RecordEntry", "command: OpenTheGates", "scenario.unknown_command",
         "injects[2].command", "OpenTheGates"),
        ("command: RecordEntry", "command: ReleaseStatement", "permission.role",
         "injects[2].command", "ReleaseStatement"),
        ("occurred_at: -5m}", "colour: red}", "field.unknown", "injects[2].fields.colour",
         "colour: red"),
        ("occurred_at: -5m}", "occurred_at: noon}", "scenario.not_a_span",
         "injects[2].fields.occurred_at", "noon"),
        (AT_DIGE, "    from: borger\n    at: 10m\n", "scenario.cell_commands", "injects[2].from",
         "    from: borger"),
        ("text: Vandet stiger til 1,90 m.", "channel: mail", "body.duplicate_field", "channel",
         None),
        ("    text: Vandet stiger til 1,90 m.\n", "", "scenario.nothing_said", "injects[1]",
         "id: varsel"),
        ("    to: [formand, kolding]\n", "", "scenario.nobody_told", "injects[1]", "id: varsel"),
        ("text: Vandet stiger til 1,90 m.", "text: x\n    fields: {a: b}", "scenario.said_twice",
         "injects[1].fields", "a: b"),
        ("    command: RecordEntry", "    text: x\n    command: RecordEntry",
         "scenario.said_twice", "injects[2].command", "command: RecordEntry"),
        ("    one_of:", "    text: x\n    one_of:", "scenario.said_twice",
         "injects[3].one_of", "one_of"),
        ("channel: mail", "channel: duer", "scenario.not_a_choice", "injects[1].channel", "duer"),
        ("at: 15m", "at: 15m\n    soon: now", "scenario.no_such_field", "injects[3].soon",
         "soon: now"),
        ("deed: warned", "deed: __import__", "scenario.not_a_choice", "branches[1].if.deed",
         "__import__"),
        ("goal: varsling", "goal: andet", "scenario.unknown_goal", "injects[1].expects.goal",
         "goal: andet"),
        ("within: 20m", "within: -20m", "scenario.backwards", "injects[1].expects.within",
         "within"),
        ("        U: Ikke afgjort\n", "", "field.missing", "injects[1].expects.criterion.U",
         "criterion"),
        ("text: Tak for beskeden.", "text: Ring til 010190-1234.", "field.cpr",
         "injects[5].text", "010190"),
        # files
        *[("prognose kl 8.pdf", name, "scenario.climbing", "injects[1].attachment", "attachment")
          for name in ("../hemmelig.pdf", "/etc/passwd", "a/b.pdf", "a\\b.pdf", ".skjult",
                       "a..pdf", "'C:x.pdf'", "~root")],
        # times
        ("at: 15m", "at: 5m", "scenario.backwards", "injects[3].at", "at: 5m"),
        ("at: 15m", "at: -5m", "scenario.backwards", "injects[3].at", "    at: -5m"),
        ("at: 15m", "at: snart", "scenario.not_a_span", "injects[3].at", "snart"),
        ("after: 5m", "after: -5m", "scenario.backwards", "injects[4].after", "after: -5m"),
        ("every: 5m", "every: 0s", "scenario.not_a_span", "injects[3].repeat.every", "every"),
        # what never ends, and what never comes
        ("times: 3", "times: 100000", "field.out_of_range", "injects[3].repeat.times", "100000"),
        ("{every: 5m, times: 3}", "{every: 5m}", "scenario.endless", "injects[3].repeat",
         "repeat"),
        ("else: [aviser]", "else: [aviser, varslet2]\n  - {id: varslet2, if: {deed: met},"
         " then: [tak], else: [varslet3]}\n  - {id: varslet3, if: {deed: met}, then: [varslet2]}",
         "scenario.circle", "branches[2]", "varslet2, if"),
        ("else: [aviser]", "else: [aviser, a]\n  - {id: a, if: {deed: met}, then: [a]}",
         "scenario.circle", "branches[2]", "id: a, if"),
        ("else: [aviser]", "else: [andet]", "scenario.unknown_next", "branches[1].else[1]",
         "else: [andet]"),
        ("else: [aviser]", "else: [tak]", "scenario.never_comes", "injects[4]", "id: aviser"),
        ("else: [aviser]", "else: [aviser, opkald]", "scenario.two_starts", "injects[3].at",
         "at: 15m"),
        ("    then: [tak]\n    else: [aviser]\n", "", "scenario.leads_nowhere", "branches[1]",
         "id: varslet"),
        ("id: opkald", "id: varsel", "scenario.two_alike", "injects[3].id", None),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_before_the_start_with_its_line_and_said_in_danish(
    old: str, new: str, code: str, field: str, piece: str | None
) -> None:
    text = spoiled(old, new)
    with pytest.raises((Malformed, Refused)):
        checked(text, CAST)
    found = {(one.code, one.field): one for one in looked(text, CAST).faults}
    no = found[(code, field)]
    assert piece is None or no.facts["line"] == line_of(text, piece)
    for one in found.values():
        said = sentence(one, "da")
        assert "{" not in said and "…" not in said and one.facts["line"] > 1


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("format: 1\ntitle: !!python/object/apply:os.system ['true']\n", "scenario.tag", 2),
        ("format: 1\ntitle: !!python/name:os.system\n", "scenario.tag", 2),
        ("format: 1\ntitle: !own x\n", "scenario.tag", 2),
        ("format: 1\n" + BOMB, "scenario.alias", 3),
        ("a:\n  <<: {b: 1}\n  <<: {b: 2}\n", "body.duplicate_field", 3),
        ("title: a\nseed: 1\ntitle: b", "body.duplicate_field", 3),
        ("format: 1\na: " + "[" * 100 + "]" * 100, "scenario.too_deep", 2),
        ("a: 1\n" + "x: " + "[" * 100_000, "scenario.too_deep", 2),
        ("format: 1\na: [", "scenario.yaml_open", 2),
    ],
)
def test_tags_bombs_doubled_keys_and_depth_are_refused_by_line(
    text: str, code: str, line: int
) -> None:
    with pytest.raises(Malformed) as no:
        read(text)
    assert (no.value.code, no.value.facts["line"]) == (code, line)


def test_a_step_cannot_go_backwards_either() -> None:
    steps = "steps:\n  - {seat: kolding, command: RecordEntry, fields: {text: x}, after: -5m}\n"
    with pytest.raises(Malformed) as no:
        checked(INJECTED + steps, CAST)
    assert (no.value.code, no.value.field) == ("scenario.backwards", "steps[1].after")
    assert no.value.facts["line"] == line_of(INJECTED + steps, "after: -5m")


def test_a_field_that_is_not_there_is_told_at_the_nearest_thing_that_is() -> None:
    known = page("a:\n  b:\n    - c: 1\n    -\n      d: 2\n")
    assert [known.line(one) for one in ("a.b[2].d", "a.b[2].e", "a.b[9]", "a", "z", None)] == [
        5, 5, 2, 1, 1, 1
    ]  # fmt: skip


@for_all(st.text(alphabet="{}[]:,-&*!#|>'\" \n\tab1é\x00", max_size=60))
def test_whatever_is_written_is_no_script_and_is_refused_and_never_breaks(text: str) -> None:
    with pytest.raises(Malformed):
        read(text)
