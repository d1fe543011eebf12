"""The certificate: right names, kept, renewed when it must be, its keys for the owner alone."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509

from crisis.supervisor import tls

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
NAMES = ["192.0.2.7", "::1", "localhost", "Stab"]


def names(found: tls.Certificate) -> set[str]:
    shown = x509.load_pem_x509_certificate(found.chain.read_bytes())
    held = shown.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return {str(name.value) for name in held}


def test_it_holds_just_the_names_asked_for(tmp_path: Path) -> None:
    assert names(tls.ensure(tmp_path / "tls", NAMES, NOW)) == {
        "192.0.2.7",
        "::1",
        "localhost",
        "stab",
    }


def test_keys_and_folder_are_the_owners_alone(tmp_path: Path) -> None:
    tls.ensure(tmp_path / "tls", NAMES, NOW)
    assert stat.S_IMODE((tmp_path / "tls").stat().st_mode) == 0o700
    for file in (tmp_path / "tls").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_same_names_keep_the_certificate(tmp_path: Path) -> None:
    before = tls.ensure(tmp_path, NAMES, NOW).chain.read_bytes()
    assert tls.ensure(tmp_path, reversed(NAMES), NOW).chain.read_bytes() == before


def test_new_addresses_get_a_new_certificate_from_the_same_authority(tmp_path: Path) -> None:
    first = tls.ensure(tmp_path, NAMES, NOW)
    authority, chain = first.authority.read_bytes(), first.chain.read_bytes()
    second = tls.ensure(tmp_path, [*NAMES, "192.0.2.8"], NOW)
    assert second.authority.read_bytes() == authority
    assert second.chain.read_bytes() != chain
    assert "192.0.2.8" in names(second)


def test_it_is_renewed_before_it_runs_out(tmp_path: Path) -> None:
    before = tls.ensure(tmp_path, NAMES, NOW).chain.read_bytes()
    later = NOW + tls.LIFETIME - tls.RENEW_BEFORE + timedelta(hours=1)
    assert tls.ensure(tmp_path, NAMES, later).chain.read_bytes() != before
