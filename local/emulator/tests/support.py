"""An emulator to test against, clients for it, and containers for it to run."""

import atexit
import functools
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import botocore.session
from botocore.client import BaseClient
from botocore.config import Config

EMULATOR = Path(__file__).resolve().parent.parent
REGION = "eu-west-1"
T = TypeVar("T")

SERVER = """
const http = require("http");
let health = Number(process.env.HEALTH || 200);
process.on("SIGTERM", () => process.exit(0));
if (process.env.EXIT_AFTER_MS) setTimeout(() => process.exit(7), Number(process.env.EXIT_AFTER_MS));
http.createServer((request, response) => {
    if (request.url === "/health") response.statusCode = health;
    if (request.url === "/break") health = 500;
    const answer = () => response.end(process.env.VERSION || "1");
    request.url === "/slow" ? setTimeout(answer, 3000) : answer();
}).listen(8080);
"""


class Emulator:
    """The emulator as a process of its own, on a free port or on the one given."""

    def __init__(self, *, docker: bool, port: int | None = None) -> None:
        self.port = port or _free_port()
        self._docker = docker
        self._process: subprocess.Popen[bytes] | None = None
        self.log = Path(tempfile.mkstemp(prefix="flotilla-emulator-", suffix=".log")[1])

    def start(self) -> "Emulator":
        environment = {**os.environ, "GATEWAY_PORT": str(self.port), "MINISTACK_REGION": REGION}
        if not self._docker:
            environment["DOCKER_HOST"] = "unix:///nonexistent/docker.sock"
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, str(EMULATOR)], env=environment, stdout=log, stderr=subprocess.DEVNULL
            )
        atexit.register(self.stop)
        wait_for(self._ready, 30, "the emulator to start")
        return self

    def stop(self, with_signal: int = signal.SIGTERM) -> None:
        if self._process and self._process.poll() is None:
            self._process.send_signal(with_signal)
            self._process.wait(timeout=60)

    def health(self) -> dict[str, Any]:
        return dict(json.loads(self.get("/_flotilla/health")[1]))

    def client(self, service: str) -> Any:
        return _client(service, self.port)

    def get(self, path: str, host: str | None = None) -> tuple[int, str]:
        """Status and body of a GET, which goes to a load balancer when its host is given."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers={"Host": host} if host else {})
        return fetch(request)

    def authority(self, of: str) -> Path:
        """The file of the authority that signs the certificates of `rds` or `elasticache`."""
        file = Path(tempfile.mkstemp(prefix=f"flotilla-authority-{of}-", suffix=".pem")[1])
        atexit.register(file.unlink, missing_ok=True)
        file.write_text(self.get(f"/_ministack/{of}/ca.pem")[1])
        return file

    def _ready(self) -> bool:
        try:
            return self.get("/_flotilla/health")[0] == 200
        except OSError:
            return False


@functools.cache
def emulator() -> Emulator:
    """One emulator without Docker for all tests that need only the API."""
    return Emulator(docker=False).start()


@functools.cache
def docker_emulator() -> Emulator:
    """One emulator with Docker for all tests that run containers."""
    return Emulator(docker=True).start()


@functools.cache
def image(port: int) -> str:
    """A small HTTP server, built once and named so that the emulator's registry is asked for it."""
    name = f"localhost:{port}/flotilla-emulator-test:1"
    with tempfile.TemporaryDirectory() as context:
        Path(context, "server.js").write_text(SERVER)
        Path(context, "Dockerfile").write_text(
            'FROM node:22-bookworm-slim\nCOPY server.js /server.js\nCMD ["node", "/server.js"]\n'
        )
        docker("build", "--quiet", "--network", "host", "--tag", name, context)
    atexit.register(lambda: docker("image", "rm", "--force", name))
    return name


def docker(*arguments: str) -> str:
    return subprocess.run(["docker", *arguments], check=True, capture_output=True, text=True).stdout.strip()


def containers(port: int) -> list[str]:
    """Ids of the containers of the emulator on this port."""
    return docker("ps", "--all", "--quiet", "--filter", f"label=ministack.instance=flotilla:{port}").split()


def servers(of: Emulator) -> list[str]:
    """The command lines of the servers of this machine that run for an emulator."""
    folder = f"/tmp/flotilla-servers-{os.getuid()}-{of.port}/"
    lines = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = file.read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            continue
        if folder in line:
            lines.append(line)
    return lines


def _no_docker() -> str | None:
    try:
        docker("image", "inspect", "node:22-bookworm-slim")
    except (OSError, subprocess.CalledProcessError):
        return "needs a Docker engine that has node:22-bookworm-slim"
    return None


needs_docker = unittest.skipIf(_no_docker(), _no_docker() or "")


def wait_for(condition: Callable[[], T], seconds: float, what: str) -> T:
    """The condition's first true value."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        value = condition()
        if value:
            return value
        time.sleep(0.1)
    raise AssertionError(f"Waited {seconds} s in vain for {what}")


def unique(prefix: str) -> str:
    return f"{prefix}-{uuid.uuid4().hex[:8]}"


def fetch(request: urllib.request.Request) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@functools.cache
def _client(service: str, port: int) -> BaseClient:
    return botocore.session.get_session().create_client(
        service,
        region_name=REGION,
        endpoint_url=f"http://127.0.0.1:{port}",
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(retries={"total_max_attempts": 1}),
    )
