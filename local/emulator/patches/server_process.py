"""Servers of this machine's own programs that run for the emulator: a folder each, and none outlives the emulator.

A folder is named after the emulator's port, and has the server's process id in it: what an emulator that was killed
has left is ended at the next start on the port, as the containers are (`container_cleanup.py`).
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

from ministack import app

from patches import seam

_uid = os.getuid() if hasattr(os, "getuid") else None
_running: dict[Path, "ServerProcess"] = {}


def apply() -> None:
    _end_what_was_left()
    seam.wrap(app, "_stop_docker_containers", _with_servers)


class ServerProcess:
    """A server, and the folder that it runs in."""

    def __init__(self, kind: str, name: str) -> None:
        self.folder = _base() / f"{kind}-{name}"[:60]
        self._process: subprocess.Popen[bytes] | None = None

    def make_folder(self) -> None:
        """An empty folder that belongs to the server's user."""
        common_folder()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(mode=0o700)
        self.own(self.folder)

    def own(self, path: Path) -> None:
        """Give a file to the user that the server runs as."""
        user = _user()
        if user:
            os.chown(path, user["user"], user["group"])

    def write(self, name: str, text: str) -> Path:
        """A file that the server alone can read."""
        path = self.folder / name
        path.touch(mode=0o600)
        path.write_text(text)
        self.own(path)
        return path

    def run(self, *command: str | Path, given: str = "") -> str:
        """Run a program to its end, as the server's user, and return what it printed."""
        done = subprocess.run(
            [str(each) for each in command],
            cwd=self.folder,
            input=given,
            capture_output=True,
            text=True,
            **_user(),
        )
        if done.returncode != 0:
            raise RuntimeError(f"{command[0]} failed: {done.stderr.strip()}")
        return done.stdout

    def start(self, *command: str | Path) -> None:
        """Start the server; its command names the folder, by which it is known again."""
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [str(each) for each in command],
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **_user(),
            )
        (self.folder / "pid").write_text(str(self._process.pid))
        _running[self.folder] = self

    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def stop(self, with_signal: signal.Signals, seconds: float = 10) -> None:
        """End the server and wait until it is gone; after that time by force."""
        _running.pop(self.folder, None)
        if self._process is None or self._process.poll() is not None:
            return
        self._process.send_signal(with_signal)
        try:
            self._process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def last_words(self) -> str:
        """The end of what the server has logged."""
        return (self.folder / "log").read_text(errors="replace")[-500:].strip()


def common_folder() -> Path:
    """Where the folders of all servers are: of this emulator alone, and gone with it."""
    folder = _base()
    folder.mkdir(mode=0o711, exist_ok=True)
    if folder.stat().st_uid != (_uid or 0):
        raise PermissionError(f"{folder} belongs to somebody else")
    return folder


def _base() -> Path:
    port = os.environ.get("GATEWAY_PORT", "4566")
    return Path(tempfile.gettempdir()) / f"flotilla-servers-{_uid}-{port}"


def _user() -> dict[str, Any]:
    """Who servers run as: the emulator's user, and another one where that is root, whom PostgreSQL refuses."""
    if _uid != 0:
        return {}
    # Windows has no such module, and no root.
    import pwd

    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise RuntimeError("There is no user nobody to run a database as")


def _with_servers(original: seam.Handler) -> seam.Handler:
    def stop_docker_containers(include_unlabelled: bool = False) -> None:
        original(include_unlabelled)
        starting_up = include_unlabelled
        if not starting_up:
            for server in list(_running.values()):
                server.stop(signal.SIGINT)
            shutil.rmtree(_base(), ignore_errors=True)

    return stop_docker_containers


def _end_what_was_left() -> None:
    for file in _base().glob("*/pid"):
        try:
            process = int(file.read_text())
        except ValueError:
            continue
        _end(process, str(file.parent))
    shutil.rmtree(_base(), ignore_errors=True)


def _end(process: int, folder: str, seconds: float = 5) -> None:
    """End a server of an emulator before this one: the process of that id, where its command names the folder."""
    deadline = time.monotonic() + seconds
    with_signal = signal.SIGINT
    while folder in _command_of(process):
        os.kill(process, with_signal)
        if time.monotonic() > deadline:
            with_signal = signal.SIGKILL
        time.sleep(0.1)


def _command_of(process: int) -> str:
    """The command line of a process, or nothing where there is no such process."""
    return subprocess.run(
        ["ps", "-ww", "-o", "args=", "-p", str(process)], capture_output=True, text=True
    ).stdout.strip()
