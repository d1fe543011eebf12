"""One board in real processes for all tests here that need one and may share it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.loaded import LoadedRig
from tests.rig import Rig


@pytest.fixture(scope="package")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    made = LoadedRig(tmp_path_factory.mktemp("shared")).up()
    yield made
    made.end()
