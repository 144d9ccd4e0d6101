"""An address of its own for each server, at which it has the port that AWS would give it.

On this machine's Docker engine, each server gets a bridge network in which nobody else is: the address of its gateway
is one of this machine's, and containers on other networks reach it as well as processes do. Without Docker, or where
its networks are in a virtual machine, it is an address of the loopback interface, which containers do not reach.
"""

import errno
import logging
import os
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ministack import app
from ministack.core import container_reaper

from patches import seam

logger = logging.getLogger("flotilla")

_LABEL = "flotilla.network"
_choosing = threading.Lock()
_taken: set[str] = set()


@dataclass(frozen=True)
class Address:
    host: str
    port: int
    # Of Docker, where the host is the gateway of one.
    network: str | None = None


def apply() -> None:
    seam.require(app, "_reaper_docker_client")
    seam.require(container_reaper, "instance_id", "INSTANCE_LABEL")
    seam.wrap(app, "_stop_docker_containers", _with_networks)


def network_labels(purpose: str) -> dict[str, str]:
    """The labels of a network that goes when this emulator ends."""
    return {container_reaper.INSTANCE_LABEL: container_reaper.instance_id(), _LABEL: purpose}


def choose(port: int) -> Address:
    """An address where nobody listens at the port."""
    with _choosing:
        network = _own_network(port)
        if network:
            return network
        for host in _loopback():
            if host not in _taken and _is_free(host, port):
                _taken.add(host)
                return Address(host, port)
    # The system has one loopback address: all servers share it.
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return Address("127.0.0.1", int(probe.getsockname()[1]))


def release(address: Address) -> None:
    _taken.discard(address.host)
    client = app._reaper_docker_client() if address.network else None
    if client:
        _remove(client.networks.get(address.network))


def _own_network(port: int) -> Address | None:
    client = app._reaper_docker_client()
    if client is None:
        return None
    instance = container_reaper.instance_id()
    try:
        network = client.networks.create(
            f"flotilla-{instance.replace(':', '-')}-{os.urandom(4).hex()}",
            driver="bridge",
            labels=network_labels(f"server at port {port}"),
        )
    except Exception as problem:  # whatever Docker's client raises
        logger.warning("Docker makes no network for a server: %s", problem)
        return None
    network.reload()
    gateway = network.attrs["IPAM"]["Config"][0].get("Gateway", "")
    if gateway and _is_free(gateway, port):
        return Address(gateway, port, network.id)
    _remove(network)
    return None


def _loopback() -> Iterator[str]:
    """Addresses that no other emulator of this machine takes."""
    gateway_port = int(os.environ.get("GATEWAY_PORT", "4566"))
    return (f"127.{64 + (gateway_port >> 8) % 64}.{gateway_port % 256}.{number}" for number in range(1, 255))


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            if problem.errno not in (errno.EADDRINUSE, errno.EADDRNOTAVAIL):
                raise
            return False
    return True


def _with_networks(original: seam.Handler) -> seam.Handler:
    def stop_docker_containers(include_unlabelled: bool = False) -> None:
        original(include_unlabelled)
        client = app._reaper_docker_client()
        if client is None:
            return
        labels = [f"{container_reaper.INSTANCE_LABEL}={container_reaper.instance_id()}", _LABEL]
        for network in client.networks.list(filters={"label": labels}):
            _remove(network)

    return stop_docker_containers


def _remove(network: Any) -> None:
    try:
        network.remove()
    except Exception as problem:  # whatever Docker's client raises
        logger.warning("Network %s stays: %s", network.name, problem)
