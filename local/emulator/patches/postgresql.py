"""A PostgreSQL server of this machine's own programs, as RDS runs one: its master is no superuser, and its WAL is
archived.
"""

import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from patches.certificates import Certificate
from patches.server_address import Address, choose, release
from patches.server_process import ServerProcess

# The superuser, as which nobody signs in but through the socket in the server's folder.
_SUPERUSER = "rdsadmin"

# Of others, who comes without TLS is let in unless the server asks for it.
_HBA = f"local all {_SUPERUSER} trust\nlocal replication {_SUPERUSER} trust\n{{}} all all all scram-sha-256\n"


@dataclass(frozen=True)
class Programs:
    folder: Path
    # The major version.
    version: int


def programs(wanted: int) -> Programs | None:
    """The programs of that version, of the newest one where it is not installed, or None."""
    of_debian = Path("/usr/lib/postgresql").glob("[1-9][0-9]/bin/postgres")
    installed = {int(path.parent.parent.name): path.parent for path in of_debian}
    if installed:
        version = wanted if wanted in installed else max(installed)
        return Programs(installed[version], version)
    on_path = shutil.which("postgres")
    return Programs(Path(on_path).resolve().parent, _version_of(on_path)) if on_path else None


@dataclass(frozen=True)
class Backup:
    """What a server held at a moment, and what a later server of the same version goes on with."""

    folder: Path
    programs: Programs
    # Where the server has put what it did later, and until when that counts: to its end where no time is given.
    archive: Path | None = None
    until: datetime | None = None

    def remove(self) -> None:
        shutil.rmtree(self.folder.parent, ignore_errors=True)


class Postgresql:
    """A server with a database and a master, at an address of its own."""

    def __init__(self, name: str, of: Programs, port: int, tls_only: bool) -> None:
        self.programs = of
        self._tls_only = tls_only
        self._process = ServerProcess("rds", name)
        self.address: Address = choose(port)

    @property
    def _data(self) -> Path:
        return self._process.folder / "data"

    @property
    def _archive(self) -> Path:
        return self._process.folder / "archive"

    @property
    def _base(self) -> Path:
        """The backup from which a point in time is restored."""
        return self._process.folder / "base"

    def make(self, master: str, password: str, database: str, certificate: Certificate) -> None:
        """An empty server, started, with a database that belongs to the master."""
        self._make_folder(certificate)
        # Small segments, so that little is archived with every restore to a point in time.
        options = ("-E", "UTF8", "--no-locale", "--no-sync", "--wal-segsize=1")
        self._run("initdb", "-D", self._data, "-U", _SUPERUSER, *options)
        self.start()
        self.query("CREATE ROLE rds_superuser NOLOGIN")
        self.query("GRANT pg_monitor, pg_signal_backend, pg_read_all_settings TO rds_superuser")
        name = _identifier(master)
        self.query(f"CREATE ROLE {name} LOGIN CREATEDB CREATEROLE IN ROLE rds_superuser PASSWORD {_literal(password)}")
        if database and database != "postgres":
            self.query(f"CREATE DATABASE {_identifier(database)} OWNER {name}")
        self._back_up(self._base)

    def restore(self, backup: Backup, certificate: Certificate) -> None:
        """What was in another server, started."""
        self._make_folder(certificate)
        shutil.copytree(backup.folder, self._data, symlinks=True)
        for path in (self._data, *self._data.rglob("*")):
            self._process.own(path)
        if backup.archive:
            settings = [f"restore_command = 'cp {backup.archive}/%f %p'", "recovery_target_action = 'promote'"]
            if backup.until:
                settings.append(f"recovery_target_time = '{backup.until.isoformat()}'")
            self._process.write("data/postgresql.auto.conf", "\n".join([*settings, ""]))
            self._process.write("data/recovery.signal", "")
        self.start()
        self._wait(lambda: self.query("SELECT pg_is_in_recovery()").strip() == "f")
        self._back_up(self._base)

    def start(self) -> None:
        """Start the server and wait until it answers."""
        folder = self._process.folder
        settings = {
            "listen_addresses": self.address.host,
            "port": str(self.address.port),
            "unix_socket_directories": str(folder),
            "hba_file": str(folder / "hba.conf"),
            "ssl": "on",
            "ssl_cert_file": str(folder / "server.crt"),
            "ssl_key_file": str(folder / "server.key"),
            "shared_buffers": "32MB",
            "archive_mode": "on",
            "archive_command": f"cp %p {self._archive}/%f",
            # What is here is gone with the emulator.
            "fsync": "off",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self._process.start(self.programs.folder / "postgres", "-D", self._data, *options)
        self._wait(self._answers)

    def stop(self) -> None:
        self._process.stop(signal.SIGINT)

    def remove(self) -> None:
        self.stop()
        self._process.remove()
        release(self.address)

    def query(self, statement: str) -> str:
        """Run statements as the superuser, and return what they give, a row a line."""
        return self._run(
            "psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-h", self._process.folder,
            "-p", str(self.address.port), "-U", _SUPERUSER, "-d", "postgres",
            given=statement,
        )  # fmt: skip

    def set_password(self, user: str, password: str) -> None:
        self.query(f"ALTER ROLE {_identifier(user)} PASSWORD {_literal(password)}")

    def ask_for_tls(self, always: bool) -> None:
        """Whether whoever signs in from now on has to do it over TLS."""
        self._tls_only = always
        self._write_who_may_connect()
        if self._process.alive():
            self.query("SELECT pg_reload_conf()")

    def back_up(self, name: str) -> Backup:
        """What is in the server now."""
        process = ServerProcess("snapshot", name)
        process.make_folder()
        self._back_up(process.folder / "data")
        return Backup(process.folder / "data", self.programs)

    def past(self, until: datetime | None) -> Backup:
        """What was in the server at a time, or now."""
        # Recovery ends at what was done after the time; so there is to be something.
        self.query("SELECT txid_current()")
        segment = self.query("SELECT pg_walfile_name(pg_switch_wal())").strip()
        self._wait(lambda: (self._archive / segment).exists())
        return Backup(self._base, self.programs, self._archive, until)

    def _make_folder(self, certificate: Certificate) -> None:
        self._process.make_folder()
        self._archive.mkdir(mode=0o700)
        self._process.own(self._archive)
        self._write_who_may_connect()
        for file, text in zip(("server.crt", "server.key"), certificate, strict=True):
            self._process.write(file, text)

    def _write_who_may_connect(self) -> None:
        self._process.write("hba.conf", _HBA.format("hostssl" if self._tls_only else "host"))

    def _back_up(self, to: Path) -> None:
        self._run(
            "pg_basebackup", "-D", to, "-h", self._process.folder, "-p", str(self.address.port),
            "-U", _SUPERUSER, "--checkpoint=fast", "--wal-method=fetch", "--no-sync",
        )  # fmt: skip

    def _answers(self) -> bool:
        try:
            return self.query("SELECT 1").strip() == "1"
        except RuntimeError:
            return False

    def _wait(self, condition: Callable[[], bool], seconds: float = 60) -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            if not self._process.alive() or time.monotonic() > deadline:
                raise RuntimeError(f"PostgreSQL at {self.address.host}: {self._process.last_words()}")
            time.sleep(0.1)

    def _run(self, program: str, *arguments: str | Path, given: str = "") -> str:
        return self._process.run(self.programs.folder / program, *arguments, given=given)


def _version_of(postgres: str) -> int:
    # postgres (PostgreSQL) 17.2
    printed = subprocess.run([postgres, "--version"], check=True, capture_output=True, text=True).stdout
    return int(printed.split()[2].split(".")[0])


def _identifier(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
