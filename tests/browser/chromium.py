"""The Chromium the tests drive: named by CHROMIUM, installed, or unpacked from npm's package."""

from __future__ import annotations

import ctypes.util
import fcntl
import functools
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PACKED = HERE / "node_modules" / "@sparticuz" / "chromium" / "bin" / "chromium.br"
UNPACKED = HERE / ".chromium"
INSTALLED = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)


class NoBrowser(RuntimeError):
    """There is no Chromium at all: the tests fail, they are not skipped."""

    def __init__(self) -> None:
        line = "sudo apt-get install -y chromium"
        if sys.platform == "darwin":
            line = "brew install --cask chromium"
        super().__init__(f"No Chromium for the browser tests. Install one: {line}")


@functools.cache
def browser_executable() -> str:
    """The path of a Chromium that runs here; raises NoBrowser."""
    named = os.environ.get("CHROMIUM")
    for name in (named,) if named else INSTALLED:
        found = shutil.which(name)
        if found:
            return found
    if named:
        raise RuntimeError(f"CHROMIUM={named} is no program.")
    fits = sys.platform == "linux" and platform.machine() in {"x86_64", "amd64"}
    if not (fits and PACKED.is_file() and _node()):
        raise NoBrowser
    return str(_unpack())


def browser_environment() -> dict[str, str]:
    """The environment it needs: the unpacked one brings libraries a bare machine lacks."""
    environ = dict(os.environ)
    if not browser_executable().startswith(str(UNPACKED)):
        return environ
    if ctypes.util.find_library("nss3") is None:
        libraries = str(UNPACKED / "libraries" / "lib")
        environ["LD_LIBRARY_PATH"] = ":".join(
            filter(None, [libraries, environ.get("LD_LIBRARY_PATH")])
        )
    if not Path("/etc/fonts/fonts.conf").is_file():
        environ["FONTCONFIG_PATH"] = str(UNPACKED / "fonts")
    return environ


def launch_options() -> dict[str, Any]:
    """What Playwright's chromium.launch() is given."""
    return {
        "executable_path": browser_executable(),
        "env": browser_environment(),
        "args": list(QUIET),
        "headless": True,
    }


def _unpack() -> Path:
    """Once per version of the package; two test processes may ask at the same time."""
    UNPACKED.mkdir(exist_ok=True)
    done = UNPACKED / "done"
    version = str(PACKED.stat().st_mtime_ns)
    with (UNPACKED / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.is_file() or done.read_text() != version:
            node = _node()
            assert node
            subprocess.run([node, str(HERE / "unpack.mjs"), str(UNPACKED)], check=True)
            done.write_text(version)
    return UNPACKED / "chromium"


def _node() -> str | None:
    return shutil.which("node") or shutil.which("node", path=str(Path(sys.prefix) / "bin"))
