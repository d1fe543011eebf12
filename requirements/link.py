"""Puts this checkout on the path of its .venv and writes .venv/bin/crisis; downloads nothing."""

import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -m crisis.cli "$@"\n'


def link() -> None:
    """The path file makes `import crisis` work from any folder; the script names no folder."""
    packages = Path(sysconfig.get_path("purelib"))
    (packages / "crisis-board.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    script = Path(sys.prefix) / "bin" / "crisis"
    script.write_text(SCRIPT, encoding="utf-8")
    script.chmod(0o755)


if __name__ == "__main__":
    link()
