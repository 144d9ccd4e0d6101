"""Auto Scaling groups with every property that they were given.

Gap: ministack knows no warm pools, forgets the mixed instances policy, capacity rebalancing, metrics collection, suspended processes,
maintenance and lifetime settings and target groups, updates half of the rest, and deletes a group that has instances.
AWS: Amazon EC2 Auto Scaling API Reference, data type AutoScalingGroup, UpdateAutoScalingGroup,
EnableMetricsCollection, DisableMetricsCollection, SuspendProcesses, ResumeProcesses, SetInstanceProtection,
DeleteAutoScalingGroup (ResourceInUse without ForceDelete), PutWarmPool, DescribeWarmPool, DeleteWarmPool. A warm
pool is kept and given back; no instance waits in it.
"""

from typing import Any
from xml.sax.saxutils import escape

from ministack.services import autoscaling, ec2

from patches import seam

Params = dict[str, Any]
Group = dict[str, Any]

# Members of the group that are passed through as text, structures as trees.
_PLAIN = (
    "CapacityRebalance",
    "MaxInstanceLifetime",
    "Context",
    "DesiredCapacityType",
    "DefaultInstanceWarmup",
    "ServiceLinkedRoleARN",
)
_TREES = (
    "MixedInstancesPolicy",
    "InstanceMaintenancePolicy",
    "AvailabilityZoneDistribution",
    "CapacityReservationSpecification",
    "AvailabilityZoneImpairmentPolicy",
)
_LISTS = ("TargetGroupARNs", "LoadBalancerNames")
_METRICS = (
    "GroupMinSize",
    "GroupMaxSize",
    "GroupDesiredCapacity",
    "GroupInServiceInstances",
    "GroupPendingInstances",
    "GroupStandbyInstances",
    "GroupTerminatingInstances",
    "GroupTotalInstances",
    "GroupInServiceCapacity",
    "GroupPendingCapacity",
    "GroupStandbyCapacity",
    "GroupTerminatingCapacity",
    "GroupTotalCapacity",
)
_PROCESSES = (
    "Launch",
    "Terminate",
    "AddToLoadBalancer",
    "AlarmNotification",
    "AZRebalance",
    "HealthCheck",
    "InstanceRefresh",
    "ReplaceUnhealthy",
    "ScheduledActions",
)


def apply() -> None:
    seam.require(
        autoscaling,
        "_asgs",
        "_p",
        "_error",
        "_xml",
        "_parse_nested",
        "_parse_member_list",
        "_member_xml",
        "_reconcile_instances",
    )
    seam.require(ec2, "_launch_templates", "_subnets")
    seam.wrap_action(autoscaling, "CreateAutoScalingGroup", _create)
    seam.wrap_action(autoscaling, "UpdateAutoScalingGroup", _update)
    seam.wrap_action(autoscaling, "DeleteAutoScalingGroup", _delete)
    seam.replace_action(autoscaling, "DescribeAutoScalingGroups", _describe)
    seam.add_action(autoscaling, "EnableMetricsCollection", _enable_metrics)
    seam.add_action(autoscaling, "DisableMetricsCollection", _disable_metrics)
    seam.add_action(autoscaling, "SuspendProcesses", _suspend)
    seam.add_action(autoscaling, "ResumeProcesses", _resume)
    seam.add_action(autoscaling, "SetInstanceProtection", _protect_instances)
    seam.add_action(autoscaling, "PutWarmPool", _put_warm_pool)
    seam.add_action(autoscaling, "DescribeWarmPool", _describe_warm_pool)
    seam.add_action(autoscaling, "DeleteWarmPool", _delete_warm_pool)


def _create(original: seam.Handler) -> seam.Handler:
    def create_group(params: Params) -> tuple:
        answer = original(params)
        if answer[0] == 200:
            _keep(autoscaling._asgs[_name(params)], params)
        return answer

    return create_group


def _update(original: seam.Handler) -> seam.Handler:
    def update_group(params: Params) -> tuple:
        answer = original(params)
        if answer[0] == 200:
            group = autoscaling._asgs[_name(params)]
            _keep(group, params)
            group["DesiredCapacity"] = min(max(group["DesiredCapacity"], group["MinSize"]), group["MaxSize"])
            autoscaling._reconcile_instances(group)
        return answer

    return update_group


