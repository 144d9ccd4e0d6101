"""The service scheduler: moves every service, twice a second, towards its desired tasks.

Gap: ministack's own scheduler takes a task for good once its container runs, so a new deployment replaces the old one
before it is known to work, unhealthy tasks stay, and a container that never answers is never noticed. AWS (ECS
Developer Guide, "Amazon ECS service scheduler concepts", "Deploy Amazon ECS services by replacing tasks"; API
Reference, CreateService, `healthCheckGracePeriodSeconds`): a task counts when it is RUNNING, its container health
check is HEALTHY and every target group says that its target is healthy; a task that fails either after the grace
period, or whose essential container exits, is stopped and replaced, with growing pauses while tasks keep failing.

Unlike AWS, whose pauses reach 27 minutes, they stop growing at 10 s here; and a task with no check at all counts
after 3 s, so that one which exits on start is not mistaken for a healthy one. A service of scheduling strategy DAEMON
has one task. Tasks need no container instance.
"""

import json
import logging
import threading
import time
from typing import Any

from docker.errors import DockerException
from ministack.core.responses import request_scope
from ministack.services import ecs
from requests.exceptions import RequestException

from patches import ecs_deployments, ecs_task_health, ecs_task_stop, fleet, seam, target_health

logger = logging.getLogger("flotilla.ecs")

TICK_SECONDS = 0.5
STEADY_SECONDS = 3.0
LONGEST_PAUSE_SECONDS = 10.0
STOPPED_TASKS_KEPT_SECONDS = 3600.0

LOCK = threading.RLock()
"""Held while services and their deployments are changed; never during a call to Docker that starts or stops."""

_awake = threading.Event()
_halted = threading.Event()

Task = dict[str, Any]
Service = dict[str, Any]

_STARTING = ("PROVISIONING", "PENDING", "ACTIVATING")


def apply() -> None:
    seam.require(
        ecs,
        "_tasks",
        "_services",
        "_run_task",
        "_recount_cluster",
        "_task_ip",
        "_tags",
        "_task_defs",
        "_resolve_td_key",
        "_get_docker",
        "_circuit_breaker_threshold",
        "_iso",
    )
    # Whatever ministack does about services leads here instead.
    for name in (
        "_reconcile_service_tasks",
        "_refresh_service_state",
        "_sync_service_targets",
        "_complete_service_deployment",
        "_schedule_service_deployment_completion",
        "_record_service_task_healthy",
        "_record_service_task_failure",
        "_watch_task_lifecycle",
        "_maybe_mark_stopped",
    ):
        seam.replace(ecs, name, lambda *_args, **_kwargs: wake())
    seam.replace(ecs, "_fail_task_start", _fail_task_start)
    threading.Thread(target=_run, daemon=True, name="flotilla-ecs-scheduler").start()


def wake() -> None:
    """Look at all services now instead of at the next tick."""
    _awake.set()


def halt() -> None:
    """Start nothing more; for the end of the process."""
    _halted.set()
    with LOCK:
        for _key, task in ecs._tasks.all_items():
            task["_ecs_resetting"] = True


def _run() -> None:
    while not _halted.is_set():
        _awake.wait(TICK_SECONDS)
        _awake.clear()
        try:
            _tick()
        except (DockerException, RequestException) as error:
            logger.warning("Docker does not answer: %s", error)
        except Exception:
            logger.exception("The service scheduler failed; it goes on at the next tick")


def _tick() -> None:
    tasks = ecs._tasks.all_items()
    started = [task for _key, task in tasks if task.get("_docker_ids") and _alive(task)]
    observed = ecs_task_health.observe(ecs._get_docker()) if started else {}
    for (account, region, arn), task in tasks:
        with request_scope(account, region), LOCK:
            if _forgotten(task):
                ecs._tasks.pop(arn, None)
            elif task["lastStatus"] == "RUNNING" and _alive(task):
                _check(task, observed.get(arn, []))
    for (account, region, key), service in ecs._services.all_items():
        if service["status"] != "INACTIVE" and not _halted.is_set():
            with request_scope(account, region), LOCK:
                _converge(key.split("/", 1)[0], service)


def _forgotten(task: Task) -> bool:
    if task["lastStatus"] != "STOPPED":
        return False
    return time.time() - task.setdefault("_stopped_at", time.time()) > STOPPED_TASKS_KEPT_SECONDS


