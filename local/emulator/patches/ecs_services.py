"""Services as they were created and updated: every field kept and returned, and what a change of each of them does.

Gap: ministack keeps neither `placementStrategy`, `placementConstraints`, `availabilityZoneRebalancing` nor
`serviceConnectConfiguration`; UpdateService replaces `deploymentConfiguration` where AWS merges it, ignores half of
its parameters and starts new tasks for a changed task definition only; DeleteService reports INACTIVE at once; a
target group without a load balancer is accepted, and so is a task definition that is deregistered. AWS: ECS API Reference, CreateService, UpdateService, DeleteService,
data types Service and Deployment.
"""

from typing import Any

from ministack.core.responses import error_response_json, json_response
from ministack.services import ecs

from patches import ecs_deployments, ecs_scheduler, seam, target_groups

Data = dict[str, Any]
Service = dict[str, Any]

# Kept as given; a change of one of REVISION, in ecs_deployments, starts new tasks, any other takes effect in place.
_KEPT = (
    "availabilityZoneRebalancing",
    "placementStrategy",
    "placementConstraints",
    "serviceConnectConfiguration",
    "volumeConfigurations",
    "vpcLatticeConfigurations",
    "monitoring",
)
_UPDATABLE = (
    *_KEPT,
    "capacityProviderStrategy",
    "networkConfiguration",
    "platformVersion",
    "healthCheckGracePeriodSeconds",
    "enableExecuteCommand",
    "enableECSManagedTags",
    "loadBalancers",
    "propagateTags",
    "serviceRegistries",
)
_DEPLOYMENT_DEFAULTS = {
    "maximumPercent": 200,
    "minimumHealthyPercent": 100,
    "strategy": "ROLLING",
    "bakeTimeInMinutes": 0,
}


def apply() -> None:
    seam.require(
        ecs,
        "_services",
        "_clusters",
        "_task_defs",
        "_resolve_cluster_name",
        "_resolve_service_ref",
        "_resolve_td_key",
        "_sanitize",
    )
    seam.wrap_action(ecs, "CreateService", _create_service)
    seam.replace_action(ecs, "UpdateService", _update_service)
    seam.replace_action(ecs, "DeleteService", _delete_service)


def _create_service(original: seam.Handler) -> seam.Handler:
    def create_service(data: Data) -> tuple:
        problem = _problem(data)
        if problem:
            return problem
        # The scheduler must not see the service before it is whole.
        with ecs_scheduler.LOCK:
            status, headers, body = original(data)
            if status != 200:
                return status, headers, body
            service = _find(data.get("cluster"), data["serviceName"])
            assert service is not None
            _fill(service, data)
            service["deployments"] = []
            ecs_deployments.begin(service)
        ecs_scheduler.wake()
        return json_response({"service": ecs._sanitize(service)})

    return create_service


def _update_service(data: Data) -> tuple:
    if ecs._resolve_cluster_name(data.get("cluster")) not in ecs._clusters:
        return error_response_json("ClusterNotFoundException", "Cluster not found.", 400)
    with ecs_scheduler.LOCK:
        service = _find(data.get("cluster"), data.get("service", ""))
        if not service:
            return error_response_json("ServiceNotFoundException", "Service not found.", 400)
        if service["status"] != "ACTIVE":
            return error_response_json("ServiceNotActiveException", "Service was not ACTIVE.", 400)
        problem = _problem(data)
        if problem:
            return problem
        before = _revision(service)
        _change(service, data)
        if data.get("forceNewDeployment") or _revision(service) != before:
            ecs_deployments.begin(service)
        current = ecs_deployments.primary(service)
        if current:
            current["desiredCount"] = service["desiredCount"]
    ecs_scheduler.wake()
    return json_response({"service": ecs._sanitize(service)})


