"""ListServiceDeployments, DescribeServiceDeployments, DescribeServiceRevisions and StopServiceDeployment.

Gap: the first three answer with nothing in ministack and the last is missing; terraform-provider-aws waits for a
steady state on the first two. AWS: ECS API Reference, pages of those names, data types ServiceDeployment and
ServiceRevision. A revision is remembered for as long as the service deployment that began it.
"""

from typing import Any

from ministack.core.responses import error_response_json, json_response
from ministack.services import ecs

from patches import ecs_deployments, ecs_scheduler, seam

Record = dict[str, Any]
Service = dict[str, Any]

_BRIEF = (
    "serviceDeploymentArn",
    "serviceArn",
    "clusterArn",
    "startedAt",
    "createdAt",
    "finishedAt",
    "status",
    "statusReason",
)


def apply() -> None:
    seam.require(
        ecs, "_services", "_resolve_cluster_name", "_resolve_service_ref", "_circuit_breaker_threshold", "_sanitize"
    )
    seam.replace_action(ecs, "ListServiceDeployments", _list)
    seam.replace_action(ecs, "DescribeServiceDeployments", _describe)
    seam.replace_action(ecs, "DescribeServiceRevisions", _describe_revisions)
    seam.add_action(ecs, "StopServiceDeployment", _stop)


def _list(data: Record) -> tuple:
    name = ecs._resolve_service_ref(data.get("service", ""))
    service = name and ecs._services.get(f"{ecs._resolve_cluster_name(data.get('cluster'))}/{name[0]}")
    if not service:
        return error_response_json("ServiceNotFoundException", "Service not found.", 400)
    created = data.get("createdAt") or {}
    found = [
        {
            **{field: record[field] for field in _BRIEF if field in record},
            "targetServiceRevisionArn": record["targetServiceRevision"]["arn"],
        }
        for record in service["_service_deployments"]
        if created.get("after", 0) <= record["createdAt"] <= created.get("before", record["createdAt"])
        and record["status"] in (data.get("status") or [record["status"]])
    ]
    return json_response({"serviceDeployments": found[: data.get("maxResults") or None]})


def _describe(data: Record) -> tuple:
    found, failures = [], []
    for arn in data.get("serviceDeploymentArns") or []:
        service, record = _find(arn)
        if service and record:
            found.append(_view(service, record))
        else:
            failures.append({"arn": arn, "reason": "MISSING"})
    return json_response({"serviceDeployments": found, "failures": failures})


def _describe_revisions(data: Record) -> tuple:
    wanted = data.get("serviceRevisionArns") or []
    found = [
        ecs._sanitize(
            {
                **record["_revision"],
                "serviceRevisionArn": record["targetServiceRevision"]["arn"],
                "serviceArn": service["serviceArn"],
                "clusterArn": service["clusterArn"],
                "createdAt": record["createdAt"],
            }
        )
        for service in ecs._services.values()
        for record in service["_service_deployments"]
        if record["targetServiceRevision"]["arn"] in wanted
    ]
    missing = set(wanted) - {revision["serviceRevisionArn"] for revision in found}
    return json_response(
        {"serviceRevisions": found, "failures": [{"arn": arn, "reason": "MISSING"} for arn in sorted(missing)]}
    )


def _stop(data: Record) -> tuple:
    arn = data.get("serviceDeploymentArn", "")
    with ecs_scheduler.LOCK:
        service, record = _find(arn)
        if not service or not record:
            return error_response_json("ServiceDeploymentNotFoundException", f"{arn} was not found.", 400)
        if record["status"] == "IN_PROGRESS":
            ecs_deployments.roll_back(service, "was stopped by the user")
    ecs_scheduler.wake()
    return json_response({"serviceDeploymentArn": arn})


def _find(arn: str) -> tuple[Service | None, Record | None]:
    return next(
        (
            (service, record)
            for service in ecs._services.values()
            for record in service["_service_deployments"]
            if record["serviceDeploymentArn"] == arn
        ),
        (None, None),
    )


def _view(service: Service, record: Record) -> Record:
    deployment = next((each for each in service["deployments"] if each["id"] == record["_deployment"]), None)
    view = ecs._sanitize(record)
    breaker = ecs_deployments.circuit_breaker(service)
    failures = deployment["failedTasks"] if deployment else 0
    threshold = ecs._circuit_breaker_threshold(service)
    tripped = "TRIGGERED" if failures >= threshold else "MONITORING"
    done = "MONITORING_COMPLETE" if record["status"] == "SUCCESSFUL" else tripped
    view["deploymentCircuitBreaker"] = {
        "status": done if breaker["enable"] else "DISABLED",
        "failureCount": failures,
        "threshold": threshold,
    }
    if deployment:
        view["targetServiceRevision"] |= {
            "requestedTaskCount": deployment["desiredCount"],
            "runningTaskCount": deployment["runningCount"],
            "pendingTaskCount": deployment["pendingCount"],
        }
    return view
