"""Searching 100,000 entries: the finder against bare SQLite FTS5 and a bare scan of the texts."""

from __future__ import annotations

import itertools
import random
import time
import tracemalloc
from collections.abc import Callable, Iterator

import msgspec
from pysqlite3 import dbapi2 as sqlite

from crisis.finding.filters import Filter
from crisis.finding.finder import Ask, Finder
from crisis.finding.query import parse
from crisis.finding.words import words
from crisis.projections import situation as situation_fold
from crisis.projections.log import LogBook
from crisis.projections.situation import Situation
from crisis.terms.log import Certainty, EntryKind
from crisis.terms.operations import Mode
from crisis.web.words import named
from tests.bench import bare
from tests.bench.goals import at_most
from tests.bench.written import entries

ENTRIES = 100_000
QUERIES = 200
GOAL_MS = 100
WORST = (
    *("v", "og", "vand", "-vand", "vand havn", '"vand i"', '"er der" -og', "412", "#412"),
    *("kolding", "og i på ved til fra er der meldes nu vand havn politi beredskab kommune",
      '"og i" "på ved" "til fra" "er der" "nu vand" "havn politi"', "vest brand flod sand",
      "a b c d e f g h i j k l m n o p", "-a -b -c -d -e -f -g -h -i -j -k -l", "melding"),
)  # fmt: skip


def measure() -> Iterator[str]:
    """Give the lines of the table."""
    start = situation_fold.start("op-000000000001", Mode.LIVE)
    whole = situation_fold.fold(start, entries(ENTRIES, "op-000000000001"))
    queries = _queries(whole)
    scanned, asked = _scan(whole), _fts(whole)
    finder, built = Finder(named), time.process_time()
    finder.find(whole, whole, Ask(query=parse("x")))
    built = time.process_time() - built
    yield f"bare scan of {ENTRIES:,} texts for two words: {_ms(scanned)}"
    yield f"bare SQLite FTS5, numbers newest first, {len(queries)} queries: {_ms(asked(queries))}"
    yield f"index made once, cold: {built:.1f} s of processor; {_memory(whole)}"
    yield from _asked(finder, whole, queries, asked(queries))
    yield from _filtered(finder, whole)


def _asked(
    finder: Finder, whole: Situation, queries: list[str], limit: list[float]
) -> Iterator[str]:
    less = msgspec.structs.replace(whole, log=whole.log.without([77]))
    readers = {"who sees all": whole, "who does not see one entry": less}
    for who, seen in readers.items():
        for name, some in (("usual", queries), ("worst", list(WORST))):

            def ask(text: str, seen: Situation = seen) -> None:
                finder.find(whole, seen, Ask(query=parse(text)))

            times = _times(ask, some)
            ratio = bare.percentile(times, 0.5) / bare.percentile(limit, 0.5)
            yield (
                f"{len(some)} {name} queries, by one {who}: {_ms(times)} = {ratio:.1f} × FTS5 "
                f"{at_most(GOAL_MS, max(times) * 1000, 'ms')}"
            )


def _filtered(finder: Finder, whole: Situation) -> Iterator[str]:
    filters = (
        Filter(kinds=frozenset({EntryKind.DECISION})),
        Filter(changed=ENTRIES - 100),
        Filter(certainties=frozenset({Certainty.UNCONFIRMED}), unsure=True, place=True),
    )
    times = _times(lambda one: finder.find(whole, whole, Ask(filter=one)), filters * 5)
    yield f"filters without words: {_ms(times)}"


def _queries(whole: Situation) -> list[str]:
    """One to three words that stand in some entry, now and then cut short, as one types."""
    draw, found = random.Random(2), []
    for _ in range(QUERIES):
        text = whole.log.entries[draw.randint(1, ENTRIES)].text or ""
        said = draw.sample(text.rstrip(".").split(), k=draw.randint(1, 3))
        said[-1] = said[-1][: draw.randint(2, len(said[-1]))] if len(said[-1]) > 2 else said[-1]
        found.append(" ".join(said))
    return found


def _scan(whole: Situation) -> list[float]:
    texts = [(one.text or "").casefold() for one in whole.log.entries.values()]
    return bare.seconds(lambda: [one for one in texts if "vand" in one and "brand" in one])


def _fts(whole: Situation) -> Callable[[list[str]], list[float]]:
    """Bare SQLite, with the words folded beforehand and no stems: its least work."""
    line = sqlite.connect(":memory:")
    line.execute("create virtual table t using fts5(words, content='', tokenize='ascii')")
    rows = ((one.number, " ".join(words(one.text or ""))) for one in whole.log.entries.values())
    line.executemany("insert into t(rowid, words) values (?, ?)", rows)

    def ask(text: str) -> None:
        said = [f'"{one}"' for one in words(text)]
        wish = " ".join(said) + "*"
        line.execute("select rowid from t where t match ? order by rowid desc", (wish,)).fetchall()

    return lambda queries: _times(ask, queries)


def _memory(whole: Situation) -> str:
    finder, part = Finder(named), msgspec.structs.replace(whole, log=_first(whole, 20_000))
    tracemalloc.start()
    finder.find(part, part, Ask(query=parse("x")))
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return f"{used / 20_000:,.0f} bytes an entry, all told, at 20,000"


def _first(whole: Situation, count: int) -> LogBook:
    log = LogBook()
    kept = {
        n: whole.log.entries[n] for n in itertools.islice(whole.log.entries, None) if n <= count
    }
    return LogBook(entries=log.entries.update(kept), last=count)


def _times(
    ask: Callable[..., object], of: Iterator[object] | list[str] | tuple[object, ...]
) -> list[float]:
    found = []
    for one in of:
        begun = time.process_time()
        ask(one)
        found.append(time.process_time() - begun)
    return found


def _ms(times: list[float]) -> str:
    half, most, worst = bare.percentile(times, 0.5), bare.percentile(times, 0.99), max(times)
    return f"p50 {half * 1000:.1f}, p99 {most * 1000:.1f}, worst {worst * 1000:.1f} ms"


if __name__ == "__main__":
    for line in measure():
        print(line, flush=True)
