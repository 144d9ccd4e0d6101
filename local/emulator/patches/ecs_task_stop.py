"""Stopping a task in the order in which AWS stops it.

Gap: ministack reports a task STOPPED before its containers have the signal, kills them 5 s after it whatever the
container's `stopTimeout`, and lets go of its targets on the way. AWS (ECS Developer Guide, "Amazon ECS task
lifecycle"; API Reference, StopTask): desiredStatus STOPPED at once; DEACTIVATING while its targets drain; STOPPING
from SIGTERM to the exit or, after `stopTimeout` (30 s), SIGKILL; then DEPROVISIONING, STOPPED, with the containers'
exit codes.
"""

import contextlib
from typing import Any

from docker.errors import DockerException
from ministack.core.concurrency import resource_lock, spawn_background
from ministack.core.responses import error_response_json, json_response
from ministack.services import ecs, ecs_metadata

from patches import seam, target_health

DEFAULT_STOP_TIMEOUT = 30
TASK_LABEL = "com.amazonaws.ecs.task-arn"
NAME_LABEL = "com.amazonaws.ecs.container-name"

Task = dict[str, Any]


def apply() -> None:
    seam.require(
        ecs,
        "_task_is_active",
        "_bump_task_version",
        "_get_docker",
        "_resolve_task",
        "_resolve_cluster_name",
        "_sanitize",
        "_recount_cluster",
        "_cluster_name_from_arn",
        "_task_defs",
        "_resolve_td_key",
        "_iso",
    )
    seam.require(ecs_metadata, "set_task_status", "unregister_token")
    seam.replace_action(ecs, "StopTask", _stop_task)
    seam.replace(ecs, "_mark_task_stopped", _mark_task_stopped)


def stop(task: Task, reason: str, code: str) -> bool:
    """Begin to stop the task; False when that has begun before. Its containers are stopped in the background."""
    arn = task["taskArn"]
    with resource_lock("ecs-task", arn):
        if not ecs._task_is_active(arn, task):
            return False
        ecs._bump_task_version(task)
        task.update(
            desiredStatus="STOPPED",
            lastStatus="DEACTIVATING",
            stoppingAt=ecs._iso(),
            stoppedReason=reason,
            stopCode=code,
        )
    ecs_metadata.set_task_status(arn, known_status="DEACTIVATING", desired_status="STOPPED")
    for target in task.get("_targets", []):
        target_health.deregister(*target)
    if ecs._get_docker():
        spawn_background(_shut_down, task, thread_name=f"ecs-stop-{arn[-8:]}")
    else:
        _finish(task, {})
    return True


def containers_of(task: Task) -> list[Any]:
    """The Docker containers of the task, started or not."""
    return ecs._get_docker().containers.list(
        all=True, ignore_removed=True, filters={"label": f"{TASK_LABEL}={task['taskArn']}"}
    )


def _stop_task(data: dict[str, Any]) -> tuple:
    cluster = ecs._resolve_cluster_name(data.get("cluster", "default"))
    if cluster is None:
        return error_response_json("ClusterNotFoundException", "Cluster not found.", 400)
    task = ecs._resolve_task(data.get("task", ""), cluster)
    if not task:
        return error_response_json("InvalidParameterException", "The referenced task was not found.", 400)
    stop(task, data.get("reason") or "Task stopped by user", "UserInitiated")
    return json_response({"task": ecs._sanitize(task)})


def _mark_task_stopped(_arn: str, task: Task, reason: str, code: str, exit_code: int | None = None) -> bool:
    """What ministack's own callers reach."""
    return stop(task, reason, code)


def _shut_down(task: Task) -> None:
    for target in task.get("_targets", []):
        target_health.wait_until_drained(*target)
    task["lastStatus"] = "STOPPING"
    exit_codes: dict[str, int] = {}
    timeouts = _stop_timeouts(task)
    try:
        for container in reversed(containers_of(task)):
            name = container.labels.get(NAME_LABEL, "")
            # Gone already, by hand or with the emulator, is as good as stopped.
            with contextlib.suppress(DockerException):
                container.stop(timeout=timeouts.get(name, DEFAULT_STOP_TIMEOUT))
                container.reload()
                exit_codes[name] = container.attrs["State"]["ExitCode"]
            with contextlib.suppress(DockerException):
                container.remove(v=True, force=True)
    finally:
        _finish(task, exit_codes)


def _stop_timeouts(task: Task) -> dict[str, int]:
    definition = ecs._task_defs.get(ecs._resolve_td_key(task["taskDefinitionArn"])) or {}
    return {
        container["name"]: int(container["stopTimeout"])
        for container in definition.get("containerDefinitions", [])
        if container.get("stopTimeout") is not None
    }


def _finish(task: Task, exit_codes: dict[str, int]) -> None:
    arn = task["taskArn"]
    now = ecs._iso()
    with resource_lock("ecs-task", arn):
        ecs._bump_task_version(task)
        task.update(lastStatus="STOPPED", stoppedAt=now, executionStoppedAt=now, _docker_ids=[])
        for container in task["containers"]:
            container["lastStatus"] = "STOPPED"
            if container.get("exitCode") is None:
                container["exitCode"] = exit_codes.get(container["name"])
        tokens = task.pop("_metadata_tokens", [])
    for token in tokens:
        ecs_metadata.unregister_token(token)
    cluster = ecs._cluster_name_from_arn(task["clusterArn"])
    if cluster:
        ecs._recount_cluster(cluster)
