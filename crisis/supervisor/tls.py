"""https in the room: a certificate authority of our own and a certificate for this machine."""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # they take their time to load, and only `ensure` needs them
    import trustme

LIFETIME = timedelta(days=390)
"""Some browsers refuse certificates that live longer."""

RENEW_BEFORE = timedelta(days=30)


@dataclass(frozen=True)
class Certificate:
    """The files: what is shown to callers, and what their browsers must be told to trust."""

    authority: Path
    chain: Path
    key: Path


def files(folder: Path) -> Certificate:
    """Say where the files are, made or not."""
    return Certificate(folder / "ca.pem", folder / "board.pem", folder / "board.key")


def ensure(folder: Path, names: Iterable[str], now: datetime) -> Certificate:
    """Give a certificate for just these names; a new one when they changed or it runs out."""
    wanted = {_normal(name) for name in names}
    found = files(folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.chmod(folder, 0o700)
    authority = _authority(folder, found)
    if not _still_good(found, wanted, now):
        fresh = authority.issue_cert(
            *sorted(wanted),
            not_before=now - timedelta(days=1),
            not_after=now + LIFETIME,
        )
        _write(found.key, fresh.private_key_pem.bytes())
        _write(found.chain, b"".join(part.bytes() for part in fresh.cert_chain_pems))
    return found


def _authority(folder: Path, found: Certificate) -> trustme.CA:
    """The same authority for good: whoever trusts it once need not do so again."""
    import trustme

    key = folder / "ca.key"
    if key.is_file() and found.authority.is_file():
        return trustme.CA.from_pem(found.authority.read_bytes(), key.read_bytes())
    authority = trustme.CA(
        organization_name="Lokal beredskabsstab",
        organization_unit_name="Tavlens eget certifikat",
    )
    _write(key, authority.private_key_pem.bytes())
    _write(found.authority, authority.cert_pem.bytes())
    found.chain.unlink(missing_ok=True)
    return authority


def _still_good(found: Certificate, wanted: set[str], now: datetime) -> bool:
    if not (found.chain.is_file() and found.key.is_file()):
        return False
    from cryptography import x509

    shown = x509.load_pem_x509_certificate(found.chain.read_bytes())
    names = shown.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    held = {str(name.value) for name in names}
    return held == wanted and shown.not_valid_after_utc - now > RENEW_BEFORE


def _normal(name: str) -> str:
    try:
        return str(ipaddress.ip_address(name))
    except ValueError:
        return name.lower()


def _write(path: Path, content: bytes) -> None:
    """Readable by the owner only, and never half written."""
    fresh = path.with_suffix(path.suffix + ".new")
    fresh.unlink(missing_ok=True)
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    fresh.replace(path)
