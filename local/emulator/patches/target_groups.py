"""Target groups as terraform-provider-aws reads them back, and not to be deleted while a listener uses them.

Gap: ministack leaves out `ProtocolVersion`, most attributes, and the load balancers that only a rule leads from; it
deletes a group in use. AWS: ELBv2 API Reference, data types TargetGroup and TargetGroupAttribute, DeleteTargetGroup
(ResourceInUse).
"""

from typing import Any

from ministack.services import alb

from patches import seam

_ATTRIBUTES = {
    "load_balancing.algorithm.type": "round_robin",
    "load_balancing.algorithm.anomaly_mitigation": "off",
    "load_balancing.cross_zone.enabled": "use_load_balancer_configuration",
    "slow_start.duration_seconds": "0",
    "stickiness.app_cookie.cookie_name": "",
    "stickiness.app_cookie.duration_seconds": "86400",
    "stickiness.lb_cookie.duration_seconds": "86400",
    "target_group_health.dns_failover.minimum_healthy_targets.count": "1",
    "target_group_health.dns_failover.minimum_healthy_targets.percentage": "off",
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count": "1",
    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage": "off",
}


def apply() -> None:
    seam.require(alb, "_tgs", "_tg_attrs", "_rules", "_listeners", "_p", "_error")
    seam.wrap_action(alb, "CreateTargetGroup", _create)
    seam.wrap_action(alb, "DeleteTargetGroup", _delete)
    seam.wrap(alb, "_tg_xml", _xml)


def load_balancers_of(group_arn: str) -> list[str]:
    """The load balancers of which a listener or a rule forwards to the group."""
    found = {
        alb._listeners[rule["ListenerArn"]]["LoadBalancerArn"]
        for rule in alb._rules.values()
        if rule["ListenerArn"] in alb._listeners
        and any(group_arn in forwarded_to(action) for action in rule["Actions"])
    }
    return sorted(found)


def forwarded_to(action: dict[str, Any]) -> dict[str, int]:
    """The target groups of a forward action with their weights."""
    groups = (action.get("ForwardConfig") or {}).get("TargetGroups")
    if groups:
        return {group["TargetGroupArn"]: group.get("Weight", 1) for group in groups}
    return {action["TargetGroupArn"]: 1} if "TargetGroupArn" in action else {}


def _create(original: seam.Handler) -> seam.Handler:
    def create_target_group(params: dict[str, Any]) -> tuple:
        answer = original(params)
        for arn in seam.elements(answer, "TargetGroupArn"):
            group = alb._tgs[arn]
            if group["Protocol"] in ("HTTP", "HTTPS"):
                group["ProtocolVersion"] = alb._p(params, "ProtocolVersion", "HTTP1")
            group["IpAddressType"] = alb._p(params, "IpAddressType", "ipv4")
            alb._tg_attrs[arn] += [{"Key": key, "Value": value} for key, value in _ATTRIBUTES.items()]
            return alb._xml(200, "CreateTargetGroup", f"<TargetGroups>{alb._tg_xml(group)}</TargetGroups>")
        return answer

    seam.require(alb, "_xml")
    return create_target_group


def _delete(original: seam.Handler) -> seam.Handler:
    def delete_target_group(params: dict[str, Any]) -> tuple:
        arn = alb._p(params, "TargetGroupArn")
        if load_balancers_of(arn):
            return alb._error("ResourceInUse", f"Target group '{arn}' is currently in use by a listener or a rule")
        return original(params)

    return delete_target_group


def _xml(original: seam.Handler) -> seam.Handler:
    def tg_xml(group: dict[str, Any]) -> str:
        xml = original({**group, "LoadBalancerArns": load_balancers_of(group["TargetGroupArn"])})
        more = "".join(
            f"<{name}>{group[name]}</{name}>" for name in ("ProtocolVersion", "IpAddressType") if name in group
        )
        return xml.removesuffix("</member>") + more + "</member>"

    return tg_xml
