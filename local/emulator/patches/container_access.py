"""Containers reach the emulator.

Gap: ministack tells tasks to ask it at `host.docker.internal`, and listens on this machine's own address alone, so that nobody
else on the network can. On Linux that name is the gateway of Docker's bridge, at which nothing answers; Docker Desktop leads it
to the machine's own address by itself. Here connections to the gateway are passed on. On AWS a task reaches the APIs through
the network's endpoints.
"""

import os
import socket
import threading

from docker.errors import DockerException
from ministack.services import ecs

from patches import seam

CHUNK = 65_536


def apply() -> None:
    seam.require(ecs, "_get_docker")
    threading.Thread(target=_listen, daemon=True, name="flotilla-container-access").start()


def _gateway() -> str | None:
    docker = ecs._get_docker()
    if docker is None:
        return None
    try:
        settings = docker.networks.get("bridge").attrs["IPAM"]["Config"] or []
    except DockerException:
        return None
    return next((each["Gateway"] for each in settings if each.get("Gateway")), None)


def _listen() -> None:
    port = int(os.environ.get("GATEWAY_PORT", "4566"))
    # Where it listens on every address, this one is among them.
    alone = os.environ.get("BIND_HOST", "").startswith("127.")
    gateway = _gateway() if alone else None
    if gateway is None:
        return
    try:
        listener = socket.create_server((gateway, port))
    except OSError:
        # The gateway is not this machine's.
        return
    while True:
        connection, _address = listener.accept()
        threading.Thread(target=_pass_on, args=(connection, port), daemon=True).start()


def _pass_on(connection: socket.socket, port: int) -> None:
    with connection:
        try:
            emulator = socket.create_connection(("127.0.0.1", port))
        except OSError:
            return
        with emulator:
            back = threading.Thread(target=_copy, args=(emulator, connection), daemon=True)
            back.start()
            _copy(connection, emulator)
            back.join()


def _copy(source: socket.socket, target: socket.socket) -> None:
    try:
        while chunk := source.recv(CHUNK):
            target.sendall(chunk)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        return
