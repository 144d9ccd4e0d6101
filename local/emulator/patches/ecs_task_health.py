"""What Docker says of a task's containers, as ECS reports it.

Gap: ministack asks Docker ten times a second about every container, and never about health: `healthStatus` is UNKNOWN
for ever. AWS (ECS API Reference, data types Container and Task, `healthStatus`; Developer Guide, "Determine Amazon
ECS task health using container health checks"): UNKNOWN until the first result, HEALTHY, UNHEALTHY after `retries`
failures; the task's follows from its essential containers that have a health check in the task definition.
"""

from dataclasses import dataclass
from typing import Any

from docker.errors import DockerException
from ministack.core import container_reaper
from ministack.core.concurrency import resource_lock
from ministack.services import ecs

from patches import ecs_task_stop

Task = dict[str, Any]

EXITED = "Essential container in task exited"
UNHEALTHY = "Task failed container health checks"


@dataclass(frozen=True)
class Observed:
    """One container in Docker's list."""

    id: str
    name: str
    running: bool
    health: str


def observe(docker: Any) -> dict[str, list[Observed]]:
    """This emulator's task containers by the ARN of their task, from a single call to Docker."""
    labels = [f"{container_reaper.INSTANCE_LABEL}={container_reaper.instance_id()}", "ministack=ecs"]
    found: dict[str, list[Observed]] = {}
    for entry in docker.api.containers(all=True, filters={"label": labels}):
        task_arn = entry["Labels"].get(ecs_task_stop.TASK_LABEL, "")
        found.setdefault(task_arn, []).append(
            Observed(
                id=entry["Id"],
                name=entry["Labels"].get(ecs_task_stop.NAME_LABEL, ""),
                running=entry["State"] not in ("exited", "dead"),
                health=_health(entry["Status"]),
            )
        )
    return found


def update(task: Task, observed: list[Observed]) -> tuple[str, str] | None:
    """Note what was seen on the task; the reason and code with which it has to stop, if it has to."""
    by_name = {container.name: container for container in observed}
    checked = _checked(task)
    essential = _essential(task)
    failure = None
    for container in task["containers"]:
        seen = by_name.get(container["name"])
        if _gone(container, seen):
            with resource_lock("ecs-task", task["taskArn"]):
                container["lastStatus"] = "STOPPED"
                container["exitCode"] = _exit_code(seen)
            if container["name"] in essential:
                failure = EXITED, "EssentialContainerExited"
        elif seen and container["name"] in checked:
            container["healthStatus"] = seen.health
    task["healthStatus"] = _task_health(
        [container["healthStatus"] for container in task["containers"] if container["name"] in checked & essential]
    )
    return failure


def has_health_check(task: Task) -> bool:
    """Whether an essential container's definition has a health check."""
    return bool(_checked(task) & _essential(task))


def _health(status: str) -> str:
    if "(healthy)" in status:
        return "HEALTHY"
    return "UNHEALTHY" if "(unhealthy)" in status else "UNKNOWN"


def _gone(container: dict[str, Any], seen: Observed | None) -> bool:
    if container["lastStatus"] == "STOPPED" or (seen and seen.running):
        container.pop("_unseen", None)
        return False
    # A list that Docker made just before the container started does not have it: only twice unseen is gone.
    container["_unseen"] = container.get("_unseen", 0) + 1
    return seen is not None or container["_unseen"] > 1


def _exit_code(seen: Observed | None) -> int | None:
    if not seen:
        return None
    try:
        return ecs._get_docker().api.inspect_container(seen.id)["State"]["ExitCode"]
    except DockerException:
        return None


def _task_health(essential: list[str]) -> str:
    if "UNHEALTHY" in essential:
        return "UNHEALTHY"
    return "HEALTHY" if essential and set(essential) == {"HEALTHY"} else "UNKNOWN"


def _definitions(task: Task) -> list[dict[str, Any]]:
    definition = ecs._task_defs.get(ecs._resolve_td_key(task["taskDefinitionArn"])) or {}
    return definition.get("containerDefinitions", [])


def _checked(task: Task) -> set[str]:
    return {container["name"] for container in _definitions(task) if container.get("healthCheck")}


def _essential(task: Task) -> set[str]:
    return {container["name"] for container in _definitions(task) if container.get("essential", True)}