def _check(task: Task, observed: list[ecs_task_health.Observed]) -> None:
    task.setdefault("_running_since", time.time())
    service = _service_of(task)
    if task.get("_docker_ids"):
        failure = ecs_task_health.update(task, observed)
        if failure:
            _stop_failed(service, task, *failure)
            return
    if not service or _age(task) < (service.get("healthCheckGracePeriodSeconds") or 0):
        return
    name = _id(task)
    if task["healthStatus"] == "UNHEALTHY":
        ecs_deployments.event(service, f"(task {name}) failed container health checks.")
        _stop_failed(service, task, ecs_task_health.UNHEALTHY, "ServiceSchedulerInitiated")
        return
    for target in task.get("_targets", []):
        health = target_health.of(*target)
        if health and health.state == "unhealthy":
            group, _address, port = target
            ecs_deployments.event(
                service, f"(port {port}) is unhealthy in (target-group {group}) due to (reason {health.description})."
            )
            _stop_failed(
                service, task, f"Task failed ELB health checks in (target-group {group})", "ServiceSchedulerInitiated"
            )
            return


def _stop_failed(service: Service | None, task: Task, reason: str, code: str) -> None:
    if ecs_task_stop.stop(task, reason, code) and service:
        _note_failure(service, task)


def _fail_task_start(task: Task, _docker: Any, reason: str) -> None:
    with LOCK:
        _stop_failed(_service_of(task), task, reason, "TaskFailedToStart")
    wake()


def _note_failure(service: Service, task: Task) -> None:
    pause = min(LONGEST_PAUSE_SECONDS, service.get("_pause", 0.5) * 2)
    service.update(_pause=pause, _paused_until=time.time() + pause)
    ecs_deployments.task_failed(service, task.get("_deployment_id"))


def _converge(cluster: str, service: Service) -> None:
    live = [task for task in ecs._tasks.values() if _service_of(task) is service]
    running = [task for task in live if _alive(task)]
    if service["status"] == "DRAINING":
        _drain(service, live, running)
        return
    primary = ecs_deployments.primary(service)
    if not primary:
        return
    for task in running:
        _register(service, task)
    new = [task for task in running if task.get("_deployment_id") == primary["id"]]
    old = [task for task in running if task.get("_deployment_id") != primary["id"]]
    healthy = {_id(task) for task in running if _healthy(task)}
    _note_recoveries(service, primary, [task for task in new if _id(task) in healthy])
    step = _step(service, new, old, healthy)
    _start(cluster, service, primary, step.start)
    scaling = f"Scaling activity initiated by (deployment {primary['id']})"
    _stop(service, _most_dispensable(new, healthy)[: step.stop_new], scaling)
    _stop(service, _most_dispensable(old, healthy)[: step.stop_old], scaling)
    _settle(service, primary, healthy)
    _count(cluster, service)


def _step(service: Service, new: list[Task], old: list[Task], healthy: set[str]) -> fleet.Step:
    configuration = service["deploymentConfiguration"]
    new_healthy = sum(_id(task) in healthy for task in new)
    old_healthy = sum(_id(task) in healthy for task in old)
    return fleet.step(
        service["desiredCount"],
        configuration["minimumHealthyPercent"],
        configuration["maximumPercent"],
        fleet.Fleet(new_healthy, len(new) - new_healthy, old_healthy, len(old) - old_healthy),
    )


def _start(cluster: str, service: Service, deployment: dict[str, Any], count: int) -> None:
    given_up = deployment["rolloutState"] == "FAILED"
    if count <= 0 or given_up or time.time() < service.get("_paused_until", 0):
        return
    strategy = service["capacityProviderStrategy"]
    status, _headers, body = ecs._run_task(
        {
            "cluster": cluster,
            "taskDefinition": service["taskDefinition"],
            "count": count,
            "group": f"service:{service['serviceName']}",
            "startedBy": deployment["id"],
            "_deploymentId": deployment["id"],
            "launchType": None if strategy else service["launchType"],
            "capacityProviderStrategy": strategy,
            "platformVersion": service["platformVersion"],
            "networkConfiguration": service["networkConfiguration"],
            "enableExecuteCommand": service["enableExecuteCommand"],
            "tags": _task_tags(cluster, service),
        }
    )
    answer = json.loads(body)
    if status != 200:
        ecs_deployments.event(service, f"was unable to place a task. Reason: {answer.get('message', '')}")
        return
    started = " ".join(f"(task {_id(task)})" for task in answer["tasks"])
    ecs_deployments.event(service, f"has started {count} tasks: {started}.")


def _task_tags(cluster: str, service: Service) -> list[dict[str, str]]:
    source = {"SERVICE": service["serviceArn"], "TASK_DEFINITION": service["taskDefinition"]}
    tags = list(ecs._tags.get(source.get(service["propagateTags"]), []))
    if service["enableECSManagedTags"]:
        tags += [
            {"key": "aws:ecs:clusterName", "value": cluster},
            {"key": "aws:ecs:serviceName", "value": service["serviceName"]},
        ]
    return tags