def _delete(original: seam.Handler) -> seam.Handler:
    def delete_group(params: Params) -> tuple:
        group = autoscaling._asgs.get(_name(params))
        if not group:
            return _not_found(params)
        if group["Instances"] and autoscaling._p(params, "ForceDelete") != "true":
            return autoscaling._error(
                "ResourceInUse",
                "You cannot delete an AutoScalingGroup while there are instances or pending Spot "
                "instance request(s) still in the group.",
            )
        return original(params)

    return delete_group


def _keep(group: Group, params: Params) -> None:
    """Take over what ministack does not, or not on update."""
    for name in _PLAIN:
        if value := autoscaling._p(params, name):
            group[name] = value
    for name in _TREES:
        if tree := autoscaling._parse_nested(params, name):
            group[name] = tree
    for name in (*_LISTS, "TerminationPolicies", "AvailabilityZones"):
        if members := autoscaling._parse_member_list(params, name):
            group[name] = members
    if group.get("VPCZoneIdentifier"):
        zones = {
            ec2._subnets[subnet]["AvailabilityZone"]
            for subnet in group["VPCZoneIdentifier"].split(",")
            if subnet in ec2._subnets
        }
        group["AvailabilityZones"] = sorted(zones) or group["AvailabilityZones"]
    if protection := autoscaling._p(params, "NewInstancesProtectedFromScaleIn"):
        group["NewInstancesProtectedFromScaleIn"] = protection == "true"
    if grace := autoscaling._p(params, "HealthCheckGracePeriod"):
        group["HealthCheckGracePeriod"] = int(grace)
    _keep_launch_template(group, params)


def _keep_launch_template(group: Group, params: Params) -> None:
    if template := autoscaling._parse_nested(params, "LaunchTemplate"):
        group["LaunchTemplate"] = _identified(template)
        group.pop("MixedInstancesPolicy", None)
    elif mixed := group.get("MixedInstancesPolicy"):
        chosen = mixed["LaunchTemplate"]
        chosen["LaunchTemplateSpecification"] = _identified(chosen["LaunchTemplateSpecification"])
        group["LaunchTemplate"] = {}


def _identified(template: Params) -> Params:
    """The reference to a launch template with both its id and its name."""
    for known in ec2._launch_templates.values():
        if template.get("LaunchTemplateId") == known["LaunchTemplateId"] or (
            template.get("LaunchTemplateName") == known["LaunchTemplateName"]
        ):
            return {
                "LaunchTemplateId": known["LaunchTemplateId"],
                "LaunchTemplateName": known["LaunchTemplateName"],
                "Version": template.get("Version") or "$Default",
            }
    return template


def _describe(params: Params) -> tuple:
    names = autoscaling._parse_member_list(params, "AutoScalingGroupNames")
    groups = [_view(group) for name, group in autoscaling._asgs.items() if not names or name in names]
    return autoscaling._xml(
        200,
        "DescribeAutoScalingGroupsResponse",
        f"<DescribeAutoScalingGroupsResult><AutoScalingGroups>{autoscaling._member_xml(groups)}</AutoScalingGroups>"
        "</DescribeAutoScalingGroupsResult>",
    )


def _view(group: Group) -> Group:
    """The group as it is answered: without what is empty, which AWS leaves out."""
    internal = ("InstanceRefreshes", "Status")
    view = {name: value for name, value in group.items() if name not in internal and value not in ("", {}, None)}
    view["Instances"] = [
        {name: value for name, value in instance.items() if value not in ("", {})} for instance in group["Instances"]
    ]
    return view


def _enable_metrics(params: Params) -> tuple:
    group = autoscaling._asgs.get(_name(params))
    if not group:
        return _not_found(params)
    enabled = {metric["Metric"] for metric in group.get("EnabledMetrics", [])}
    enabled |= set(autoscaling._parse_member_list(params, "Metrics") or _METRICS)
    granularity = autoscaling._p(params, "Granularity")
    group["EnabledMetrics"] = [{"Metric": name, "Granularity": granularity} for name in sorted(enabled)]
    return _done("EnableMetricsCollection")


def _disable_metrics(params: Params) -> tuple:
    group = autoscaling._asgs.get(_name(params))
    if not group:
        return _not_found(params)
    disabled = autoscaling._parse_member_list(params, "Metrics") or _METRICS
    group["EnabledMetrics"] = [each for each in group.get("EnabledMetrics", []) if each["Metric"] not in disabled]
    return _done("DisableMetricsCollection")


