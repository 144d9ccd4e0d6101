"""Application Auto Scaling: scalable targets, scaling policies and scheduled actions, kept and returned.

Gap: ministack has no such API. AWS: Application Auto Scaling API Reference, the actions of `_ACTIONS` below.
Registering a target whose service has a desired count outside of minimum and maximum moves that count to the nearer
bound, as on AWS; no policy or schedule changes it afterwards, and policies have no alarms.
"""

import copy
import json
import sys
import time
from collections.abc import Callable
from typing import Any

from ministack import app
from ministack.core import router
from ministack.core.responses import (
    AccountRegionScopedDict,
    error_response_json,
    get_account_id,
    get_region,
    json_response,
    new_uuid,
)
from ministack.services import ecs

from patches import seam

Data = dict[str, Any]

SERVICE = "application-autoscaling"
_MODULE = "flotilla_application_autoscaling"
_TARGET_KEYS = ("ServiceNamespace", "ResourceId", "ScalableDimension")

_targets = AccountRegionScopedDict()
_policies = AccountRegionScopedDict()
_schedules = AccountRegionScopedDict()
_activities = AccountRegionScopedDict()
_tags = AccountRegionScopedDict()
_STORES = {
    "targets": _targets,
    "policies": _policies,
    "schedules": _schedules,
    "activities": _activities,
    "tags": _tags,
}


