"""Tasks find other services by name.

Gap: ministack keeps a service's Service Connect configuration and its Cloud Map registration, and no container knows the
names. AWS (ECS Developer Guide, "Use Service Connect to connect Amazon ECS services with short names" and "Use service
discovery to connect Amazon ECS services with DNS names"): a client alias leads to the tasks of the service that has
it, and so does a name with A records in the VPC. Here the containers of all tasks share a network of Docker's, whose DNS
gives the addresses of the containers that have a name. There is no proxy: the port is the container's own, and who
knows a name may be told an address that no security group would let it reach. SRV records have no counterpart.
"""

import threading
from typing import Any

from docker.errors import DockerException, NotFound
from ministack.core import container_reaper
from ministack.services import ecs, servicediscovery

from patches import seam, server_address

Task = dict[str, Any]

_lock = threading.Lock()


def apply() -> None:
    seam.require(ecs, "_services", "_get_docker", "_cluster_name_from_arn")
    seam.require(servicediscovery, "_services", "_namespaces")
    seam.wrap(ecs, "_attach_started_container", _joining)


def _joining(original: seam.Handler) -> seam.Handler:
    def attach_started_container(task: Task, container: Any, index: int, *args: Any) -> bool:
        attached = bool(original(task, container, index, *args))
        if attached and task.get("_network_mode") == "awsvpc":
            try:
                _network().connect(container, aliases=_names(task, index))
            except DockerException as error:
                ecs.logger.warning("ECS: task %s can't find services by name: %s", task["taskArn"], error)
        return attached

    return attach_started_container


def _names(task: Task, index: int) -> list[str]:
    """The names under which others find a task's container."""
    cluster = ecs._cluster_name_from_arn(task.get("clusterArn", ""))
    group = task.get("group", "")
    service = ecs._services.get(f"{cluster}/{group.removeprefix('service:')}") if group.startswith("service:") else None
    container = _definition(task, index)
    if not service or not container:
        return []
    ports = {mapping.get("name") for mapping in container.get("portMappings") or []}
    connect = service.get("serviceConnectConfiguration") or {}
    aliases = [
        alias.get("dnsName") or offered["portName"]
        for offered in connect.get("services") or []
        if connect.get("enabled") and offered.get("portName") in ports
        for alias in offered.get("clientAliases") or []
    ]
    registered = [_registered_name(registry) for registry in service.get("serviceRegistries") or [] if ports]
    return sorted({*aliases, *(name for name in registered if name)})


def _definition(task: Task, index: int) -> dict[str, Any] | None:
    family = task.get("taskDefinitionArn", "").rsplit("/", 1)[-1]
    definition = ecs._task_defs.get(family) or {}
    containers = definition.get("containerDefinitions") or []
    return containers[index] if index < len(containers) else None


def _registered_name(registry: dict[str, Any]) -> str | None:
    service = servicediscovery._services.get(registry.get("registryArn", "").rsplit("/", 1)[-1])
    if not service:
        return None
    namespace = servicediscovery._namespaces.get(service.get("NamespaceId", ""))
    return f"{service['Name']}.{namespace['Name']}" if namespace else None


def _network_name() -> str:
    return "tasks-of-" + "".join(letter if letter.isalnum() else "-" for letter in container_reaper.instance_id())


def _network() -> Any:
    """The network of this emulator's tasks. One that a killed emulator left is used again."""
    docker = ecs._get_docker()
    with _lock:
        try:
            return docker.networks.get(_network_name())
        except NotFound:
            return docker.networks.create(_network_name(), labels=server_address.network_labels("tasks"))
