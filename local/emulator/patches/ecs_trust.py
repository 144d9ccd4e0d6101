"""Tasks trust the authorities that sign the certificates of the emulated databases and caches.

See `certificates.py`. The file is in a volume, which Docker mounts wherever its engine and the emulator run, and which a
container with a read-only file system takes too. A variable that the task has of its own is left alone.
"""

import contextlib
import functools
import io
import logging
import tarfile
import threading
from typing import Any

from docker.errors import DockerException
from ministack import app
from ministack.core import container_reaper
from ministack.services import ecs

from patches import certificates, seam

FOLDER = "/etc/emulated-aws"
_FILE = f"{FOLDER}/{certificates.FILE}"

logger = logging.getLogger("flotilla")

_filling = threading.Lock()


def apply() -> None:
    seam.require(ecs, "_get_docker")
    seam.wrap(ecs, "_build_run_kwargs", _trusting)
    seam.wrap(app, "_stop_docker_containers", _and_the_volume)


def _trusting(original: seam.Handler) -> seam.Handler:
    def build_run_kwargs(*args: Any) -> dict[str, Any]:
        kwargs = original(*args)
        try:
            with _filling:
                volume = _filled_volume()
        except DockerException as problem:
            logger.warning("Tasks are not told whom to trust: %s", problem)
            return dict(kwargs)
        kwargs["volumes"] = [*(kwargs.get("volumes") or []), f"{volume}:{FOLDER}:ro"]
        kwargs["environment"] = {certificates.VARIABLE: _FILE, "PGSSLROOTCERT": _FILE, **kwargs["environment"]}
        return dict(kwargs)

    return build_run_kwargs


def _name() -> str:
    return "authorities-of-" + "".join(letter if letter.isalnum() else "-" for letter in container_reaper.instance_id())


@functools.cache
def _filled_volume() -> str:
    """The volume of this emulator's tasks. One that a killed emulator left is filled anew."""
    docker = ecs._get_docker()
    labels = {container_reaper.INSTANCE_LABEL: container_reaper.instance_id()}
    docker.volumes.create(_name(), labels=labels)
    # Files come into a volume by a container; this one is never started, so its image may be empty.
    docker.api.import_image_from_data(_archive({}), repository=_name())
    try:
        container = docker.containers.create(_name(), command=["none"], labels=labels, volumes=[f"{_name()}:{FOLDER}"])
        try:
            container.put_archive(FOLDER, _archive({certificates.FILE: certificates.authorities()}))
        finally:
            container.remove()
    finally:
        docker.images.remove(_name())
    return _name()


def _archive(files: dict[str, str]) -> bytes:
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as bundle:
        for name, text in files.items():
            entry = tarfile.TarInfo(name)
            entry.mode = 0o644
            entry.size = len(text.encode())
            bundle.addfile(entry, io.BytesIO(text.encode()))
    return archive.getvalue()


def _and_the_volume(original: seam.Handler) -> seam.Handler:
    def stop_docker_containers(include_unlabelled: bool = False) -> None:
        original(include_unlabelled)
        docker = ecs._get_docker()
        if docker is None:
            return
        # There is none, or a container that has it is still on its way out: the next start takes it.
        with contextlib.suppress(DockerException):
            docker.volumes.get(_name()).remove()

    return stop_docker_containers
