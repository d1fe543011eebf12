"""The code on paper leads back to the entry, by an address that works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import segno

from crisis.web.qr import QUIET, drawn
from tests.visiting import House

RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\d+z")
ADDRESS = "https://tavle.eksempel.dk/operationer/op-k2m9x4b7c1d3/post/412"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("qr"))
    yield made
    made.database.close()


def modules(path: str, size: int) -> list[list[int]]:
    """The code as a telephone sees it: dark or light, module by module."""
    seen = [[0] * size for _ in range(size)]
    assert RUN.sub("", path) == ""
    for at, down, length in ((int(one) for one in run) for run in RUN.findall(path)):
        seen[down][at : at + length] = [1] * length
    return seen


def test_what_is_drawn_is_the_code_with_room_around_it() -> None:
    code = drawn(ADDRESS)
    seen = modules(code.path, code.size)
    inner = [row[QUIET:-QUIET] for row in seen[QUIET:-QUIET]]
    made = segno.make(ADDRESS, error="m", micro=False)
    assert inner == [list(row) for row in made.matrix]
    assert made.error in ("M", "Q", "H")
    edge = [*seen[:QUIET], *seen[-QUIET:], *([*row[:QUIET], *row[-QUIET:]] for row in seen)]
    assert not any(dark for row in edge for dark in row)


def test_a_reader_of_our_own_reads_the_address_out_of_it() -> None:
    code = drawn(ADDRESS)
    grid = [row[QUIET:-QUIET] for row in modules(code.path, code.size)[QUIET:-QUIET]]
    assert read(grid) == ADDRESS


def read(grid: list[list[int]]) -> str:
    """Read a code of version 2 to 6 that has no damage: unmask, walk, put the blocks together."""
    size = len(grid)
    version = (size - 17) // 4
    told = int("".join(str(grid[8][at]) for at in (0, 1, 2, 3, 4)), 2) ^ 0b10101
    level, mask = told >> 3, told & 7
    blocks = BLOCKS[version, level]
    bits = [
        grid[down][at] ^ MASKS[mask](down, at)
        for down, at in walk(size)
        if not reserved(down, at, size)
    ]
    words = [int("".join(map(str, bits[at : at + 8])), 2) for at in range(0, len(bits) - 7, 8)]
    longest, turns = max(blocks), iter(words)
    data: list[list[int]] = [[] for _ in blocks]
    for turn in range(longest):
        for block, length in zip(data, blocks, strict=True):
            if turn < length:
                block.append(next(turns))
    stream = "".join(f"{word:08b}" for block in data for word in block)
    assert stream[:4] == "0100", "bytes"
    count = int(stream[4:12], 2)
    return bytes(int(stream[12 + 8 * n : 20 + 8 * n], 2) for n in range(count)).decode()


def walk(size: int) -> Iterator[tuple[int, int]]:
    """Two columns at a time from the right, up and down, past the timing column."""
    up = True
    for right in [*range(size - 1, 6, -2), *range(5, 0, -2)]:
        for step in range(size):
            down = size - 1 - step if up else step
            yield down, right
            yield down, right - 1
        up = not up


def reserved(down: int, at: int, size: int) -> bool:
    corner = (down < 9 and (at < 9 or at >= size - 8)) or (down >= size - 8 and at < 9)
    middle = size - 7
    aligned = abs(down - middle) <= 2 and abs(at - middle) <= 2
    return corner or aligned or down == 6 or at == 6


MASKS = (
    lambda i, j: (i + j) % 2 == 0,
    lambda i, j: i % 2 == 0,
    lambda i, j: j % 3 == 0,
    lambda i, j: (i + j) % 3 == 0,
    lambda i, j: (i // 2 + j // 3) % 2 == 0,
    lambda i, j: i * j % 2 + i * j % 3 == 0,
    lambda i, j: (i * j % 2 + i * j % 3) % 2 == 0,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2 == 0,
)
M, Q, H = 0, 3, 2
BLOCKS = {
    (4, M): [32, 32],
    (5, M): [43, 43],
    (5, Q): [15, 15, 16, 16],
    (6, M): [27] * 4,
    (6, Q): [19] * 4,
    (6, H): [15] * 4,
}
"""Version and level → how many words of data each block has (ISO/IEC 18004, table 9)."""


def test_an_entry_alone_leads_back_to_itself(house: House) -> None:
    kolding = house.visit("kolding")
    operation = house.desk.opens("Stormflod")
    first = kolding.does(operation, "RecordEntry", text="Vand over kajen")
    after = kolding.does(operation, "CorrectEntry", number=first, text="Kajen er tør")
    path = f"/operationer/{operation}/post/{first}"
    page = kolding.page(path)
    assert f"http://127.0.0.1:8000{path}</span>" in page
    assert drawn(f"http://127.0.0.1:8000{path}").path in page
    assert "Vand over kajen" in page
    assert "Kajen er tør" in page, "whoever comes from old paper sees what was put right"
    assert f'id="post-{after}"' in page
    assert "data-when-asked" in page
    assert f'href="{path}"' in kolding.page(f"/operationer/{operation}")
    for wrong in (1, after + 1):
        assert kolding.get(f"/operationer/{operation}/post/{wrong}").status_code == 404
    whole = kolding.page(f"/operationer/{operation}/udskrift")
    assert drawn(f"http://127.0.0.1:8000/operationer/{operation}").path in whole
    assert f"http://127.0.0.1:8000/operationer/{operation}/post/(nummer)" in whole


def test_a_board_that_was_given_its_address_uses_that(tmp_path: Path) -> None:
    house = House(tmp_path, CRISIS_URL="https://tavle.eksempel.dk")
    operation = house.desk.opens("Stormflod")
    with house.app.test_request_context(base_url="http://127.0.0.1:8000"):
        from crisis.web.qr import leading_to

        code = leading_to(f"/operationer/{operation}")
    assert code.address == f"https://tavle.eksempel.dk/operationer/{operation}"
    house.database.close()
