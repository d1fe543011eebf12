"""docker-compose.yml: what it starts, and that two webs on one database are one board."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from crisis.commands.parse import BODY_LIMIT
from crisis.supervisor import commands
from crisis.web.pages import output
from tests.composed import FOREIGN, WEBS, Composed, filled, services
from tests.listener import Listener
from tests.processes import ROOT, until
from tests.rig import Line, crisis

ONE, TWO = WEBS
SECOND = 1.0
PROXY = (ROOT / "docker" / "proxy.conf").read_text(encoding="utf-8")


def test_the_containers_start_what_the_supervisor_starts() -> None:
    found = {name: tuple(one.get("command", ())) for name, one in services().items()}
    assert found.pop("proxy") == ()
    assert found.pop("postgres")[0] == "postgres"
    assert found.pop("valkey") == (*commands.VALKEY, "/run/valkey")
    assert found.pop(ONE) == found.pop(TWO) == commands.WEB
    rest = {
        name: words for name, words in commands.PROGRAMS.items() if name not in ("valkey", "web")
    }
    assert found == rest


@pytest.mark.parametrize(
    ("only", "setting", "file"),
    [("publish-live", commands.SECRET, "channels"), ("keep", commands.COPIES, "checkpoints")],
)
def test_a_file_with_secrets_is_told_to_one_service_alone(
    only: str, setting: str, file: str
) -> None:
    for name, one in services().items():
        mine = name == only
        assert (setting in one.get("environment", {})) == mine
        assert (file in [held["source"] for held in one.get("secrets", [])]) == mine
    said = services()[only]["environment"][setting]
    assert filled(said, {}) == ""
    assert filled(said, {setting: "/home/kanaler.toml"}) == f"/run/secrets/{file}.toml"


def test_only_the_keeper_has_the_private_key_of_the_checkpoints() -> None:
    for name, one in services().items():
        assert ("keys:/var/lib/board/keys" in one.get("volumes", [])) == (name == "keep")


def test_only_the_proxy_is_reached_from_outside_and_only_from_this_machine() -> None:
    ports = {name: one["ports"] for name, one in services().items() if "ports" in one}
    assert set(ports) == {"proxy"}
    assert all(one.startswith("127.0.0.1:") for one in ports["proxy"])
    reached = {name for name, one in services().items() if one.get("network_mode") != "none"}
    assert reached == {*WEBS, "publish-live", "keep", "proxy"}


def test_the_proxy_knows_both_webs_and_serves_one_folder_that_it_cannot_write() -> None:
    assert re.findall(r"server (\S+):8000 ", PROXY) == list(WEBS)
    shared = services()["proxy"]["volumes"][1]
    assert (shared["source"], shared["read_only"]) == ("public", True)
    assert re.findall(r"(?:root|alias) (\S+);", PROXY) == [shared["target"]]
    for name, one in services().items():
        holds = "public:/var/lib/board/public" in one.get("volumes", [])
        assert holds == (name == "publish-live")
        reads = "public:/var/lib/board/public:ro" in one.get("volumes", [])
        assert reads == (name in WEBS), "what stands there is compared after a restore"


def test_the_press_room_says_the_same_of_itself_behind_the_proxy() -> None:
    plain, maps = re.findall(r'"(.*default-src.*)";', PROXY)
    assert (plain, maps) == (output.PLAIN, output.MAP)
    assert f'Cache-Control "{output.SHORTLY}" always' in PROXY
    kinds = re.search(r"\\\.\(\?:([a-z|]+)\)\)\$", PROXY)
    assert kinds
    assert {f".{one}" for one in kinds[1].split("|")} == set(output.TYPES) - {".eml"}


def test_the_board_and_not_the_proxy_says_what_is_too_large() -> None:
    limit = re.search(r"client_max_body_size (\d+)m;", PROXY)
    assert limit and int(limit[1]) * 1_000_000 > BODY_LIMIT


@pytest.fixture(scope="module")
def composed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Composed]:
    made = Composed(tmp_path_factory.mktemp("composed")).up()
    yield made
    made.end()


def lines(composed: Composed) -> tuple[Line, Line]:
    """One log-in, made at the first web and used at both."""
    one, two = (Line(composed.urls[name]) for name in WEBS)
    one.log_in("stabschef", composed.password("stabschef"))
    two.http.cookies = one.http.cookies
    two.http.headers["X-CSRF-Token"] = one.http.headers["X-CSRF-Token"]
    return one, two


@pytest.mark.processes
def test_a_log_in_and_an_entry_at_one_web_are_there_at_the_other(composed: Composed) -> None:
    one, two = lines(composed)
    operation = one.opens("To døre")
    heard: dict[int, float] = {}

    def hears(name: str, said: dict[str, Any]) -> None:
        if name == "hint":
            heard[said["number"]] = time.monotonic()

    # The bell for the opening may still be on its way to the other web when we listen there.
    listener = Listener(two, operation, hears).join()
    began = time.monotonic()
    number = one.records(operation, "Vand over kajen")
    entries = two.journal(operation)
    assert time.monotonic() - began < SECOND
    assert entries[-1]["number"] == number
    assert entries[-1]["event"]["text"] == "Vand over kajen"
    until(lambda: number in heard, 5, 0.01)
    assert heard[number] - began < SECOND
    listener.close()


@pytest.mark.processes
def test_both_write_at_once_and_the_log_has_no_gap(composed: Composed) -> None:
    one, two = lines(composed)
    operation = one.opens("Samtidig")
    numbers: list[int] = []

    def write(line: Line) -> None:
        numbers.extend(line.records(operation, f"Post {each}") for each in range(25))

    writers = [threading.Thread(target=write, args=(line,)) for line in (one, two, one, two)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    first = min(numbers)
    assert sorted(numbers) == list(range(first, first + 100))
    assert one.journal(operation) == two.journal(operation)
    place = {
        "CRISIS_VAR": str(composed.var),
        "CRISIS_DATABASE": composed.environ(ONE)["CRISIS_DATABASE"],
    }
    assert crisis("journal", "verify", **place).returncode == 0


@pytest.mark.processes
def test_one_key_at_both_webs_is_one_entry(composed: Composed) -> None:
    one, two = lines(composed)
    operation = one.opens("Én nøgle")
    found: list[int] = []

    def write(line: Line) -> None:
        found.append(line.does(operation, "RecordEntry", "k" * 32, text="Netop én gang"))

    writers = [threading.Thread(target=write, args=(line,)) for line in (one, two)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(20)
    assert len(found) == 2
    assert len(set(found)) == 1
    assert one.log_numbers(operation) == [found[0]]


@pytest.mark.processes
def test_what_is_planned_at_one_web_is_known_at_the_other(composed: Composed) -> None:
    one, two = (Line(composed.urls[name]) for name in WEBS)
    one.log_in("planlaegger", composed.password("planlaegger"))
    two.log_in("stabschef", composed.password("stabschef"))
    told = {"authority": "havnen", "name": "Havnen", "kind": "utility"}
    answer = one.post("/api/v1/planning/commands/RegisterAuthority", told)
    assert answer.status_code == 201, answer.text
    operation = two.opens("Kender havnen")
    spoken = {"authority": "havnen", "who": "Vagten", "channel": "phone"}
    assert two.records(operation, "Sluserne er lukket", on_behalf_of=spoken)


@pytest.mark.processes
def test_the_press_room_stands_before_anything_was_said(composed: Composed) -> None:
    index = composed.var / "public" / "index.html"
    until(index.is_file, 20)
    assert index.stat().st_mode & 0o777 == 0o644


@pytest.mark.processes
def test_what_is_let_out_at_one_web_stands_in_the_folder_of_the_proxy(composed: Composed) -> None:
    one, two = lines(composed)
    operation = one.opens("Ud af huset")
    later = (datetime.now(UTC) + timedelta(minutes=30)).isoformat()
    wish = {"what": "Brand i Tankhavnen", "next_update_at": later}
    two.does(operation, "IssueHoldingStatement", **wish)
    page = composed.var / "public" / f"{operation}-1.html"
    until(page.is_file, 20)
    assert page.stat().st_mode & 0o777 == 0o644
    assert "Brand i Tankhavnen" in page.read_text(encoding="utf-8")
    until(lambda: page.name in (page.parent / "index.html").read_text(encoding="utf-8"), 20)
    situation = f"/api/v1/operations/{operation}/situation"
    for line in (one, two):
        until(
            lambda line=line: line.get(situation).json()["statements"][0]["state"] == "published",
            20,
        )
        assert line.get(f"/presserum/{page.name}").content == page.read_bytes()
    assert not (composed.var / "exercise" / operation).exists()


@pytest.mark.processes
def test_when_one_web_dies_the_other_writes_on_and_it_comes_back(composed: Composed) -> None:
    one, two = lines(composed)
    operation = one.opens("Den ene falder")
    composed.kill(ONE)
    number = two.records(operation, "Skrevet, mens den anden var væk")
    composed.start(ONE)
    until(lambda: composed.answers(ONE), 30)
    assert one.journal(operation)[-1]["number"] == number
    assert one.records(operation, "Og videre") == number + 1
    still = {name for name, process in composed.running.items() if process.poll() is None}
    assert still == set(composed.running) - {"prepare"}


@pytest.mark.processes
def test_all_end_when_they_are_told(composed: Composed) -> None:
    """The last test here: it ends what the others share."""
    began = time.monotonic()
    composed.end()
    assert time.monotonic() - began < 8
    codes = {name: process.returncode for name, process in composed.running.items()}
    assert len(codes) == len(services()) - len(FOREIGN)
    assert {name for name, code in codes.items() if code not in (0, -15)} == set(), codes
