"""The deployments of a service: begun, failed, rolled back, completed.

Gap: in ministack a service's first deployment is COMPLETED before a task runs, one that replaces it within a second
of its tasks' start whatever their health, and a rollback restores nothing but the task definition. AWS (ECS API
Reference, data types Deployment and ServiceDeployment; Developer Guide, "How the Amazon ECS deployment circuit
breaker detects failures") counts tasks that fail to start or fail their health checks. At the threshold the
deployment is FAILED and, with `rollback`, the last completed one becomes PRIMARY again; without one to go back to,
nothing more is started.
"""

import secrets
import time
from typing import Any

from ministack.core.responses import get_account_id, get_region, new_uuid
from ministack.services import ecs

Service = dict[str, Any]
Deployment = dict[str, Any]

# What a service revision holds: a rollback brings all of it back, and a change to any of it is a new deployment.
REVISION = (
    "taskDefinition",
    "capacityProviderStrategy",
    "launchType",
    "platformVersion",
    "networkConfiguration",
    "loadBalancers",
    "serviceRegistries",
    "serviceConnectConfiguration",
    "volumeConfigurations",
    "vpcLatticeConfigurations",
    "enableExecuteCommand",
    "enableECSManagedTags",
    "propagateTags",
)
_SHOWN = (
    "capacityProviderStrategy",
    "launchType",
    "platformVersion",
    "networkConfiguration",
    "serviceConnectConfiguration",
    "volumeConfigurations",
    "vpcLatticeConfigurations",
)

# AWS keeps 90 days; a local service is not deployed that often.
_KEPT = 50


def begin(service: Service) -> None:
    """Make the service's present configuration its primary deployment."""
    previous = primary(service)
    for deployment in service["deployments"]:
        if deployment["status"] == "PRIMARY" and deployment["rolloutState"] == "IN_PROGRESS":
            _replaced(service, deployment)
        deployment["status"] = "ACTIVE"
    deployment = _deployment(service)
    service["deployments"].insert(0, deployment)
    now = round(time.time(), 3)
    service.setdefault("_service_deployments", []).insert(
        0,
        {
            "serviceDeploymentArn": _arn(service, "service-deployment", new_uuid().replace("-", "")[:22]),
            "serviceArn": service["serviceArn"],
            "clusterArn": service["clusterArn"],
            "createdAt": now,
            "startedAt": now,
            "updatedAt": now,
            "status": "IN_PROGRESS",
            "sourceServiceRevisions": [{"arn": revision_arn(service, previous)}] if previous else [],
            "targetServiceRevision": {"arn": revision_arn(service, deployment)},
            "deploymentConfiguration": service["deploymentConfiguration"],
            "_deployment": deployment["id"],
            "_revision": deployment["_revision"],
        },
    )
    del service["_service_deployments"][_KEPT:]
    service["currentServiceDeployment"] = service["_service_deployments"][0]["serviceDeploymentArn"]


def primary(service: Service) -> Deployment | None:
    """The deployment that the service is moving to, or is at."""
    return next((deployment for deployment in service["deployments"] if deployment["status"] == "PRIMARY"), None)


def task_failed(service: Service, deployment_id: str | None) -> None:
    """Count a task of the deployment that failed to start or failed a health check; trip the circuit breaker."""
    deployment = primary(service)
    if not deployment or deployment["id"] != deployment_id or deployment["rolloutState"] != "IN_PROGRESS":
        return
    deployment["failedTasks"] += 1
    deployment["updatedAt"] = ecs._iso()
    breaker = circuit_breaker(service)
    if breaker.get("enable") and deployment["failedTasks"] >= ecs._circuit_breaker_threshold(service):
        event(service, f"(deployment {deployment['id']}) deployment failed: tasks failed to start.")
        _fail(
            service,
            deployment,
            "ECS deployment circuit breaker: tasks failed to start.",
            "circuit breaker threshold was exceeded",
            roll_back=bool(breaker.get("rollback")),
        )


def task_recovered(service: Service, deployment: Deployment) -> None:
    """A task became healthy: failures before it no longer count, unless the circuit breaker says so."""
    if deployment["rolloutState"] == "IN_PROGRESS" and circuit_breaker(service).get("resetOnHealthyTask", True):
        deployment["failedTasks"] = 0


def complete(service: Service, deployment: Deployment) -> None:
    """The deployment has all its tasks, healthy, and no other deployment has any."""
    deployment.update(
        rolloutState="COMPLETED",
        rolloutStateReason=f"ECS deployment {deployment['id']} completed.",
        updatedAt=ecs._iso(),
    )
    service["_completed"] = deployment
    service["deployments"] = [deployment]
    event(service, f"(deployment {deployment['id']}) deployment completed.")
    rolled_back = deployment.pop("_rolls_back", None)
    if rolled_back:
        _conclude(service, rolled_back, "ROLLBACK_SUCCESSFUL", None)
    else:
        _conclude(service, deployment, "SUCCESSFUL", None)


