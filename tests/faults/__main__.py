"""`python -m tests.faults`: kill, cut, freeze, and print what came of it as a table."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.faults import disk
from tests.faults.campaign import Plan, Result, play
from tests.faults.nemesis import BESIDE

KINDS = {
    "sqlite": ("web", "worker", "publisher", "valkey"),
    "postgres": ("web", "worker", "publisher", "valkey", "database"),
}
USUAL = {"sqlite": 40, "postgres": 15}
"""How many kills where nothing is said; `make long` says 200 and 50."""

COLUMNS = (
    "Run",
    "Acknowledged",
    "Not known at first",
    "Tasks, one winner each",
    "Reads",
    "Statements",
    "Ready again p50 / p99 / worst",
    "Anomalies",
)


def main() -> int:
    """Play what was asked for; give 1 when there was an anomaly."""
    asked = _parser().parse_args()
    engines = [asked.engine] if asked.engine else list(KINDS)
    results = {}
    for engine in engines:
        plan = _plan(asked, engine)
        with tempfile.TemporaryDirectory(prefix="faults-") as place:
            folder = asked.keep / engine if asked.keep else Path(place) / "board"
            results[engine] = (plan, result := play(plan, folder))
        for one in result.anomalies[:20]:
            print(f"{one.name}: {one.what}", file=sys.stderr)
    print("\n" + line(COLUMNS))
    print(line(["---"] * len(COLUMNS)))
    for plan, result in results.values():
        print(row(plan, result))
    for plan, result in results.values():
        did = ", ".join(f"{what} {count}" for what, count in sorted(result.done.items()))
        print(f"\n{plan.engine}, seed {plan.seed}, {result.seconds:.0f} s: {did}.")
    return int(any(result.anomalies for _, result in results.values()))


def row(plan: Plan, result: Result) -> str:
    times = sorted(seconds for _, seconds in result.readiness) or [0.0]
    at = lambda share: times[min(len(times) - 1, int(share * len(times)))]  # noqa: E731
    ready = f"{at(0.5):.2f} / {at(0.99):.2f} / {times[-1]:.2f} s"
    cells = (
        f"{plan.engine}, {plan.kills} kills, {plan.writers} writers",
        f"{result.acked:,}",
        f"{result.unknown:,}",
        str(result.taken),
        f"{result.reads:,}",
        str(result.statements),
        ready,
        str(len(result.anomalies)),
    )
    return line(cells)


def line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plan(asked: argparse.Namespace, engine: str) -> Plan:
    more = tuple(disk.WAYS) if engine == "sqlite" and disk.traceable() else ()
    usual = BESIDE if engine == "sqlite" else tuple(one for one in BESIDE if one != "full")
    return Plan(
        engine=engine,
        kinds=tuple(one for one in asked.kill or KINDS[engine] if one in KINDS[engine]),
        kills=USUAL[engine] if asked.kills is None else asked.kills,
        beside=(*usual, *more) if asked.beside is None else asked.beside,
        writers=asked.writers,
        seed=asked.seed,
        build=asked.build,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--engine", choices=tuple(KINDS), help="one alone; else both")
    parser.add_argument("--kill", type=_words, help="web,worker,publisher,valkey,database")
    parser.add_argument("--kills", type=int)
    parser.add_argument("--beside", type=_words, help=",".join((*BESIDE, *disk.WAYS)))
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--seed", type=int, default=2023)
    parser.add_argument("--build", default="", help="a build that breaks a promise (builds.py)")
    parser.add_argument("--keep", type=Path, help="a folder where logs and journal stay")
    return parser


def _words(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split(",")))


if __name__ == "__main__":
    sys.exit(main())