class Refused(Exception):
    """An error that the API answers with."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def apply() -> None:
    seam.require(app, "SERVICE_REGISTRY", "SERVICE_HANDLERS", "_loaded_modules", "_lazy_handler", "_state_map")
    seam.require(router, "SERVICE_PATTERNS")
    if SERVICE in app.SERVICE_REGISTRY:
        raise seam.MissingSeam(f"ministack has {SERVICE} by itself now")
    app._loaded_modules[_MODULE] = sys.modules[__name__]
    app.SERVICE_REGISTRY[SERVICE] = {"module": _MODULE}
    app.SERVICE_HANDLERS[SERVICE] = app._lazy_handler(_MODULE)
    app._state_map[_MODULE] = _MODULE
    router.SERVICE_PATTERNS[SERVICE] = {"target_prefixes": ["AnyScaleFrontendService"], "credential_scope": SERVICE}


async def handle_request(_method: str, _path: str, headers: dict, body: bytes, _query: dict) -> tuple:
    action = headers.get("x-amz-target", "").rpartition(".")[2]
    handler = _ACTIONS.get(action)
    if not handler:
        return error_response_json("UnknownOperationException", f"Unknown action {action}", 400)
    try:
        return json_response(handler(json.loads(body or b"{}")))
    except Refused as refused:
        return error_response_json(refused.code, str(refused), 400)


def get_state() -> Data:
    return {name: copy.deepcopy(store) for name, store in _STORES.items()}


def load_persisted_state(state: Data) -> None:
    for name, store in _STORES.items():
        store.update(state.get(name, {}))


def reset() -> None:
    for store in _STORES.values():
        store.clear()


def _register_scalable_target(data: Data) -> Data:
    key = _target_key(data)
    known = _targets.get(key) or {}
    minimum, maximum = (data.get(name, known.get(name)) for name in ("MinCapacity", "MaxCapacity"))
    if minimum is None or maximum is None:
        raise Refused("ValidationException", "Both MinCapacity and MaxCapacity are required for a new scalable target")
    if minimum > maximum:
        raise Refused("ValidationException", "Maximum capacity cannot be less than minimum capacity")
    service = _ecs_service(data)
    namespace = data["ServiceNamespace"]
    target = {
        **{name: data[name] for name in _TARGET_KEYS},
        "ScalableTargetARN": known.get("ScalableTargetARN") or _arn(SERVICE, f"scalable-target/{new_uuid()}"),
        "CreationTime": known.get("CreationTime") or time.time(),
        "MinCapacity": minimum,
        "MaxCapacity": maximum,
        "RoleARN": data.get("RoleARN") or known.get("RoleARN") or _service_linked_role(namespace),
        "SuspendedState": {
            "DynamicScalingInSuspended": False,
            "DynamicScalingOutSuspended": False,
            "ScheduledScalingSuspended": False,
            **(known.get("SuspendedState") or {}),
            **(data.get("SuspendedState") or {}),
        },
    }
    _targets[key] = target
    if data.get("Tags"):
        _tags[target["ScalableTargetARN"]] = dict(data["Tags"])
    if service:
        _move_into_range(target, service)
    return {"ScalableTargetARN": target["ScalableTargetARN"]}


def _move_into_range(target: Data, service: Data) -> None:
    desired = min(max(service["desiredCount"], target["MinCapacity"]), target["MaxCapacity"])
    if desired == service["desiredCount"]:
        return
    _, cluster, name = target["ResourceId"].split("/")
    ecs._ACTION_MAP["UpdateService"]({"cluster": cluster, "service": name, "desiredCount": desired})
    now = time.time()
    _activities[new_uuid()] = {
        **{name: target[name] for name in _TARGET_KEYS},
        "ActivityId": new_uuid(),
        "Description": f"Setting desired count to {desired}.",
        "StartTime": now,
        "EndTime": now,
        "Cause": "the capacity of the registered target was outside of its minimum and maximum",
        "StatusCode": "Successful",
        "StatusMessage": f"Successfully set desired count to {desired}. Change successfully fulfilled by ecs.",
    }


def _describe_scalable_targets(data: Data) -> Data:
    found = [
        target
        for target in _matching(_targets, data)
        if target["ResourceId"] in (data.get("ResourceIds") or [target["ResourceId"]])
    ]
    return {"ScalableTargets": found}


def _deregister_scalable_target(data: Data) -> Data:
    key = _target_key(data)
    target = _targets.pop(key, None)
    if not target:
        raise _missing("scalable target", data)
    _tags.pop(target["ScalableTargetARN"], None)
    for store in (_policies, _schedules):
        for name in [name for name, item in store.items() if _target_key(item) == key]:
            store.pop(name)
    return {}


def _put_scaling_policy(data: Data) -> Data:
    if not _targets.get(_target_key(data)):
        raise _missing("scalable target", data)
    key = f"{_target_key(data)}|{data['PolicyName']}"
    known = _policies.get(key) or {}
    kind = data.get("PolicyType") or known.get("PolicyType") or "StepScaling"
    configuration = f"{kind}PolicyConfiguration"
    if kind in ("StepScaling", "TargetTrackingScaling") and not (data.get(configuration) or known.get(configuration)):
        raise Refused("ValidationException", f"{configuration} is required for policy type {kind}")
    path = f"resource/{data['ServiceNamespace']}/{data['ResourceId']}:policyName/{data['PolicyName']}"
    policy = {
        **known,
        **data,
        "PolicyType": kind,
        "Alarms": [],
        "PolicyARN": known.get("PolicyARN") or _arn("autoscaling", f"scalingPolicy:{new_uuid()}:{path}"),
        "CreationTime": known.get("CreationTime") or time.time(),
    }
    _policies[key] = policy
    return {"PolicyARN": policy["PolicyARN"], "Alarms": []}


def _describe_scaling_policies(data: Data) -> Data:
    found = [
        policy
        for policy in _matching(_policies, data)
        if policy["PolicyName"] in (data.get("PolicyNames") or [policy["PolicyName"]])
    ]
    return {"ScalingPolicies": found}


def _delete_scaling_policy(data: Data) -> Data:
    if not _policies.pop(f"{_target_key(data)}|{data['PolicyName']}", None):
        raise _missing("scaling policy", data)
    return {}


def _put_scheduled_action(data: Data) -> Data:
    if not _targets.get(_target_key(data)):
        raise _missing("scalable target", data)
    key = f"{_target_key(data)}|{data['ScheduledActionName']}"
    known = _schedules.get(key) or {}
    if not (data.get("Schedule") or known.get("Schedule")):
        raise Refused("ValidationException", "Schedule is required for a new scheduled action")
    path = f"resource/{data['ServiceNamespace']}/{data['ResourceId']}:scheduledActionName/{data['ScheduledActionName']}"
    _schedules[key] = {
        **known,
        **data,
        "ScheduledActionARN": known.get("ScheduledActionARN")
        or _arn("autoscaling", f"scheduledAction:{new_uuid()}:{path}"),
        "CreationTime": known.get("CreationTime") or time.time(),
    }
    return {}


def _describe_scheduled_actions(data: Data) -> Data:
    found = [
        action
        for action in _matching(_schedules, data)
        if action["ScheduledActionName"] in (data.get("ScheduledActionNames") or [action["ScheduledActionName"]])
    ]
    return {"ScheduledActions": found}


def _delete_scheduled_action(data: Data) -> Data:
    if not _schedules.pop(f"{_target_key(data)}|{data['ScheduledActionName']}", None):
        raise _missing("scheduled action", data)
    return {}


def _describe_scaling_activities(data: Data) -> Data:
    return {"ScalingActivities": _matching(_activities, data)[::-1]}


def _tag_resource(data: Data) -> Data:
    arn = _taggable(data)
    _tags[arn] = {**(_tags.get(arn) or {}), **data["Tags"]}
    return {}


def _untag_resource(data: Data) -> Data:
    arn = _taggable(data)
    _tags[arn] = {key: value for key, value in (_tags.get(arn) or {}).items() if key not in data["TagKeys"]}
    return {}


def _list_tags_for_resource(data: Data) -> Data:
    return {"Tags": _tags.get(_taggable(data)) or {}}


def _taggable(data: Data) -> str:
    arn = data["ResourceARN"]
    if not any(target["ScalableTargetARN"] == arn for target in _targets.values()):
        raise Refused("ResourceNotFoundException", f"The scalable target with the ARN {arn} was not found.")
    return str(arn)


def _matching(store: AccountRegionScopedDict, data: Data) -> list[Data]:
    return [item for item in store.values() if all(data.get(name) in (None, item[name]) for name in _TARGET_KEYS)]


def _target_key(data: Data) -> str:
    for name in _TARGET_KEYS:
        if not data.get(name):
            raise Refused("ValidationException", f"{name} is required")
    return "|".join(data[name] for name in _TARGET_KEYS)


def _ecs_service(data: Data) -> Data | None:
    """The ECS service that the target is; None for a target of another kind."""
    if data["ServiceNamespace"] != "ecs":
        return None
    service = ecs._services.get(data["ResourceId"].removeprefix("service/"))
    if not service or service["status"] != "ACTIVE":
        raise Refused("ValidationException", f"ECS service doesn't exist: {data['ResourceId']}")
    return dict(service)


def _missing(what: str, data: Data) -> Refused:
    return Refused(
        "ObjectNotFoundException",
        f"No {what} found for service namespace: {data['ServiceNamespace']}, resource ID: "
        f"{data['ResourceId']}, scalable dimension: {data['ScalableDimension']}",
    )


def _service_linked_role(namespace: str) -> str:
    suffix = {"ecs": "ECSService", "dynamodb": "DynamoDBTable", "rds": "RDSCluster"}.get(namespace, namespace)
    return (
        f"arn:aws:iam::{get_account_id()}:role/aws-service-role/{namespace}.application-autoscaling.amazonaws.com/"
        f"AWSServiceRoleForApplicationAutoScaling_{suffix}"
    )


def _arn(service: str, path: str) -> str:
    return f"arn:aws:{service}:{get_region()}:{get_account_id()}:{path}"


_ACTIONS: dict[str, Callable[[Data], Data]] = {
    "RegisterScalableTarget": _register_scalable_target,
    "DescribeScalableTargets": _describe_scalable_targets,
    "DeregisterScalableTarget": _deregister_scalable_target,
    "PutScalingPolicy": _put_scaling_policy,
    "DescribeScalingPolicies": _describe_scaling_policies,
    "DeleteScalingPolicy": _delete_scaling_policy,
    "PutScheduledAction": _put_scheduled_action,
    "DescribeScheduledActions": _describe_scheduled_actions,
    "DeleteScheduledAction": _delete_scheduled_action,
    "DescribeScalingActivities": _describe_scaling_activities,
    "TagResource": _tag_resource,
    "UntagResource": _untag_resource,
    "ListTagsForResource": _list_tags_for_resource,
}
