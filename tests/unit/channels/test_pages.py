"""The press room's pages: text stays text, the state is said, a page stays small."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis.channels.pages import POLICY, Dress, Pages
from crisis.terms import times
from crisis.terms.notices import Notice, one_line, paragraphs, spoken
from crisis.terms.statements import BODY_LIMIT, Audience
from tests.unit.channels.noticing import AREA, HOSTILE, NOW, corrected, drill, notice, retracted

LARGEST = 60_000
PAGES = Pages("https://presse.example.dk/", Dress(), maps=True)
DRILL = Pages("https://presse.example.dk/", Dress(exercise=True), maps=True)
ALLOWED = {
    "html", "head", "meta", "title", "link", "body", "a", "div", "header", "p", "main", "article",
    "h1", "h2", "dl", "dt", "dd", "time", "section", "br", "strong", "footer", "nav", "ul", "li",
    "ol", "span",
}  # fmt: skip


class Read(HTMLParser):
    """What a browser would make of a page: elements, attributes, text."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str | None]] = []
        self.text = ""
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def words(self) -> str:
        return " ".join(self.text.split())


def everywhere(text: str) -> Notice:
    """A statement in which every text is the same."""
    return notice(title=text, text=text, place=text, signed_by=(text,), shape=AREA)


def written(one: Notice, pages: Pages = PAGES) -> Read:
    return Read(pages.statement(one))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_text_on_every_page(hostile: str) -> None:
    one = everywhere(hostile)
    old, new = corrected(one, msgspec.structs.replace(everywhere(hostile), id="op-a-2", number=2))
    gone = retracted(one, hostile)
    pages = [PAGES.statement(each) for each in (one, old, new, gone)]
    for page in [*pages, *PAGES.index([old, new, gone]).values()]:
        read = Read(page)
        assert set(read.tags) <= ALLOWED
        assert not [name for _, name, _ in read.attributes if name.startswith("on")]
        assert not [name for _, name, _ in read.attributes if name == "style"]
        hrefs = [value or "" for _, name, value in read.attributes if name == "href"]
        assert not [one for one in hrefs if one.lower().startswith(("javascript", "data", "http"))]
        assert one_line(hostile) in read.words
        assert "49" not in read.words.replace("kl.", "")


def test_a_page_has_no_script_and_forbids_everything_but_its_sheet() -> None:
    for page in [PAGES.statement(notice()), *PAGES.index([notice()]).values()]:
        text = page.decode()
        assert "<script" not in text
        assert "style=" not in text
        assert ("meta", "content", POLICY) in Read(page).attributes
        assert ("html", "lang", "da") in Read(page).attributes
        kinds = {
            value for tag, name, value in Read(page).attributes if (tag, name) == ("link", "type")
        }
        assert kinds == {"application/atom+xml", "application/feed+json"}


@given(st.text(max_size=300), st.lists(st.integers(1, 10**9), max_size=4))
def test_no_citation_leaves_whatever_stands_around_it(text: str, numbers: list[int]) -> None:
    cited = text.join(f" [{number}]{text[:1]}[{number}?]" for number in numbers) + text
    assert not re.search(r"\[\d{1,16}\??\]", spoken(cited))


def test_a_title_of_a_citation_alone_leaves_no_link_without_words() -> None:
    old, new = corrected(notice(1, title="[412]"), notice(2, title="[7]"))
    assert f'<a href="{old.id}.html">Meddelelse 1</a>' in PAGES.statement(new).decode()
    assert "<title>Rettet: Meddelelse 1 – " in PAGES.statement(old).decode()
    for name in (old.id, new.id):
        assert f'<a href="{name}.html"></a>' not in PAGES.index([old, new])["index.html"].decode()


def test_a_citation_goes_with_the_blank_before_it() -> None:
    one = notice(text="Vejen er lukket [412]. Måske også broen [413?], siger politiet[9].")
    assert "Vejen er lukket. Måske også broen, siger politiet." in written(one).words
    assert spoken("[4[412]12]") == ""


def test_paragraphs_are_split_at_blank_lines_and_keep_their_line_breaks() -> None:
    assert paragraphs("A\r\nB\n \n\nC") == (("A", "B"), ("C",))
    page = PAGES.statement(notice(text="Første\nlinje\n\nAndet")).decode()
    assert "<p>Første<br>linje</p>" in page
    assert "<p>Andet</p>" in page


def test_a_page_says_when_where_who_and_when_more_is_known() -> None:
    words = written(notice(next_update_at=NOW + timedelta(hours=2), shape=AREA)).words
    assert "tirsdag 24. november 2026 kl. 14:06" in words
    assert "Sted Odense Havn" in words.replace("  ", " ") or "StedOdense Havn" in words
    assert "Samstemt mellem: Fyns Politi, Odense Kommune" in words
    assert "Næste besked: kl. 16:05" in words
    assert "Se området på kort" in words


