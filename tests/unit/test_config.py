"""Settings that may hold a secret are read strictly and told to nobody they do not concern."""

from __future__ import annotations

from pathlib import Path

import pytest

from crisis.config import Settings
from crisis.errors import StartRefused
from crisis.supervisor import prepare
from crisis.web.headers import policy

ADDRESS = "https://kort.example/wmts/{z}/{x}/{y}.png?token=hemmelig"


def settings(tiles: str) -> Settings:
    return Settings.from_env({"CRISIS_TILES": tiles})


@pytest.mark.parametrize(
    ("tiles", "origin"),
    [
        (ADDRESS, "https://kort.example"),
        ("https://kort.example:8443/{z}/{x}/{y}", "https://kort.example:8443"),
        ("http://127.0.0.1:9000/{z}/{x}/{y}.png", "http://127.0.0.1:9000"),
        ("http://localhost/{z}/{x}/{y}.png", "http://localhost"),
        ("http://[::1]:81/?TILEMATRIX={z}&TILEROW={y}&TILECOL={x}", "http://[::1]:81"),
    ],
)
def test_an_address_of_tiles_has_an_origin(tiles: str, origin: str) -> None:
    assert settings(tiles).tiles_origin == origin


@pytest.mark.parametrize("tiles", ["", "  "])
def test_none_is_none(tiles: str) -> None:
    assert (settings(tiles).tiles, settings(tiles).tiles_origin) == (None, None)


@pytest.mark.parametrize(
    "tiles",
    [
        "http://kort.example/{z}/{x}/{y}.png?token=hemmelig",
        "https://kort.example/tiles.png?token=hemmelig",
        "https://kort.example/{z}/{x}/{x}.png?token=hemmelig",
        "ftp://kort.example/{z}/{x}/{y}?token=hemmelig",
        "https://{z}.kort.example/{x}/{y}?token=hemmelig",
        "https://kort.example; script-src *;/{z}/{x}/{y}?token=hemmelig",
        "https://bruger:hemmelig@kort.example/{z}/{x}/{y}",
        "https://kort.example\\@evil.example/{z}/{x}/{y}?hemmelig",
        "https://kort.example/{z}/{x}/{y}\r\nSet-Cookie: hemmelig",
        "https://[::1/{z}/{x}/{y}?token=hemmelig",
        "//kort.example/{z}/{x}/{y}?token=hemmelig",
        "javascript:{z}{x}{y}//hemmelig",
    ],
)
def test_anything_else_stops_the_start_and_is_not_told_back(tiles: str) -> None:
    with pytest.raises(StartRefused) as problem:
        settings(tiles)
    assert "CRISIS_TILES" in str(problem.value)
    assert "hemmelig" not in str(problem.value)


def test_a_file_of_streets_lies_on_the_machine_and_is_no_address() -> None:
    found = settings("kort/gader.pmtiles")
    assert (found.tiles, found.tiles_origin) == (None, None)
    assert found.streets == Path.cwd() / "kort" / "gader.pmtiles"
    assert settings(ADDRESS).streets is None


def test_a_file_of_streets_that_cannot_be_used_stops_the_start_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CRISIS_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("CRISIS_TILES", str(tmp_path / "gader.pmtiles"))
    assert prepare.main() == 1
    told = capsys.readouterr().err
    assert told.startswith(f"CRISIS_TILES: {tmp_path / 'gader.pmtiles'} kan ikke læses: ")
    assert told.count("\n") == 1
    assert not (tmp_path / "var").exists(), "nothing was made ready"


def test_the_key_is_not_in_what_is_printed_of_the_settings() -> None:
    assert "hemmelig" not in repr(settings(ADDRESS))
    assert "hemmelig" not in str(settings(ADDRESS).tiles_origin)


def test_pictures_may_come_from_the_tiles_and_nowhere_else() -> None:
    plain = policy("n", "127.0.0.1:8000", https=False)
    assert "img-src 'self' data:;" in plain
    with_tiles = policy("n", "x", https=True, tiles=settings(ADDRESS).tiles_origin)
    assert "img-src 'self' data: https://kort.example;" in with_tiles
    assert with_tiles.count("kort.example") == 1
    assert "hemmelig" not in with_tiles


def test_the_file_of_channels_is_named_in_full_and_not_printed(tmp_path: Path) -> None:
    made = Settings.from_env({"CRISIS_CHANNELS": str(tmp_path / "hemmelig.toml")})
    assert made.channels == tmp_path / "hemmelig.toml"
    assert "hemmelig" not in repr(made)
    here = Settings.from_env({"CRISIS_CHANNELS": "kanaler.toml"}).channels
    assert here == Path.cwd() / "kanaler.toml"


@pytest.mark.parametrize("environ", [{}, {"CRISIS_CHANNELS": ""}])
def test_without_one_there_are_no_channels_wherever_var_lies(
    tmp_path: Path, environ: dict[str, str]
) -> None:
    (tmp_path / "channels.toml").touch()
    assert Settings.from_env({"CRISIS_VAR": str(tmp_path), **environ}).channels is None


@pytest.mark.parametrize("said", ["120", "0/500", "12/0", "-1/5", "1e3/5", "1/2/3", "9999999/1"])
def test_how_much_one_account_may_send_is_two_whole_numbers(said: str) -> None:
    assert Settings.from_env({"CRISIS_UPLOADS": "3/2"}).uploads == (3, 2 * 1024 * 1024)
    assert Settings.from_env({}).uploads == (120, 500 * 1024 * 1024)
    with pytest.raises(StartRefused, match="CRISIS_UPLOADS"):
        Settings.from_env({"CRISIS_UPLOADS": said})