def _delete_service(data: Data) -> tuple:
    with ecs_scheduler.LOCK:
        service = _find(data.get("cluster"), data.get("service", ""))
        if not service or service["status"] == "INACTIVE":
            return error_response_json("ServiceNotFoundException", "Service not found.", 400)
        if not data.get("force") and service["desiredCount"] > 0 and service["schedulingStrategy"] == "REPLICA":
            return error_response_json(
                "InvalidParameterException", "The service cannot be stopped while it is scaled above 0.", 400
            )
        service.update(status="DRAINING", desiredCount=0)
    ecs_scheduler.wake()
    return json_response({"service": ecs._sanitize(service)})


def _find(cluster: str | None, reference: str) -> Service | None:
    name = ecs._resolve_service_ref(reference)
    return ecs._services.get(f"{ecs._resolve_cluster_name(cluster)}/{name[0]}") if name else None


def _problem(data: Data) -> tuple | None:
    """The error for a reference to something that is not there."""
    definition = data.get("taskDefinition")
    if definition and ecs._resolve_td_key(definition) not in ecs._task_defs:
        return error_response_json("ClientException", "TaskDefinition not found.", 400)
    if definition and ecs._task_defs[ecs._resolve_td_key(definition)]["status"] == "INACTIVE":
        return error_response_json("ClientException", "TaskDefinition is inactive", 400)
    for balancer in data.get("loadBalancers") or []:
        group = balancer.get("targetGroupArn")
        if group and not target_groups.load_balancers_of(group):
            return error_response_json(
                "InvalidParameterException",
                f"The target group with targetGroupArn {group} does not have an associated load balancer.",
                400,
            )
    return None


def _fill(service: Service, data: Data) -> None:
    for name in _KEPT:
        service[name] = data.get(name)
    service["placementStrategy"] = service["placementStrategy"] or []
    service["placementConstraints"] = service["placementConstraints"] or []
    service["deploymentConfiguration"] = _deployment_configuration({}, data)
    service["availabilityZoneRebalancing"] = data.get("availabilityZoneRebalancing") or _rebalancing(service)
    if service["schedulingStrategy"] == "DAEMON":
        service["desiredCount"] = 1
    if service["launchType"] == "FARGATE":
        service["platformVersion"] = service["platformVersion"] or "LATEST"


def _change(service: Service, data: Data) -> None:
    for name in _UPDATABLE:
        if data.get(name) is not None:
            service[name] = data[name]
    if "capacityProviderStrategy" in data:
        service["capacityProviderStrategy"] = data["capacityProviderStrategy"] or None
        service["launchType"] = None if data["capacityProviderStrategy"] else service["launchType"] or "EC2"
    if data.get("desiredCount") is not None:
        service["desiredCount"] = data["desiredCount"]
    if data.get("taskDefinition"):
        definition = ecs._task_defs[ecs._resolve_td_key(data["taskDefinition"])]
        service["taskDefinition"] = definition["taskDefinitionArn"]
    service["deploymentConfiguration"] = _deployment_configuration(service["deploymentConfiguration"], data)


def _deployment_configuration(current: Data, data: Data) -> Data:
    given = {name: value for name, value in (data.get("deploymentConfiguration") or {}).items() if value is not None}
    breaker = given.get("deploymentCircuitBreaker") or current.get("deploymentCircuitBreaker") or {}
    # The circuit breaker is replaced as a whole: an empty one switches it off.
    if given.get("deploymentCircuitBreaker") is not None:
        breaker = given["deploymentCircuitBreaker"]
    return {
        **_DEPLOYMENT_DEFAULTS,
        **current,
        **given,
        "deploymentCircuitBreaker": {"enable": False, "rollback": False, **breaker},
    }


def _rebalancing(service: Service) -> str:
    """AWS's default: on wherever it can be, which is a replica service that spreads over zones first, if at all."""
    first = next(iter(service["placementStrategy"]), {"type": "spread", "field": "attribute:ecs.availability-zone"})
    over_zones = first.get("type") == "spread" and first.get("field") == "attribute:ecs.availability-zone"
    room = service["deploymentConfiguration"]["maximumPercent"] > 100
    return "ENABLED" if service["schedulingStrategy"] == "REPLICA" and over_zones and room else "DISABLED"


def _revision(service: Service) -> Data:
    return {name: service.get(name) for name in ecs_deployments.REVISION}
