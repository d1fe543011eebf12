"""Real receivers for the tests: a web server that keeps what is posted, a mail server that too."""

from __future__ import annotations

import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller

from tests.processes import free_port

SECRET = "hemmelighed-kun-til-test"
TOML = """
[mail]
host = "127.0.0.1"
port = {mail}
starttls = false
sender = "stab@example.dk"
receivers = ["avis@example.dk", "radio@example.dk"]

[[webhook]]
id = "kommunen"
name = "kommunens hjemmeside"
url = "http://127.0.0.1:{hook}/krise"
secret = "{secret}"
hosts = []
repeat_safe = {repeat_safe}
allow_loopback = true
"""


class Hook:
    """A web server: every post is kept, and answered when the gate is open."""

    def __init__(self, status: int = 200) -> None:
        self.status = status
        self.posts: list[tuple[dict[str, str], bytes]] = []
        self.gate = threading.Event()
        self.gate.set()
        hook = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                hook.posts.append((dict(self.headers), body))
                hook.gate.wait(10)
                self.send_response(hook.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self.server.server_address[1])

    @property
    def keys(self) -> Counter[str]:
        return Counter(headers["Idempotency-Key"] for headers, _ in self.posts)

    def end(self) -> None:
        self.server.shutdown()
        self.server.server_close()


class Post:
    """A mail server: every letter is kept."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, bytes]] = []
        self.port = free_port()
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    async def handle_DATA(  # noqa: N802 - the name aiosmtpd calls
        self, _server: Any, _session: Any, envelope: Any
    ) -> str:
        self.letters.extend((receiver, envelope.content) for receiver in envelope.rcpt_tos)
        return "250 OK"

    @property
    def receivers(self) -> Counter[str]:
        return Counter(receiver for receiver, _ in self.letters)

    def end(self) -> None:
        self.controller.stop()


def write_channels(var: Path, hook: Hook, post: Post, *, repeat_safe: bool = False) -> Path:
    """The channels' file of an installation that sends to these."""
    file = var / "channels.toml"
    safe = str(repeat_safe).lower()
    text = TOML.format(mail=post.port, hook=hook.port, secret=SECRET, repeat_safe=safe)
    file.write_text(text, encoding="utf-8")
    file.chmod(0o600)
    return file
