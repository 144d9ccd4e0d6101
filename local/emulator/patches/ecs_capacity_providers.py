"""Capacity providers with `managedDraining` and all of `managedScaling`, and those of ECS Managed Instances.

Gap: ministack's CreateCapacityProvider drops `managedDraining` and fills `managedScaling` only when it is absent as a
whole; UpdateCapacityProvider replaces it. Every provider is an Auto Scaling group's, and `managedInstancesProvider` is
dropped; it is kept and given back here, and no instance is started for it. AWS: ECS API Reference, data types AutoScalingGroupProvider,
ManagedScaling and CapacityProvider.
"""

from typing import Any

from ministack.core.responses import json_response
from ministack.services import ecs

from patches import seam

Data = dict[str, Any]

_SCALING = {
    "status": "DISABLED",
    "targetCapacity": 100,
    "minimumScalingStepSize": 1,
    "maximumScalingStepSize": 10000,
    "instanceWarmupPeriod": 300,
}


def apply() -> None:
    seam.require(ecs, "_capacity_providers", "_resolve_capacity_provider_name")
    seam.wrap_action(ecs, "CreateCapacityProvider", _completing)
    seam.wrap_action(ecs, "UpdateCapacityProvider", _completing)


def _completing(original: seam.Handler) -> seam.Handler:
    def change_capacity_provider(data: Data) -> tuple:
        name = ecs._resolve_capacity_provider_name(data.get("name", ""))
        before = dict((ecs._capacity_providers.get(name) or {}).get("autoScalingGroupProvider") or {})
        status, headers, body = original(data)
        if status != 200:
            return status, headers, body
        provider = ecs._capacity_providers[name]
        if managed := data.get("managedInstancesProvider"):
            provider.pop("autoScalingGroupProvider", None)
            provider.update(
                type="MANAGED_INSTANCES",
                cluster=data.get("cluster") or provider.get("cluster"),
                managedInstancesProvider={**(provider.get("managedInstancesProvider") or {}), **managed},
            )
            return json_response({"capacityProvider": provider})
        given = data.get("autoScalingGroupProvider") or {}
        scaling = {**_SCALING, **(before.get("managedScaling") or {}), **(given.get("managedScaling") or {})}
        draining = given.get("managedDraining") or before.get("managedDraining") or "ENABLED"
        provider["autoScalingGroupProvider"].update(managedScaling=scaling, managedDraining=draining)
        return json_response({"capacityProvider": provider})

    return change_capacity_provider
