"""An exercise ends in files that say so; what is in earnest does not end there."""

from __future__ import annotations

import json
from email import message_from_bytes
from email.policy import SMTP
from pathlib import Path

import pytest

from crisis.channels.port import Came
from crisis.channels.sinks import Sink
from crisis.reports.press_map import press_map
from crisis.terms.statements import SINKS
from tests.unit.channels.noticing import AREA, OPERATION, drill, notice, retracted, sending


@pytest.fixture
def sink(tmp_path: Path) -> Sink:
    return Sink(tmp_path / "exercise", "https://tavle.example.dk", draw=press_map)


def put(sink: Sink, tmp_path: Path) -> dict[str, bytes]:
    one = drill(notice(shape=AREA))
    for outlet in SINKS:
        for told in (one, retracted(one)):
            assert sink.send(sending(told, channel=outlet.id)).came is Came.DELIVERED
    folder = tmp_path / "exercise" / OPERATION
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_every_file_of_an_exercise_says_so_in_name_and_text(sink: Sink, tmp_path: Path) -> None:
    files = put(sink, tmp_path)
    for name, content in files.items():
        assert name.startswith("oevelse-")
        if name.endswith(".eml"):
            letter = message_from_bytes(content, policy=SMTP)
            assert letter["Subject"].startswith("ØVELSE: ")
            assert "ØVELSE ØVELSE ØVELSE" in letter.get_content()
        elif not name.endswith(".css"):
            assert "ØVELSE" in content.decode()
    for part in ("pressemail-1-v1-publish.eml", "pressemail-1-v1-retract.eml",
                 "webhook-1-v1-publish.json", "webhook-1-v1-retract.json",
                 "index.html", "feed.atom", "feed.json"):  # fmt: skip
        assert f"oevelse-{part}" in files


def test_the_webhook_of_an_exercise_is_a_file(sink: Sink, tmp_path: Path) -> None:
    said = json.loads(put(sink, tmp_path)["oevelse-webhook-1-v1-publish.json"])
    assert said["mode"] == "EXERCISE"
    assert said["title"].startswith("ØVELSE: ")


def test_a_letter_of_an_exercise_leads_nowhere(sink: Sink, tmp_path: Path) -> None:
    letter = message_from_bytes(put(sink, tmp_path)["oevelse-pressemail-1-v1-publish.eml"])
    assert letter["To"].endswith(".invalid")
    assert letter["From"].endswith(".invalid")


def test_doing_it_twice_is_as_once(sink: Sink, tmp_path: Path) -> None:
    assert sink.repeat_safe
    assert set(put(sink, tmp_path)) == set(put(sink, tmp_path))


@pytest.mark.parametrize("channel", [outlet.id for outlet in SINKS])
def test_what_is_in_earnest_does_not_end_in_a_sink(
    sink: Sink, tmp_path: Path, channel: str
) -> None:
    with pytest.raises(ValueError, match="earnest"):
        sink.send(sending(notice(), channel=channel))
    assert not (tmp_path / "exercise").exists()


@pytest.mark.parametrize("operation", ["..", "../ude", "a/b", "", ".", "op-abc123def456\n"])
def test_an_operation_that_is_no_name_of_a_folder_is_refused(
    sink: Sink, tmp_path: Path, operation: str
) -> None:
    for outlet in SINKS:
        with pytest.raises(ValueError, match="folder"):
            sink.send(sending(drill(notice(operation=operation)), channel=outlet.id))
    assert list(tmp_path.iterdir()) == []


def test_a_channel_that_is_no_sink_is_refused(sink: Sink) -> None:
    with pytest.raises(ValueError, match="sink"):
        sink.send(sending(drill(notice()), channel="../ude"))
