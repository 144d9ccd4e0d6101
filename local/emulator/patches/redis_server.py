"""A server of this machine's own Valkey or Redis, as ElastiCache runs a node: nothing is kept when it ends."""

import contextlib
import secrets
import shutil
import signal
import socket
import time
from collections.abc import Sequence
from pathlib import Path

from patches.certificates import Certificate
from patches.server_address import Address, choose, release
from patches.server_process import ServerProcess

# Who sets passwords; clients are the user `default`.
_ADMINISTRATOR = "elasticache"


def program() -> str | None:
    """The program of Valkey, or of Redis where there is no Valkey, or None."""
    return shutil.which("valkey-server") or shutil.which("redis-server")


class RedisServer:
    """A server at an address of its own, which asks for a password where it was given one."""

    def __init__(self, name: str, of: str, port: int) -> None:
        self._program = of
        self._process = ServerProcess("cache", name)
        self._password = secrets.token_hex(32)
        self.address: Address = choose(port)

    def start(self, passwords: Sequence[str], certificate: Certificate | None) -> None:
        """Start the server and wait until it answers: over TLS alone where it has a certificate, and else without."""
        self._process.make_folder()
        settings = (
            f"bind {self.address.host}",
            *self._listening(certificate),
            "protected-mode no",
            f"unixsocket {self._socket}",
            f"dir {self._process.folder}",
            'save ""',
            "appendonly no",
            # Its folder is in its command, by which it is known again.
            "set-proc-title no",
            f"user {_ADMINISTRATOR} on >{self._password} ~* &* +@all",
            f"user default on ~* &* +@all {' '.join(_allowing(passwords))}",
        )
        self._process.start(self._program, self._process.write("server.conf", "\n".join([*settings, ""])))
        deadline = time.monotonic() + 20
        while not self._answers():
            if not self._process.alive() or time.monotonic() > deadline:
                raise RuntimeError(f"{self._program} at {self.address.host}: {self._process.last_words()}")
            time.sleep(0.05)

    def allow(self, passwords: Sequence[str]) -> None:
        """Let in who knows one of these passwords, or everybody where there is none; connections stay."""
        self._ask("ACL", "SETUSER", "default", "resetpass", *_allowing(passwords))

    def remove(self) -> None:
        self._process.stop(signal.SIGINT)
        self._process.remove()
        release(self.address)

    def _listening(self, certificate: Certificate | None) -> tuple[str, ...]:
        port = self.address.port
        if certificate is None:
            return (f"port {port}",)
        files = zip(("server.crt", "server.key"), certificate, strict=True)
        chain, key = (self._process.write(name, text) for name, text in files)
        return (
            "port 0",
            f"tls-port {port}",
            f"tls-cert-file {chain}",
            f"tls-key-file {key}",
            # A client shows its password, and no certificate.
            "tls-auth-clients no",
        )

    @property
    def _socket(self) -> Path:
        return self._process.folder / "socket"

    def _answers(self) -> bool:
        with contextlib.suppress(OSError):
            return self._ask("PING") == "+PONG"
        return False

    def _ask(self, *command: str) -> str:
        """Run a command as the administrator; the first line of the answer."""
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(5)
            connection.connect(str(self._socket))
            with connection.makefile("rb") as answers:
                for each in (("AUTH", _ADMINISTRATOR, self._password), command):
                    connection.sendall(_request(each))
                    answer = answers.readline().decode().rstrip()
                    if answer.startswith("-"):
                        raise RuntimeError(f"{self._program}: {answer}")
        return answer


def _allowing(passwords: Sequence[str]) -> list[str]:
    return [f">{password}" for password in passwords] or ["nopass"]


def _request(command: Sequence[str]) -> bytes:
    """A command as an array of strings. Source: Redis serialization protocol specification."""
    parts = [f"*{len(command)}\r\n".encode()]
    for word in command:
        encoded = word.encode()
        parts += [f"${len(encoded)}\r\n".encode(), encoded, b"\r\n"]
    return b"".join(parts)
