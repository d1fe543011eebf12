"""Plans of the authorities: whose they are, when they hold, what they cover, who reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from crisis.commands.base import Command
from crisis.commands.erasure import ErasePlanningEntry
from crisis.commands.plans import ChangePlan, RegisterPlan, RetirePlan
from crisis.errors import Refused
from crisis.events import Erased
from crisis.events.erasure import EntryErased, ErasedEntry
from crisis.journal.port import Entry
from crisis.projections import planning as planning_fold
from crisis.projections.plans import ListedPlan
from crisis.rules.plan_sight import view
from crisis.terms.attachments import FileKind, StoredFile
from crisis.terms.places import Point
from crisis.terms.plans import ActionCard, CardStep, PlanKind
from crisis.terms.register import Standing
from crisis.terms.sight import Sight
from tests.given import FILE, by
from tests.planning_office import Office
from tests.press_staff import code

PLAN, OTHER = "pl-000000000001", "pl-000000000002"
TOLD: dict[str, Any] = {
    "kind": PlanKind.MUNICIPAL,
    "title": "Eksempel Plan for Kolding",
    "owner": "kolding",
    "adopted_on": date(2025, 5, 1),
    "adopted_by": "Kommunalbestyrelsen",
    "next_revision": date(2029, 5, 1),
}


def registers(plan: str = PLAN, **more: Any) -> RegisterPlan:
    return RegisterPlan(plan=plan, **{**TOLD, **more})


def changes(seen: int, plan: str = PLAN, **more: Any) -> ChangePlan:
    return ChangePlan(plan=plan, seen=seen, **{**TOLD, **more})


@pytest.fixture
def office() -> Office:
    return Office()


def plan(office: Office, named: str = PLAN) -> ListedPlan:
    return office.planning.plans.plans[named]


def test_a_planner_writes_all_plans_and_a_representative_his_own_authoritys(
    office: Office,
) -> None:
    office.must(registers(), "planlaegger")
    office.must(registers(OTHER, owner="vejle"), "vejle")
    vejle_for_kolding = registers("pl-000000000003", kind=PlanKind.SUB_PLAN)
    assert code(office.do(vejle_for_kolding, "vejle")) == "plan.not_yours"
    seen = plan(office).now.number
    assert code(office.do(changes(seen, title="Vejles nu", owner="vejle"), "vejle")) == (
        "plan.not_yours"
    )
    assert code(office.do(RetirePlan(plan=PLAN, seen=seen), "vejle")) == "plan.not_yours"
    for seat in ("formand", "stabschef", "logfoerer", "observatoer", "presse-kolding"):
        assert code(office.do(changes(seen, title="Nyt"), seat)) == "permission.role"


@pytest.mark.parametrize(
    ("told", "refusal", "field"),
    [
        ({"title": " "}, "plan.title_missing", "title"),
        ({"owner": "ukendt"}, "plan.no_owner", "owner"),
        ({"municipalities": ("politi",)}, "plan.no_municipality", "municipalities"),
        ({"objects": ("ob-000000000099",)}, "plan.no_object", "objects"),
        ({"adopted_on": date(2026, 11, 23)}, "plan.adopted_ahead", "adopted_on"),
        ({"next_revision": date(2025, 5, 1)}, "plan.revision_before", "next_revision"),
        ({"next_revision": date(2024, 1, 1)}, "plan.revision_before", "next_revision"),
        ({"sight": Sight.RESTRICTED, "only_for": ("ukendt",)}, "plan.no_reader", "only_for"),
        ({"only_for": ("politi",)}, "plan.not_restricted", "sight"),
        ({"sha256": FILE}, "plan.file_not_there", "sha256"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(
    office: Office, told: dict[str, Any], refusal: str, field: str
) -> None:
    answer = office.do(registers(**told), "planlaegger")
    assert isinstance(answer, Refused)
    assert (answer.code, answer.field) == (refusal, field)
    assert not office.planning.plans.plans


@pytest.mark.parametrize(
    "address",
    [
        "http://eksempel.dk/plan",
        "ftp://eksempel.dk",
        "https://",
        "https://localhost/plan",
        "https://navn:kode@eksempel.dk/",
        "https://eksempel.dk@ond.dk/",
        "https://eksempel.dk\\@ond.dk/",
        "https://eksémpel.dk/",
        "https://eksempel.dk/a b",
        "https://-eksempel.dk/",
        "javascript:alert(1)//https://eksempel.dk",
        "//eksempel.dk/plan",
    ],
)
def test_an_address_is_https_and_says_plainly_where_it_leads(office: Office, address: str) -> None:
    answer = office.do(registers(web_address=address), "planlaegger")
    assert isinstance(answer, Refused)
    assert (answer.code, answer.field) == ("plan.not_https", "web_address")


def test_an_address_with_port_path_and_query_is_taken(office: Office) -> None:
    address = "https://www.xn--eksmpel-9ua.dk:8443/planer/plan.pdf?v=2#side=4"
    office.must(registers(web_address=address), "planlaegger")
    assert plan(office).plan.web_address == address


def test_the_day_is_the_danish_day(office: Office) -> None:
    office.now = datetime.fromisoformat("2026-11-22T23:30:00+00:00")  # the 23rd in Denmark
    office.must(registers(adopted_on=date(2026, 11, 23)), "planlaegger")


def test_a_plan_has_a_pdf_that_was_sent_first(office: Office) -> None:
    office.files[FILE] = StoredFile(sha256=FILE, kind=FileKind.PNG, size=9)
    assert code(office.do(registers(sha256=FILE), "planlaegger")) == "plan.not_pdf"
    office.files[FILE] = StoredFile(sha256=FILE, kind=FileKind.PDF, size=9)
    office.must(registers(sha256=FILE, file_name="C:\\planer\\plan.exe"), "planlaegger")
    file = plan(office).plan.file
    assert file is not None
    assert (file.name, file.size) == ("plan.exe.pdf", 9)
    # It is attached now: who knows its hash alone has not sent it, who sees the plan may keep it.
    office.files[FILE] = StoredFile(sha256=FILE, kind=FileKind.PDF, size=9, attached=True)
    seen = plan(office).now.number
    office.must(changes(seen, sha256=FILE, sight=Sight.RESTRICTED, only_for=("politi",)), "kolding")
    assert plan(office).plan.file == file
    stolen = registers(OTHER, owner="vejle", sha256=FILE)
    assert code(office.do(stolen, "vejle")) == "plan.file_not_there"


def test_what_somebody_else_just_changed_is_not_written_over(office: Office) -> None:
    first = office.must(registers(), "planlaegger")
    office.must(changes(first, title="Koldings egne ord"), "kolding")
    answer = office.do(changes(first, title="Planlæggerens ord"), "planlaegger")
    assert isinstance(answer, Refused)
    assert (answer.code, answer.field) == ("plan.meanwhile", "seen")
    assert answer.facts["who"] == "Kolding Kommune"
    assert code(office.do(RetirePlan(plan=PLAN, seen=first), "planlaegger")) == "plan.meanwhile"
    assert [one.plan.title for one in plan(office).versions] == [
        TOLD["title"],
        "Koldings egne ord",
    ]


def test_a_ground_has_one_plan_of_a_kind_in_force_and_is_told_which(office: Office) -> None:
    office.must(registers(municipalities=("kolding", "vejle"), title="Fælles plan"), "planlaegger")
    answer = office.do(registers(OTHER, owner="vejle"), "vejle")
    assert isinstance(answer, Refused)
    assert (answer.code, answer.field) == ("plan.stands", "municipalities")
    assert answer.facts == {
        "place": "Vejle Kommune",
        "title": "Fælles plan",
        "adopted": "01.05.2025",
    }
    # What is being written is not in force, and sub-plans and other kinds stand beside it.
    office.must(registers(OTHER, owner="vejle", adopted_on=None), "vejle")
    office.must(registers("pl-000000000003", kind=PlanKind.SUB_PLAN), "kolding")
    office.must(registers("pl-000000000004", kind=PlanKind.DIMENSIONING), "kolding")
    seen = plan(office, OTHER).now.number
    adopts = changes(seen, OTHER, owner="vejle")
    assert code(office.do(adopts, "vejle")) == "plan.stands"
    office.must(RetirePlan(plan=PLAN, seen=plan(office).now.number), "planlaegger")
    office.must(adopts, "vejle")


def test_an_object_has_one_external_plan(office: Office) -> None:
    external = {"kind": PlanKind.EXTERNAL, "owner": "politi", "objects": ("ob-000000000001",)}
    office.must(registers(**external), "planlaegger")
    answer = office.do(registers(OTHER, **external), "planlaegger")
    assert isinstance(answer, Refused)
    assert (answer.code, answer.field) == ("plan.stands", "objects")
    assert answer.facts["place"] == "Kolding Havn"


def test_a_shape_that_cannot_be_used_is_refused(office: Office) -> None:
    office.places.fault_code = "shape.crosses_itself"
    answer = office.do(registers(shape=Point((9.4, 55.4))), "planlaegger")
    assert isinstance(answer, Refused)
    assert (answer.code, answer.field) == ("shape.crosses_itself", "shape")


def test_each_step_of_an_action_card_is_somebodys(office: Office) -> None:
    def with_step(**step: Any) -> RegisterPlan:
        good = CardStep(what="Luk porten", responsible="kolding")
        card = ActionCard(title="Vand", hazard="Stormflod", steps=(good, CardStep(**step)))
        return registers(cards=(card,))

    for step, refusal in (
        ({"what": "Spær"}, "plan.nobodys_step"),
        ({"what": "Spær", "responsible": "ukendt"}, "plan.no_responsible"),
        ({"what": "Spær", "sector": "Trolddom"}, "plan.no_sector"),
    ):
        answer = office.do(with_step(**step), "planlaegger")
        assert isinstance(answer, Refused)
        assert (answer.code, answer.field) == (refusal, "cards")
        assert answer.facts == {"card": 1, "step": 2}
    office.must(with_step(what="Spær", sector="Politi"), "planlaegger")


def test_a_municipalitys_own_plan_is_for_it_and_the_chair_alone(office: Office) -> None:
    number = office.must(registers(sight=Sight.RESTRICTED), "kolding")
    plans = office.planning.plans
    seats = ("kolding", "presse-kolding", "formand", "stabschef", "vejle", "planlaegger",
             "logfoerer", "observatoer")  # fmt: skip
    readers = {seat for seat in seats if view(plans, by(seat)).plans}
    assert readers == {"kolding", "presse-kolding", "formand"}
    # Nor is it for whoever sits there in a drill by a link.
    linked = [replace(by(seat), link="0123456789abcdef") for seat in seats]
    assert not any(view(plans, one).plans for one in linked)
    # Who may not see it hears of it as of one that was never there; that the ground has one is
    # told, for the law asks for it.
    for wish in (changes(number, title="Nyt"), RetirePlan(plan=PLAN, seen=number)):
        assert code(office.do(wish, "planlaegger")) == "plan.unknown"
    second = office.do(registers(OTHER), "planlaegger")
    assert isinstance(second, Refused)
    assert (second.code, second.facts) == ("plan.stands_unseen", {"place": "Kolding Kommune"})
    assert view(plans, by("vejle")).unseen == {(PlanKind.MUNICIPAL, "kolding")}
    assert not view(plans, by("kolding")).unseen


def test_an_older_version_is_read_by_who_may_read_the_plan_today(office: Office) -> None:
    number = office.must(registers(sight=Sight.PUBLIC), "kolding")
    office.must(changes(number, sight=Sight.RESTRICTED, only_for=("vejle",)), "kolding")
    assert PLAN not in view(office.planning.plans, by("planlaegger")).plans
    assert PLAN in view(office.planning.plans, by("vejle")).plans


def test_what_stands_is_not_erased_and_what_stood_before_is(office: Office) -> None:
    first = office.must(registers(title="Navnet på en borger"), "kolding")
    second = office.must(changes(first), "kolding")
    why = {"reason": "uden betydning", "basis": "GDPR art. 17"}

    def erase(entry: int) -> Command:
        return ErasePlanningEntry(entry=entry, **why)

    office.standing = Standing()
    assert code(office.do(erase(second), "planlaegger", proved=True)) == "erasure.plan_stands"
    office.must(erase(first), "planlaegger", proved=True)
    assert [one.number for one in plan(office).versions] == [second]
    retired = office.must(RetirePlan(plan=PLAN, seen=second), "kolding")
    office.must(erase(second), "planlaegger", proved=True)
    assert PLAN not in office.planning.plans.plans
    assert code(office.do(erase(retired), "planlaegger", proved=True)) == "erasure.no_words"
    assert code(office.do(registers(), "kolding")) == "plan.exists"


def test_a_fold_that_begins_after_an_erasure_is_the_same() -> None:
    office = Office()
    first = office.must(registers(), "kolding")
    second = office.must(changes(first, title="Nyt"), "kolding")
    office.must(RetirePlan(plan=PLAN, seen=second), "kolding")
    gone = EntryErased(
        entries=(ErasedEntry(number=first), ErasedEntry(number=second)),
        reason="uden betydning",
        basis="GDPR art. 17",
        seat_name="Planlægger",
        authority_name="Politi",
    )
    office.append(gone)
    again = [
        Entry(stamp=one.stamp, type=one.type, event=Erased(type=one.type))
        if one.stamp.number in (first, second)
        else one
        for one in office.written
    ]
    folded = planning_fold.fold(office.start, again)
    assert folded.plans == office.planning.plans


def test_every_version_keeps_its_words_and_its_writer(office: Office) -> None:
    first = office.must(registers(), "planlaegger")
    office.must(changes(first, title="Nyt"), "kolding")
    listed = plan(office)
    old = listed.version(first)
    assert old is not None
    assert (old.plan.title, old.authority_name) == (TOLD["title"], "Sydøstjyllands Politi")
    assert listed.now.authority_name == "Kolding Kommune"
    assert listed.version(999) is None
