"""A drill's pages: clock and state on all screens, a seat's inbox, control's desk, the cells."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from crisis.drills.ticking import Book, DrillTicker
from crisis.terms.operations import Mode
from tests.drill_house import WORD, moved, prepared, started, texts_of, told
from tests.stocked import asks
from tests.unit.drills.injected import spoiled
from tests.unit.drills.test_forms import TABLE
from tests.visiting import House

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"
SCREENS = (
    "/operationer/{}",
    "/tavle/{}",
    "/presse/{}",
    "/operationer/{}/vagter",
    "/operationer/{}/moede",
    "/operationer/{}/overdragelse",
    "/operationer/{}/afslutning",
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("drills"))
    yield made
    made.database.close()


def test_the_drills_time_and_that_it_stands_still_are_on_every_screen(house: House) -> None:
    operation = started(house)
    house.passes(minutes=42)
    for screen in SCREENS:
        page = house.visit("kolding").page(screen.format(operation))
        assert 'data-drill-at="2520.0"' in page, screen
        assert "kører ×1" in page, screen
        assert "ØVELSEN ER PÅ PAUSE" not in page, screen
    moved(house, operation, "pause")
    house.passes(hours=1)
    for screen in SCREENS:
        page = house.visit("kolding").page(screen.format(operation))
        assert 'data-phase="paused"' in page, screen
        assert "T+00:42" in page, screen
        assert "ØVELSEN ER PÅ PAUSE" in page, screen


def test_any_seat_ends_it_for_something_real_and_all_screens_say_so(house: House) -> None:
    operation = started(house)
    guest = house.visit("kolding")
    assert guest.do(operation, "EndDrill", {"kind": "real_event"}).status_code == 403
    wrong = guest.do(operation, "EndDrill", {"kind": "real_event", "code_word": "rød"})
    assert wrong.status_code == 403
    desk = house.visit("planlaegger").page(f"/operationer/{operation}/oevelse")
    assert "Et forkert kodeord er prøvet." in desk
    assert "Repræsentant, Kolding Kommune: 1 gang" in desk
    guest.does(operation, "EndDrill", kind="real_event", code_word=WORD.upper())
    for screen in SCREENS:
        page = house.visit("vejle").page(screen.format(operation))
        assert "REEL HÆNDELSE – ØVELSEN ER SLUT" in page, screen
        assert 'role="alert"' in page, screen
        assert "data-drill-real" not in page, screen
    leads = f'href="/operationer/{operation}/evaluering"'
    assert leads not in desk
    assert leads in house.visit("planlaegger").page(f"/operationer/{operation}/oevelse")


def test_control_is_told_when_the_clock_stands_because_nobody_looked_after_it(
    house: House,
) -> None:
    operation = started(house)
    desk, page = f"/operationer/{operation}/oevelse", house.visit("planlaegger").page
    house.passes(minutes=10)
    assert "Ingen passede" not in page(desk)
    book = Book(last=lambda: None, note=lambda now: None)
    DrillTicker(house.desk.handler, lambda: house.desk.now, book).tick()
    assert "Ingen passede øvelsens ur fra T+00:00: tavlen var nede." in page(desk)
    moved(house, operation, "resume")
    assert "Ingen passede" not in page(desk)


def test_the_wall_and_the_quiet_pages_have_no_button_to_end_it(house: House) -> None:
    operation = started(house)
    for screen, read in (("/tavle/{}", 1), ("/operationer/{}/overdragelse", 2)):
        page = house.visit("kolding").page(screen.format(operation))
        assert "data-drill-real" not in page
        assert f"/paneler/oevelsesur?laes={read}" in page
    panel = f"/operationer/{operation}/paneler/oevelsesur"
    assert "data-drill-real" not in house.visit("kolding").page(f"{panel}?laes=1")
    assert "data-drill-real" in house.visit("kolding").page(panel)
    assert 'id="drill-real"' in house.visit("kolding").page(f"/operationer/{operation}")


def test_in_earnest_there_is_nothing_of_a_drill(house: House) -> None:
    operation = house.visit("stabschef").opens("Skarp")
    page = house.visit("planlaegger").page(f"/operationer/{operation}")
    for word in ("data-drill", "fane-indspil", "Øvelsesledelse", "paneler/oevelsesur"):
        assert word not in page
    for path in ("oevelse", "oevelse/mediecelle", "paneler/oevelsesur", "paneler/indspil"):
        visit = house.visit("planlaegger").get(f"/operationer/{operation}/{path}")
        assert visit.status_code == 404, path


def test_a_seat_says_that_it_is_there_once(house: House) -> None:
    operation = prepared(house)
    url = f"/operationer/{operation}/paneler/indspil"
    kolding = house.visit("kolding")
    assert "Her er Repræsentant, Kolding Kommune" in kolding.page(url)
    assert 'data-key="comcheck-' in kolding.page(f"/operationer/{operation}/paneler/venter")
    kolding.does(operation, "AnswerComcheck")
    assert "data-comcheck" not in kolding.page(url)
    assert "data-comcheck" not in house.visit("planlaegger").page(url)
    desk = house.visit("planlaegger").page(f"/operationer/{operation}/oevelse")
    assert "1 af 2 har svaret" in desk


def test_what_reaches_a_seat_waits_for_it_until_it_answers(house: House) -> None:
    operation = started(house)
    number = told(house, operation, "kolding")
    inbox, waits = (f"/operationer/{operation}/paneler/{one}" for one in ("indspil", "venter"))
    kolding = house.visit("kolding")
    page = kolding.page(inbox)
    assert "Må vi filme?" in page
    assert 'data-waiting="1"' in page
    assert "data-inject-log" in page
    assert f'href="/operationer/{operation}#indspil-{number}"' in kolding.page(waits)
    assert "Må vi filme?" not in house.visit("vejle").page(inbox)
    kolding.does(operation, "AnswerInject", given=number, text="Nej, ikke her.")
    assert 'data-waiting="0"' in kolding.page(inbox)
    assert "#indspil-" not in kolding.page(waits)
    assert "Nej, ikke her." in house.visit("planlaegger").page(f"/operationer/{operation}/oevelse")


def test_while_it_stands_still_nobody_is_offered_to_answer(house: House) -> None:
    operation = started(house)
    told(house, operation, "kolding")
    moved(house, operation, "pause")
    page = house.visit("kolding").page(f"/operationer/{operation}/paneler/indspil")
    assert "Må vi filme?" in page
    assert "data-inject-answer" not in page


def test_hostile_words_stay_words_wherever_they_are_read(house: House) -> None:
    operation = started(house)
    number = told(house, operation, "kolding", text=HOSTILE)
    house.visit("kolding").does(operation, "AnswerInject", given=number, text=HOSTILE)
    for seat, path in (
        ("kolding", ""),
        ("kolding", "/paneler/indspil"),
        ("planlaegger", "/oevelse"),
        ("planlaegger", "/oevelse/mediecelle"),
        ("planlaegger", "/oevelse/svarcelle"),
    ):
        page = house.visit(seat).page(f"/operationer/{operation}{path}")
        assert "<script>alert(1)" not in page, path
        assert "<img src=x" not in page, path


def test_every_sentence_that_the_desks_script_says_is_on_its_page(house: House) -> None:
    operation = started(house)
    words = texts_of(house.visit("planlaegger").page(f"/operationer/{operation}/oevelse"))
    assert {"drill.no_time", "drill.to_missing", "inject.answer", "form.unsure"} <= set(words)


def test_a_script_that_cannot_be_played_is_refused_with_its_line(house: House) -> None:
    control = house.visit("planlaegger")
    operation = control.opens("Øvelse", mode="EXERCISE")
    script = spoiled("    at: 40m\n", "    at: soon\n")
    answer = control.do(operation, "PrepareDrill", {"script": script, "code_word": WORD})
    assert answer.status_code in {409, 422}
    assert answer.json["error"]["field"] == "script"
    facts = answer.json["error"]["facts"]
    assert facts["place"] == "branches[1].at"
    assert script.splitlines()[int(facts["line"]) - 1].strip() == "at: soon"


def test_the_answering_cell_answers_for_who_takes_no_part_and_for_nobody_else(house: House) -> None:
    operation = started(house)
    chief, control = house.visit("stabschef"), house.visit("planlaegger")
    house.visit("kolding").does(operation, "AnswerComcheck")
    for authority in ("kolding", "vejle"):
        chief.does(
            operation, "AskTask", kind="pump", title=f"Pump {authority}", authority=authority
        )
    meeting = (house.clock() + timedelta(hours=1)).isoformat()
    call = {"authorities": ["brs"], "place": "Stabsrummet", "meeting_at": meeting}
    chief.does(operation, "CallStaff", **call)
    url = f"/operationer/{operation}/oevelse/svarcelle"
    page = control.page(url)
    assert "Pump vejle" in page
    assert "Pump kolding" not in page
    assert 'data-answer-for="call"' in page
    said = {"authority": "vejle", "who": "Svarcellen", "channel": "phone"}
    control.does(operation, "MoveTask", task=2, move="accept", on_behalf_of=said)
    said["authority"] = "brs"
    control.does(operation, "AnswerCall", call=1, answer="present", on_behalf_of=said)
    page = control.page(url)
    assert 'value="finish"' in page
    assert 'data-answer-for="call"' not in page


def test_the_answering_cell_says_no_for_an_owner_that_is_not_there(house: House) -> None:
    operation = started(house)
    control = house.visit("planlaegger")
    house.desk.do(asks(3, ("brs",)), "stabschef", operation, mode=Mode.EXERCISE)
    url = f"/operationer/{operation}/oevelse/svarcelle"
    assert 'data-answer-for="request"' in control.page(url)
    said = {"authority": "brs", "who": "Svarcellen", "channel": "phone"}
    control.does(operation, "AnswerRequest", request=1, reason="Alle er ude", on_behalf_of=said)
    assert 'data-answer-for="request"' not in control.page(url)


def test_in_earnest_a_planner_answers_for_nobody(house: House) -> None:
    operation = house.visit("stabschef").opens("Skarp igen")
    house.visit("stabschef").does(
        operation, "AskTask", kind="pump", title="Pump", authority="vejle"
    )
    said = {"authority": "vejle", "who": "Svarcellen", "channel": "phone"}
    wish = {"task": 1, "move": "accept", "on_behalf_of": said}
    assert house.visit("planlaegger").do(operation, "MoveTask", wish).status_code == 403


def test_the_media_cell_reads_what_the_public_reads_and_what_its_questions_got(
    house: House,
) -> None:
    operation = started(house)
    control = house.visit("planlaegger")
    url = f"/operationer/{operation}/oevelse/mediecelle"
    assert "Staben har ikke sendt noget ud endnu." in control.page(url)
    house.visit("presse-politi").does(
        operation,
        "IssueHoldingStatement",
        what="Diget ved Hejlsminde er blødt",
        next_update_at=(house.clock() + timedelta(hours=1)).isoformat(),
    )
    number = told(house, operation, "presse-politi", text="Hvem har ansvaret?")
    house.visit("presse-politi").does(operation, "AnswerInject", given=number, text="Kommunen.")
    page = control.page(url)
    for words in ("Diget ved Hejlsminde er blødt", "Hvem har ansvaret?", "Kommunen."):
        assert words in page
    assert house.visit("presse-politi").get(url).status_code == 403


def test_the_desk_shows_what_comes_what_is_held_and_what_waits(house: House) -> None:
    operation = started(house)
    url = f"/operationer/{operation}/oevelse"
    page = house.visit("planlaegger").page(url)
    assert "Formanden afgør niveauet" in page
    assert "Er der varslet eller udsendt?" in page
    assert 'data-release="joker"' in page
    assert "T+00:10" in page
    moved(house, operation, "postpone", by_s=600)
    page = house.visit("planlaegger").page(url)
    assert "T+00:20" in page
    house.visit("planlaegger").does(operation, "ReleaseInject", inject="joker")
    assert 'data-release="joker"' not in house.visit("planlaegger").page(url)
    assert house.visit("stabschef").get(url).status_code == 403


def test_what_a_turn_leads_to_comes_when_it_is_decided_and_not_before(house: House) -> None:
    operation = started(house)
    url = f"/operationer/{operation}/oevelse"
    assert "Hvorfor siger I ingenting" not in house.visit("planlaegger").page(url)
    house.passes(minutes=41)
    page = house.visit("planlaegger").page(url)
    assert "Hvorfor siger I ingenting" in page
    assert "T+00:45" in page
    assert "Er der varslet eller udsendt?" not in page


def test_the_library_gives_its_scripts_and_no_other_file(house: House) -> None:
    operation = house.visit("planlaegger").opens("Bibliotek", mode="EXERCISE")
    url = f"/operationer/{operation}/oevelse"
    control = house.visit("planlaegger")
    assert f"{url}/bibliotek/snestorm" in control.page(url)
    assert control.page(f"{url}/bibliotek/snestorm").startswith("#")
    assert f"{url}/bibliotek/telefonsvigt" not in control.page(url), "it has steps"
    for name in ("README", "..%2fREADME", "schema", "findes-ikke"):
        assert control.get(f"{url}/bibliotek/{name}").status_code == 404


def test_a_dilemma_lies_on_the_table_with_its_questions_until_its_time_is_over(
    house: House,
) -> None:
    operation = started(house, TABLE)
    house.passes(minutes=6)
    control = house.visit("planlaegger")
    control.does(operation, "GiveInject", inject="pumper")
    page = control.page(f"/operationer/{operation}/oevelse")
    assert "drøftes til T+00:21" in page and "<li>Hvem får pumperne?</li>" in page
    assert "Drøft det i højst 15 min." in house.visit("kolding").page(f"/operationer/{operation}")
    house.passes(minutes=16)
    late = house.visit("planlaegger").page(f"/operationer/{operation}/oevelse")
    assert "tiden gik ud T+00:21" in late