def test_a_place_on_no_map_has_no_link_to_one() -> None:
    assert "kort-" not in PAGES.statement(notice()).decode()
    without = Pages("https://presse.example.dk/", Dress(), maps=False)
    assert "kort-" not in without.statement(notice(shape=AREA)).decode()


@pytest.mark.parametrize(
    ("moment", "told"),
    [
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "02:30 sommertid (+02:00)"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "02:30 vintertid (+01:00)"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=UTC), "03:30"),
        (datetime(2026, 3, 29, 1, 30, tzinfo=UTC), "03:30"),
    ],
)
def test_the_hour_that_is_there_twice_says_which_it_is(moment: datetime, told: str) -> None:
    assert times.clock(moment) == told


def test_of_a_retracted_statement_only_the_notice_is_left() -> None:
    gone = retracted(notice(text="Kog vandet i Vollsmose.", shape=AREA), "Vandet er rent.")
    page = written(gone)
    assert "Kog vandet" not in page.text
    assert "Odense Havn" not in page.text
    assert "kort-" not in PAGES.statement(gone).decode()
    assert "Trukket tilbage tirsdag 24. november 2026 kl. 15:06" in page.words
    assert "Vandet er rent." in page.words


def test_a_corrected_statement_leads_to_the_new_one_before_its_old_text() -> None:
    old, new = corrected(notice(1, text="Kog vandet i to timer."), notice(2, title="Nyt om vand"))
    page = written(old)
    assert page.words.index("Læs den nye: Nyt om vand") < page.words.index("Kog vandet")
    assert "gælder ikke mere" in page.words
    assert "kort-" not in PAGES.statement(msgspec.structs.replace(old, shape=AREA)).decode()
    assert f'href="{new.id}.html"' in PAGES.statement(old).decode()
    assert f'Rettelse til <a href="{old.id}.html">Meddelelse 1</a>' in PAGES.statement(new).decode()


def test_an_exercise_says_so_in_name_title_banner_and_text() -> None:
    one = drill(notice(text="Bliv inde."))
    page = written(one, DRILL)
    source = DRILL.statement(one).decode()
    assert DRILL.page(one) == f"oevelse-{one.id}.html"
    assert "<title>ØVELSE: Meddelelse 1" in source
    assert page.words.count("ØVELSE ØVELSE ØVELSE – det er ikke sket") >= 2
    assert "ØVELSE ØVELSE ØVELSE. Bliv inde." in page.words
    assert ("body", "class", "exercise") in page.attributes
    assert 'name="robots" content="noindex' in source
    links = [value or "" for tag, name, value in page.attributes if name == "href"]
    assert all(one.startswith(("oevelse-", "#", "tel:")) for one in links)
    assert set(DRILL.index([one])) == {"oevelse-index.html"}


def test_a_demonstration_says_that_it_is_invented() -> None:
    pages = Pages("https://presse.example.dk", Dress(demo=True), maps=False)
    assert "Demonstration: opdigtet" in written(notice(), pages).words
    assert "opdigtet" not in written(notice()).words


@pytest.mark.parametrize("letter", ["a", '"', "<", "'", "🚒", "\n\na"])
def test_a_page_stays_small_with_the_longest_texts(letter: str) -> None:
    text, line = (letter * BODY_LIMIT)[:BODY_LIMIT], (letter * 200)[:200]
    many = [
        notice(number, title=line, place=line, text=text, audience=Audience.AREA)
        for number in range(1, 121)
    ]
    for name, page in PAGES.index(many).items():
        assert len(page) <= LARGEST, name
    assert len(PAGES.statement(many[0])) <= LARGEST


def test_the_index_shows_the_newest_fifty_and_old_pages_stay_as_they_are() -> None:
    before = PAGES.index([notice(number) for number in range(1, 161)])
    after = PAGES.index([notice(number) for number in range(1, 162)])
    assert set(before) == {"index.html", "arkiv-1.html", "arkiv-2.html", "arkiv-3.html"}
    assert before["index.html"].count(b"<li><h2>") or before["index.html"].count(b"<h2>") >= 50
    assert "Meddelelse 1<" in before["arkiv-1.html"].decode()
    for name in ("arkiv-1.html", "arkiv-2.html"):
        assert before[name] == after[name]
    listed = re.findall(r'href="op-abc123def456-(\d+)\.html"', b"".join(after.values()).decode())
    assert sorted(map(int, listed)) == list(range(1, 162))
