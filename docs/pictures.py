"""Takes the pictures of the papers from a running board with its demo: `make pictures`."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import launch_options
from tests.rig import Rig

FOLDER = Path(__file__).resolve().parent / "pictures"
SCENARIO = "scenarios/stormflod-2023.yaml"
LARGEST = 300_000
DESK = {"width": 1440, "height": 900}
WALL = {"width": 1600, "height": 900}
PHONE = {"width": 390, "height": 844}

Act = Callable[[Page], None]


def main() -> None:
    """Start a board of our own, fill it, take the pictures, end it."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        rig = Rig(Path(folder)).up()
        try:
            live = rig.demo_operation()
            write_the_log(rig, live)
            exercise = play_the_scenario(rig)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(**launch_options())
                take_all(browser, rig, live, exercise)
                browser.close()
        finally:
            rig.end()
    for file in sorted(FOLDER.glob("*.png")):
        size = file.stat().st_size
        print(f"{file.name:<20} {size:>8,} B")
        assert size <= LARGEST, f"{file.name} is too large"


def write_the_log(rig: Rig, operation: str) -> None:
    """What a staff writes in its first quarter of an hour, each from its own seat."""
    now = datetime.now(UTC)

    def ago(minutes: int) -> str:
        return (now - timedelta(minutes=minutes)).isoformat()

    def says(seat: str, text: str, **fields: object) -> int:
        return rig.line(seat).records(operation, text, **fields)

    sure = {"certainty": "confirmed"}
    says("logfoerer", "Staben er sat. Første stabsmøde om 30 minutter.", kind="note", **sure)
    water = says("kolding", "Vand i kældre i Havnegade og Jernbanegade.", place="Kolding midtby")
    says("trekantbrand", "To slukningstog pumper i Kolding midtby.", kind="action", **sure)
    rig.line("kolding").does(
        operation,
        "CorrectEntry",
        number=water,
        text="Vand i kældre i Havnegade. Jernbanegade er tør.",
        reason="Set på stedet af kommunens vagt.",
        **sure,
    )
    spoken = {"authority": "brs", "who": "Vagthavende i Haderslev", "channel": "phone"}
    pumps = says(
        "logfoerer",
        "Fire pumper og otte mand kan være i Kolding om 50 minutter.",
        on_behalf_of=spoken,
        expected_at=(now + timedelta(minutes=50)).isoformat(),
        **sure,
    )
    rig.line("brs").does(operation, "ConfirmEntry", number=pumps)
    evacuated = "Området øst for broen i Hejlsminde evakueres. Kolding Kommune modtager."
    says("formand", evacuated, kind="decision", place="Hejlsminde", **sure)
    sirens = "Sirener anvendes ikke: der er ingen livstruende fare. Vurderes igen ved 1,60 m."
    says("formand", sirens, kind="omission", **sure)
    seen = {"place": "Hejlsminde Nor", "source": "112", "channel": "phone"}
    says("vagtcentral", "Borger melder digebrud.", occurred_at=ago(9), **seen)
    spoken = {"authority": "kolding", "who": "Beredskabschefen", "channel": "phone"}
    says("logfoerer", "EPC Christiansfeld åbner med plads til 120.", on_behalf_of=spoken)


def play_the_scenario(rig: Rig) -> str:
    """Play the scenario as fast as it goes; give the exercise it opened."""
    played = rig.crisis("drill", "play", SCENARIO, "--speed", "max")
    if played.returncode:
        raise subprocess.SubprocessError(played.stderr)
    return next(
        str(one["operation"])
        for one in rig.line("stabschef").operations()
        if one["mode"] == "EXERCISE"
    )


def take_all(browser: Browser, rig: Rig, live: str, exercise: str) -> None:
    """Every picture the papers show."""
    board, drill = f"/operationer/{live}", f"/operationer/{exercise}"

    def take(name: str, path: str, seat: str, act: Act | None = None, **context: object) -> None:
        page = browser.new_context(
            base_url=rig.url,
            locale="da-DK",
            timezone_id="Europe/Copenhagen",
            **{"viewport": DESK, **context},
        ).new_page()
        page.goto("/log-ind")
        page.fill("#username", seat)
        page.fill("#password", rig.password(seat))
        page.get_by_role("button", name="Log ind").click()
        page.wait_for_url("**/operationer")
        page.goto(path)
        if path != "/operationer":
            page.locator(".conn[data-state=direct]").wait_for(timeout=20_000)
        if act:
            act(page)
        page.wait_for_timeout(700)  # fonts, and the colour of new rows
        page.screenshot(path=FOLDER / f"{name}.png")
        page.context.close()

    take("board", board, "kolding", begin_an_entry)
    take("night", board, "vagtleder", color_scheme="dark")
    take("exercise", drill, "stabschef")
    take("wall", f"/tavle/{live}", "observatoer", viewport=WALL, color_scheme="dark")
    take("list", "/operationer", "vagtleder")
    phone = {"viewport": PHONE, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
    take("phone", board, "kolding", **phone)


def begin_an_entry(page: Page) -> None:
    """Type without saving, so that the picture shows the line where one writes."""
    page.keyboard.press("n")
    page.keyboard.type("Kajkanten i Kolding Havn er 20 cm over vandet")


if __name__ == "__main__":
    main()
