"""Every setting, read once from the environment."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from crisis.errors import StartRefused

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

MEGABYTE = 1024 * 1024
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the installation was told at its start."""

    var: Path
    database_url: str
    redis_url: str | None
    host: str
    port: int
    https: bool
    url: str
    origins: tuple[str, ...]
    demo: bool
    secure_cookies: bool
    tiles: str | None = field(default=None, repr=False)
    """The address of street tiles, with `{z}`, `{x}` and `{y}`. It may hold a key: never logged."""
    streets: Path | None = None
    """A file of street tiles on this machine, instead of an address."""
    channels: Path | None = field(default=None, repr=False)
    """The channels' file; only the live publisher is told where it lies."""
    checkpoints: Path | None = field(default=None, repr=False)
    """The file of the checkpoints' copies; only the keeper is told where it lies."""
    reserve: int = 1024 * MEGABYTE
    """So many bytes of the disk are kept for the log: attachments are refused first."""
    uploads: tuple[int, int] = (120, 500 * MEGABYTE)
    """So many files, and so many bytes together, one account may send in an hour."""
    backups: Path | None = None
    """Where the keeper writes a backup each hour; on another disk."""
    proxies: tuple[Network, ...] = ()
    """Who is believed about where a request came from."""

    @property
    def tiles_origin(self) -> str | None:
        """Give scheme, host and port of the tiles, without path and key."""
        if self.tiles is None:
            return None
        split = urlsplit(self.tiles)
        return f"{split.scheme}://{split.netloc}"

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Settings:
        """Read CRISIS_* and REDIS_URL; raises StartRefused in one line when one is wrong."""
        var = Path(environ.get("CRISIS_VAR") or "var").absolute()
        host = environ.get("CRISIS_HOST") or "127.0.0.1"
        port = _port(environ.get("CRISIS_PORT") or "8000")
        https = _yes(environ.get("CRISIS_HTTPS"))
        url = (environ.get("CRISIS_URL") or _url(host, port, https)).rstrip("/")
        tiles = environ.get("CRISIS_TILES", "").strip()
        more = (one.strip().rstrip("/") for one in environ.get("CRISIS_ORIGINS", "").split(","))
        return cls(
            var=var,
            database_url=environ.get("CRISIS_DATABASE") or f"sqlite:///{var / 'board.sqlite'}",
            redis_url=environ.get("REDIS_URL") or None,
            host=host,
            port=port,
            https=https,
            url=url,
            origins=tuple(dict.fromkeys([url, *(one for one in more if one)])),
            demo=_yes(environ.get("CRISIS_DEMO")),
            secure_cookies=url.startswith("https://"),
            tiles=None if _is_file(tiles) else _tiles(tiles),
            streets=Path(tiles).absolute() if _is_file(tiles) else None,
            channels=_file(environ.get("CRISIS_CHANNELS")),
            checkpoints=_file(environ.get("CRISIS_CHECKPOINTS")),
            reserve=_reserve(environ.get("CRISIS_RESERVE") or "1024"),
            uploads=_uploads(environ.get("CRISIS_UPLOADS") or "120/500"),
            backups=_file(environ.get("CRISIS_BACKUPS")),
            proxies=_proxies(environ.get("FORWARDED_ALLOW_IPS") or ""),
        )


def _yes(text: str | None) -> bool:
    return (text or "").strip().lower() in {"1", "true", "yes", "ja"}


def _file(text: str | None) -> Path | None:
    return Path(text).absolute() if text else None


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise StartRefused(f"CRISIS_PORT skal være et tal fra 1 til 65535, ikke {text!r}.")
    return int(text)


def _reserve(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise StartRefused(f"CRISIS_RESERVE skal være et antal MB, som 1024, ikke {text!r}.")
    return int(text) * MEGABYTE


def _uploads(text: str) -> tuple[int, int]:
    files, _, megabytes = text.partition("/")
    parts = (files, megabytes)
    if not all(one.isascii() and one.isdigit() and 0 < int(one) < 10**6 for one in parts):
        raise StartRefused(
            "CRISIS_UPLOADS skal være antal filer og MB i timen for én konto, som 120/500, "
            f"ikke {text!r}."
        )
    return int(files), int(megabytes) * MEGABYTE


def _proxies(text: str) -> tuple[Network, ...]:
    """Read the proxies as gunicorn reads them: addresses and networks, `*` for anybody."""
    try:
        return tuple(
            ipaddress.ip_network(network)
            for one in text.split(",")
            if one.strip()
            for network in (("0.0.0.0/0", "::/0") if one.strip() == "*" else (one.strip(),))
        )
    except ValueError as problem:
        raise StartRefused(
            "FORWARDED_ALLOW_IPS skal være adresser eller net (med komma imellem), "
            "som 172.30.83.0/24."
        ) from problem


_HOST = re.compile(r"(?P<name>[A-Za-z0-9.-]+|\[::1\])(:\d{1,5})?")
_PRINTED = re.compile(r"[!-~]+")
_TILES_WRONG = (
    "CRISIS_TILES skal være en adresse med {z}, {x} og {y}, der begynder med https:// "
    "(http:// kun på denne maskine), eller en fil, der ender på .pmtiles."
)


def _is_file(tiles: str) -> bool:
    """Says whether the tiles lie in a file. An address is never taken for one: it may hold a key,
    and a file that is missing is named to the operator."""
    return tiles.endswith(".pmtiles") and ":" not in tiles and "\0" not in tiles


def _tiles(address: str) -> str | None:
    """Read the tiles' address. It goes into a header and a page, so its host is a plain one; what
    is refused is not told back, because it may hold a key."""
    if not address:
        return None
    placed = all(address.count(part) == 1 for part in ("{z}", "{x}", "{y}"))
    plain = _PRINTED.fullmatch(address) and not set(address) & set("\"'<>\\`")
    try:
        split = urlsplit(address)
    except ValueError:
        raise StartRefused(_TILES_WRONG) from None
    host = _HOST.fullmatch(split.netloc)
    secure = split.scheme == "https"
    here = host is not None and split.scheme == "http" and host["name"].strip("[]") in LOOPBACK
    if not (placed and plain and host and (secure or here)):
        raise StartRefused(_TILES_WRONG)
    return address


def _url(host: str, port: int, https: bool) -> str:
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
    return f"{'https' if https else 'http'}://{shown}:{port}"