def _suspend(params: Params) -> tuple:
    group = autoscaling._asgs.get(_name(params))
    if not group:
        return _not_found(params)
    suspended = {each["ProcessName"] for each in group.get("SuspendedProcesses", [])}
    suspended |= set(autoscaling._parse_member_list(params, "ScalingProcesses") or _PROCESSES)
    group["SuspendedProcesses"] = [
        {"ProcessName": name, "SuspensionReason": "User suspended"} for name in sorted(suspended)
    ]
    return _done("SuspendProcesses")


def _resume(params: Params) -> tuple:
    group = autoscaling._asgs.get(_name(params))
    if not group:
        return _not_found(params)
    resumed = autoscaling._parse_member_list(params, "ScalingProcesses") or _PROCESSES
    group["SuspendedProcesses"] = [
        each for each in group.get("SuspendedProcesses", []) if each["ProcessName"] not in resumed
    ]
    return _done("ResumeProcesses")


def _protect_instances(params: Params) -> tuple:
    group = autoscaling._asgs.get(_name(params))
    if not group:
        return _not_found(params)
    wanted = autoscaling._parse_member_list(params, "InstanceIds")
    for instance in group["Instances"]:
        if instance["InstanceId"] in wanted:
            instance["ProtectedFromScaleIn"] = autoscaling._p(params, "ProtectedFromScaleIn") == "true"
    return _done("SetInstanceProtection")


def _put_warm_pool(params: Params) -> tuple:
    group = autoscaling._asgs.get(_name(params))
    if not group:
        return _not_found(params)
    distribution = (group.get("MixedInstancesPolicy") or {}).get("InstancesDistribution") or {}
    if int(distribution.get("OnDemandPercentageAboveBaseCapacity") or 100) < 100:
        return autoscaling._error(
            "ValidationError", "You cannot add a warm pool to an Auto Scaling group that launches Spot Instances."
        )
    before = group.get("WarmPoolConfiguration") or {"MinSize": 0, "PoolState": "Stopped"}
    given: Params = {}
    for name in ("MinSize", "MaxGroupPreparedCapacity"):
        if value := autoscaling._p(params, name):
            given[name] = int(value)
    if state := autoscaling._p(params, "PoolState"):
        given["PoolState"] = state
    if reuse := autoscaling._parse_nested(params, "InstanceReusePolicy"):
        given["InstanceReusePolicy"] = reuse
    kept = {**before, **given}
    if kept.get("MaxGroupPreparedCapacity") == -1:
        del kept["MaxGroupPreparedCapacity"]
    group["WarmPoolConfiguration"] = kept
    group["WarmPoolSize"] = 0
    return autoscaling._xml(200, "PutWarmPoolResponse", "<PutWarmPoolResult/>")


def _describe_warm_pool(params: Params) -> tuple:
    group = autoscaling._asgs.get(_name(params))
    if not group:
        return _not_found(params)
    pool = group.get("WarmPoolConfiguration")
    kept = f"<WarmPoolConfiguration>{autoscaling._member_xml(pool)}</WarmPoolConfiguration>" if pool else ""
    return autoscaling._xml(
        200,
        "DescribeWarmPoolResponse",
        f"<DescribeWarmPoolResult>{kept}<Instances/></DescribeWarmPoolResult>",
    )


def _delete_warm_pool(params: Params) -> tuple:
    group = autoscaling._asgs.get(_name(params))
    if not group:
        return _not_found(params)
    if not group.get("WarmPoolConfiguration"):
        return autoscaling._error("ValidationError", f"No warm pool found for group {escape(_name(params))}")
    del group["WarmPoolConfiguration"], group["WarmPoolSize"]
    return autoscaling._xml(200, "DeleteWarmPoolResponse", "<DeleteWarmPoolResult/>")


def _name(params: Params) -> str:
    return str(autoscaling._p(params, "AutoScalingGroupName"))


def _not_found(params: Params) -> tuple:
    return autoscaling._error("ValidationError", f"AutoScalingGroup name not found - {escape(_name(params))}")


def _done(action: str) -> tuple:
    return autoscaling._xml(200, f"{action}Response", "")