def roll_back(service: Service, reason: str) -> None:
    """Give up the primary deployment for the last completed one, as StopServiceDeployment does."""
    deployment = primary(service)
    if deployment and deployment["rolloutState"] == "IN_PROGRESS":
        _fail(service, deployment, f"ECS deployment {reason}.", reason, roll_back=True)


def circuit_breaker(service: Service) -> dict[str, Any]:
    return service["deploymentConfiguration"].get("deploymentCircuitBreaker") or {}


def event(service: Service, message: str) -> None:
    """Tell of it in the service's events; AWS keeps the last 100."""
    service["events"].insert(
        0, {"id": new_uuid(), "createdAt": ecs._iso(), "message": f"(service {service['serviceName']}) {message}"}
    )
    del service["events"][100:]


def revision_arn(service: Service, deployment: Deployment) -> str:
    """A service revision carries the number of its deployment, by which terraform-provider-aws finds it."""
    return _arn(service, "service-revision", deployment["id"].split("/")[1])


def _deployment(service: Service) -> Deployment:
    number = f"{secrets.randbelow(10**19):019d}"
    now = ecs._iso()
    revision = {name: service.get(name) for name in REVISION}
    return {
        "id": f"ecs-svc/{number}",
        "status": "PRIMARY",
        "taskDefinition": service["taskDefinition"],
        "desiredCount": service["desiredCount"],
        "pendingCount": 0,
        "runningCount": 0,
        "failedTasks": 0,
        "createdAt": now,
        "updatedAt": now,
        "rolloutState": "IN_PROGRESS",
        "rolloutStateReason": f"ECS deployment ecs-svc/{number} in progress.",
        **{name: revision[name] for name in _SHOWN},
        "_revision": revision,
    }


def _replaced(service: Service, deployment: Deployment) -> None:
    reason = "Service deployment was replaced by a newer one."
    rolled_back = deployment.pop("_rolls_back", None)
    if rolled_back:
        _conclude(service, rolled_back, "ROLLBACK_FAILED", reason)
    else:
        _conclude(service, deployment, "STOPPED", reason)


def _fail(service: Service, deployment: Deployment, state_reason: str, reason: str, *, roll_back: bool) -> None:
    deployment.update(rolloutState="FAILED", rolloutStateReason=state_reason, updatedAt=ecs._iso())
    target = service.get("_completed")
    rolled_back = deployment.pop("_rolls_back", None)
    if rolled_back:
        _conclude(service, rolled_back, "ROLLBACK_FAILED", "Service deployment rollback failed: tasks failed to start.")
    elif not roll_back:
        _conclude(service, deployment, "STOPPED", f"Service deployment stopped because the {reason}.")
    elif not target:
        _conclude(service, deployment, "ROLLBACK_FAILED", "No rollback candidate was found to run the rollback.")
    else:
        _return_to(service, target, deployment, reason)


def _return_to(service: Service, target: Deployment, failed: Deployment, reason: str) -> None:
    failed.update(status="ACTIVE", desiredCount=0)
    target.update(
        status="PRIMARY",
        desiredCount=service["desiredCount"],
        failedTasks=0,
        rolloutState="IN_PROGRESS",
        rolloutStateReason=f"ECS deployment circuit breaker: rolling back to deploymentId {target['id']}.",
        updatedAt=ecs._iso(),
        _rolls_back=failed,
    )
    others = [each for each in service["deployments"] if each["id"] != target["id"]]
    service["deployments"] = [target, *others]
    service.update(target["_revision"])
    event(service, f"rolling back to deployment {target['id']}.")
    record = _record(service, failed)
    record.update(
        status="ROLLBACK_IN_PROGRESS",
        updatedAt=round(time.time(), 3),
        statusReason=f"Service deployment rolled back because the {reason}.",
        rollback={
            "reason": f"Service deployment rolled back because the {reason}.",
            "startedAt": round(time.time(), 3),
            "serviceRevisionArn": revision_arn(service, target),
        },
    )


def _conclude(service: Service, deployment: Deployment, status: str, reason: str | None) -> None:
    now = round(time.time(), 3)
    record = _record(service, deployment)
    record.update(status=status, finishedAt=now, updatedAt=now)
    if reason:
        record["statusReason"] = reason
    if status == "STOPPED":
        record["stoppedAt"] = now
    if service.get("currentServiceDeployment") == record.get("serviceDeploymentArn"):
        service.pop("currentServiceDeployment")


def _record(service: Service, deployment: Deployment) -> dict[str, Any]:
    """The service deployment that began this deployment; an empty one when it is no longer kept."""
    return next((each for each in service["_service_deployments"] if each["_deployment"] == deployment["id"]), {})


def _arn(service: Service, kind: str, number: str) -> str:
    cluster = service["clusterArn"].rsplit("/", 1)[1]
    return f"arn:aws:ecs:{get_region()}:{get_account_id()}:{kind}/{cluster}/{service['serviceName']}/{number}"