def _stop(service: Service, tasks: list[Task], reason: str) -> None:
    stopped = [_id(task) for task in tasks if ecs_task_stop.stop(task, reason, "ServiceSchedulerInitiated")]
    if stopped:
        names = " ".join(f"(task {name})" for name in stopped)
        ecs_deployments.event(service, f"has stopped {len(stopped)} running tasks: {names}.")


def _drain(service: Service, live: list[Task], running: list[Task]) -> None:
    _stop(service, running, "Service was deleted")
    cluster = service["clusterArn"].rsplit("/", 1)[1]
    if all(task["lastStatus"] == "STOPPED" for task in live):
        service.update(status="INACTIVE", deployments=[])
    _count(cluster, service)


def _register(service: Service, task: Task) -> None:
    """Put a task that runs in the target groups of its service, once."""
    address = ecs._task_ip(task)
    if task["lastStatus"] != "RUNNING" or "_targets" in task or not address:
        return
    task["_targets"] = []
    for balancer in service["loadBalancers"]:
        group = balancer.get("targetGroupArn")
        if group and target_health.register(group, address, balancer["containerPort"]):
            task["_targets"].append((group, address, balancer["containerPort"]))
            ecs_deployments.event(service, f"registered 1 targets in (target-group {group})")


def _healthy(task: Task) -> bool:
    if task["lastStatus"] != "RUNNING" or "_running_since" not in task:
        return False
    checked = ecs_task_health.has_health_check(task) and bool(task.get("_docker_ids"))
    if checked and task["healthStatus"] != "HEALTHY":
        return False
    targets = task.get("_targets", [])
    if not all(target_health.is_healthy(*target) for target in targets):
        return False
    return bool(checked or targets or not task.get("_docker_ids") or _age(task) >= STEADY_SECONDS)


def _note_recoveries(service: Service, deployment: dict[str, Any], healthy: list[Task]) -> None:
    for task in healthy:
        if not task.get("_was_healthy"):
            task["_was_healthy"] = True
            service["_pause"] = 0.5
            ecs_deployments.task_recovered(service, deployment)


def _settle(service: Service, primary: dict[str, Any], healthy: set[str]) -> None:
    live = [task for task in ecs._tasks.values() if _service_of(task) is service and _alive(task)]
    settled = len(live) == service["desiredCount"] and all(
        task.get("_deployment_id") == primary["id"] and _id(task) in healthy for task in live
    )
    if settled and primary["rolloutState"] == "IN_PROGRESS":
        ecs_deployments.complete(service, primary)
    if settled and not service.get("_steady"):
        ecs_deployments.event(service, "has reached a steady state.")
    service["_steady"] = settled


def _count(cluster: str, service: Service) -> None:
    tasks = [task for task in ecs._tasks.values() if _service_of(task) is service]
    for counted, of in [
        (service, tasks),
        *(
            (deployment, [task for task in tasks if task.get("_deployment_id") == deployment["id"]])
            for deployment in service["deployments"]
        ),
    ]:
        alive = [task for task in of if _alive(task)]
        counted["runningCount"] = sum(task["lastStatus"] == "RUNNING" for task in alive)
        counted["pendingCount"] = sum(task["lastStatus"] in _STARTING for task in alive)
    # A deployment that was replaced is listed for as long as it has tasks.
    service["deployments"] = [
        deployment
        for deployment in service["deployments"]
        if deployment["status"] == "PRIMARY"
        or deployment["runningCount"]
        or deployment["pendingCount"]
        or (deployment["rolloutState"] == "FAILED" and _rolling_back(service))
    ]
    ecs._recount_cluster(cluster)


def _rolling_back(service: Service) -> bool:
    primary = ecs_deployments.primary(service)
    return bool(primary and primary.get("_rolls_back"))


def _most_dispensable(tasks: list[Task], healthy: set[str]) -> list[Task]:
    """Unhealthy tasks first, then the newest."""
    newest_first = sorted(tasks, key=lambda task: task["createdAt"], reverse=True)
    return sorted(newest_first, key=lambda task: _id(task) in healthy)


def _service_of(task: Task) -> Service | None:
    group = task.get("group") or ""
    if not group.startswith("service:"):
        return None
    cluster = task["clusterArn"].rsplit("/", 1)[1]
    return ecs._services.get(f"{cluster}/{group.removeprefix('service:')}")


def _alive(task: Task) -> bool:
    """Neither stopped nor being stopped."""
    return bool(task["desiredStatus"] == "RUNNING" and task["lastStatus"] != "STOPPED")


def _age(task: Task) -> float:
    return time.time() - task["_running_since"]


def _id(task: Task) -> str:
    return task["taskArn"].rsplit("/", 1)[1]
