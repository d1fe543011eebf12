"""The report of a drill tells how soon things came, and what never reached anybody."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from crisis.channels.port import Came, Result
from crisis.channels.publisher import Publisher
from crisis.commands.log import RecordEntry
from crisis.drills.report import Report, Undelivered, report, waiting
from crisis.drills.report_text import WIDTH, span, text
from crisis.drills.script import read
from crisis.projections.situation import start
from crisis.terms.contradictions import ContradictionState
from crisis.terms.log import EntryKind
from crisis.terms.operations import Mode
from crisis.terms.relief import SheetState
from crisis.terms.review import Milestone
from crisis.terms.statements import SINKS, Act, Delivery, StatementState
from crisis.terms.tasks import TaskStatus
from crisis.web.words import word
from tests.given import Desk, by
from tests.playing import acts_out, played, step

SCENARIOS = sorted(Path("scenarios").glob("*.yaml"))
READER = by("formand", mode=Mode.EXERCISE)
BY_PHONE = {"authority": "skanderborg", "who": "Vagten", "channel": "phone"}
TEXT = {"title": "Hold afstand", "text": "Hold afstand til åen."}
HOLDING = step("formand", "IssueHoldingStatement", "10m", what="Højvande", next_update_at="+1h")


def said(told: Report) -> str:
    return text(told, lambda one: word(one, "da"))


def after(told: Report, milestone: Milestone) -> float | None:
    """After how many minutes a milestone was reached."""
    (at,) = (one.at for one in told.firsts if one.milestone is milestone)
    return None if at is None else at.total_seconds() / 60


def entry(seat: str = "kolding", after: str = "0s", **fields: object) -> dict[str, object]:
    return step(seat, "RecordEntry", after, **{"text": "Vand i kældre", **fields})


def call(**more: object) -> dict[str, object]:
    return {**entry("logfoerer"), "on_behalf_of": BY_PHONE, **more}


def drafted(*signers: str) -> list[dict[str, object]]:
    return [
        step("presse-politi", "DraftStatement", "1m", **TEXT, signers=list(signers)),
        step("presse-politi", "SubmitStatement", "1m", statement=1),
    ]


def signed(*seats: str) -> list[dict[str, object]]:
    return [step(one, "SignStatement", "1m", statement=1) for one in seats]


RELEASE = step("presse-politi", "ReleaseStatement", "1m", statement=1)


def test_of_a_drill_without_steps_there_is_nothing_to_tell() -> None:
    told = report([], start("op-000000000001", Mode.EXERCISE))
    assert [one.at for one in told.firsts] == [None] * len(Milestone)
    assert said(told).count(" aldrig\n") == len(Milestone)
    assert "Alt nåede frem." in said(told)


def test_entries_are_counted_by_kind_and_tasks_by_how_far_they_came(desk: Desk) -> None:
    told = report(
        *played(
            desk,
            entry(),
            entry(kind="decision"),
            entry(kind="decision"),
            step("stabschef", "AskTask", kind="pump", municipality="kolding"),
            step("stabschef", "AskTask", kind="roads", municipality="vejle"),
            step("trekantbrand", "MoveTask", task=1, move="accept"),
        )
    )
    assert told.entries == {EntryKind.REPORT: 1, EntryKind.DECISION: 2}
    assert told.tasks == {TaskStatus.ASKED: 1, TaskStatus.ACCEPTED: 1}
    assert (told.steps, told.length) == (6, 0.0)
    assert "1 melding, 2 beslutning" in said(told)


def test_contradictions_follow_ups_and_handover_sheets_are_counted(desk: Desk) -> None:
    follow = {"what": "Sandsække", "authority": "trekantbrand", "deadline": "30m"}
    decision = {
        "question": "Ryddes gaden?",
        "options": ["Ja"],
        "chosen": 1,
        "ground": "Vandet",
        "competence": "own_sector",
        "follow_up": [follow],
    }
    disagree = {"about": "vandstanden", "entries": ["$a", "$b"]}
    told = report(
        *played(
            desk,
            entry() | {"label": "a"},
            entry("vejle") | {"label": "b"},
            step("logfoerer", "ReportContradiction", **disagree),
            step("stabschef", "SettleContradiction", contradiction=1, verdict="none", reason="-"),
            step("logfoerer", "ReportContradiction", **disagree),
            step("kolding", "FollowEntry", "10m", entry="$b", until="20m"),
            step("vejle", "FollowEntry", entry="$a", until="3h"),
            step("brs", "FollowEntry", entry="$a", until="20m"),
            step("brs", "SettleFollow", "5m", entry="$a"),
            step("kolding", "TakeDecision", **decision),
            step("kolding", "OfferHandover", important="Åen topper kl. 15"),
            step("kolding", "OfferHandover", "1h", important="Åen har toppet"),
        )
    )
    assert told.contradictions == {ContradictionState.OPEN: 1, ContradictionState.SETTLED: 1}
    ticks = told.follow_ups
    assert (ticks.done, ticks.open, ticks.late) == (1, 3, 2)
    assert told.handovers == {SheetState.OFFERED: 1, SheetState.REPLACED: 1}
    assert "1 gjort, 3 åbne, heraf 2 over tiden" in said(told)


def test_first_times_are_in_drill_time(desk: Desk) -> None:
    told = report(
        *played(
            desk,
            entry(after="5m"),
            HOLDING,
            step("stabschef", "AskTask", "1h", kind="pump", municipality="kolding"),
            step("trekantbrand", "MoveTask", "5m", task=1, move="accept"),
            step("presse-politi", "DraftStatement", "1h", **TEXT),
            step("presse-politi", "SubmitStatement", statement=2),
            step("formand", "SignStatement", "1m", statement=2),
            step("presse-politi", "ReleaseStatement", "1m", statement=2),
            entry(after="20h"),
        )
    )
    assert after(told, Milestone.ENTRY) == 5
    assert after(told, Milestone.HOLDING) == 15
    assert after(told, Milestone.ACCEPTED) == 80
    assert after(told, Milestone.STATEMENT) == 142
    assert "T+02:22:00" in said(told)


def test_a_drafted_text_that_was_not_released_is_not_out(desk: Desk) -> None:
    told = report(*played(desk, *drafted(), *signed("formand")))
    assert after(told, Milestone.STATEMENT) is None
    assert told.statements == {StatementState.READY: 1}


def test_an_entry_by_somebody_who_takes_part_has_the_time_of_the_step_before(desk: Desk) -> None:
    done, seen = played(desk, step("kolding", "ReportSectorStatus", "3h", colour="green"))
    desk.do(RecordEntry(text="Jeg er med"), "vejle", seen.operation, mode=Mode.EXERCISE)
    seen = desk.handler.situation(READER, seen.operation)
    assert after(report(done, seen), Milestone.ENTRY) == 180


def test_signatures_are_counted_as_given_as_void_and_as_missing(desk: Desk) -> None:
    changed = {**TEXT, "title": "Hold dig væk", "signers": ["kolding", "vejle"]}
    told = report(
        *played(
            desk,
            *drafted("kolding", "vejle"),
            *signed("kolding"),
            step("presse-politi", "ChangeStatement", "1m", statement=1, **changed),
            *signed("kolding"),
        )
    )
    given = told.signatures
    assert (given.given, given.void, given.missing) == (2, 1, 2)
    (never,) = told.never.statements
    assert never.missing == ("Sydøstjyllands Politi", "Vejle Kommune")


def test_a_returned_text_makes_its_signatures_void(desk: Desk) -> None:
    back = step("kolding", "ReturnStatement", "1m", statement=1, reason="Mangler et sted")
    told = report(*played(desk, *drafted("kolding"), *signed("formand"), back))
    assert (told.signatures.given, told.signatures.void, told.signatures.missing) == (1, 1, 0)
    assert told.never.statements[0].state is StatementState.DRAFT


def test_telephone_entries_count_until_they_are_confirmed_or_corrected(desk: Desk) -> None:
    told = report(
        *played(
            desk,
            call(label="one"),
            call(label="two"),
            call(label="three"),
            step("skanderborg", "ConfirmEntry", number="$one"),
            step("skanderborg", "CorrectEntry", number="$two", text="Nej"),
        )
    )
    assert [one.entry for one in told.never.calls] == [4]
    assert "Ø4 for Skanderborg Kommune pr. telefon, aldrig bekræftet: Vand i" in said(told)


def test_a_task_answered_by_telephone_waits_for_the_authoritys_own_word(desk: Desk) -> None:
    by_phone = {
        **step("logfoerer", "MoveTask", task=1, move="accept"),
        "on_behalf_of": {"authority": "trekantbrand", "who": "Vagten"},
    }
    ask = step("stabschef", "AskTask", kind="pump", municipality="kolding")
    told = report(*played(desk, ask, by_phone))
    (found,) = told.never.calls
    assert (found.task, found.entry, found.authority) == (1, 3, "TrekantBrand")
    assert told.never.tasks == ()
    assert "Svaret på O1 (Ø3) for TrekantBrand" in said(told)


def test_a_task_that_nobody_answered_is_named_with_whom_it_was_asked_of(desk: Desk) -> None:
    ask = step("stabschef", "AskTask", kind="pump", municipality="kolding")
    told = report(*played(desk, ask))
    (found,) = told.never.tasks
    assert (found.task, found.authority) == (1, "TrekantBrand")


class Sink:
    """A channel that answers as it is told."""

    repeat_safe = True
    by_receiver = False

    def __init__(self, came: Came) -> None:
        self.came = came

    def send(self, *_args: object, **_more: object) -> Result:
        return Result(came=self.came)


def test_a_sending_that_did_not_arrive_is_named_with_channel_and_outcome(desk: Desk) -> None:
    done, seen = played(desk, *drafted(), *signed("formand"), RELEASE)
    assert waiting(seen.statements.all()) == len(SINKS)
    came = (Came.DELIVERED, Came.REFUSED, Came.UNKNOWN)
    ways = {one.id: Sink(how) for one, how in zip(SINKS, came, strict=True)}
    Publisher(desk.handler, desk.outbox, Mode.EXERCISE, ways, lambda: desk.now).sweep()
    seen = desk.handler.situation(READER, seen.operation)
    assert waiting(seen.statements.all()) == 0
    told = report(done, seen)
    assert told.never.deliveries == (
        Undelivered(statement=1, act=Act.PUBLISH, channel=SINKS[1].name, outcome=Delivery.FAILED),
        Undelivered(
            statement=1, act=Act.PUBLISH, channel=SINKS[2].name, outcome=Delivery.UNCERTAIN
        ),
    )
    assert f"ØP1 udsendelse, {SINKS[1].name}: fejlet" in said(told)


@pytest.mark.parametrize("answered", [True, False])
def test_a_corrected_fact_is_told_of_until_somebody_answers_it(desk: Desk, answered: bool) -> None:
    fact = entry(certainty="confirmed") | {"label": "fact"}
    draft = {**TEXT, "facts": [{"entry": "$fact"}]}
    correct = step("kolding", "CorrectEntry", "1h", number="$fact", text="Tørt")
    keep = step("presse-politi", "KeepStatement", statement=1, entry="$right", reason="Står")
    told = report(
        *played(
            desk,
            fact,
            step("presse-politi", "DraftStatement", **draft),
            step("presse-politi", "SubmitStatement", statement=1),
            *signed("kolding", "formand"),
            RELEASE,
            correct | {"label": "right"},
            *([keep] if answered else []),
        )
    )
    flags = [(one.statement, one.entry, one.corrected_by) for one in told.never.flags]
    assert flags == ([] if answered else [(1, 2, 8)])


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda one: one.stem)
def test_the_report_of_a_scenario_is_short_and_at_most_a_hundred_wide(
    file: Path, desk: Desk
) -> None:
    told = report(*acts_out(desk, read(file.read_text(encoding="utf-8"))))
    lines = said(told).splitlines()
    assert max(len(one) for one in lines) <= WIDTH
    assert len(lines) <= 64
    assert "\N{NO-BREAK SPACE}" not in said(told)


def test_the_report_as_json_holds_all_of_it(desk: Desk) -> None:
    told = report(*played(desk, entry(), HOLDING))
    again = msgspec.json.decode(msgspec.json.encode(told), type=Report)
    assert again == told


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "T+00:00:00"), (59.6, "T+00:01:00"), (86_400, "T+24:00:00")]
)
def test_drill_time_is_hours_minutes_and_seconds(seconds: float, shown: str) -> None:
    assert span(seconds) == shown
