"""Load balancers with all their attributes, in the VPC of their subnets, which go with their listeners or not at all.

Gap: ministack knows three attributes, invents the VPC, leaves listeners behind, deletes a protected load balancer, and
makes ids of any letters. AWS: ELBv2 API Reference, data types LoadBalancer and LoadBalancerAttribute,
DeleteLoadBalancer (OperationNotPermitted; "Deleting a load balancer also deletes its listeners"); the ids at the end of
ARNs are 16 hexadecimal digits in all of its examples.
"""

import secrets
from typing import Any

from ministack.services import alb, ec2

from patches import seam

_ATTRIBUTES = {
    "access_logs.s3.bucket": "",
    "access_logs.s3.prefix": "",
    "client_keep_alive.seconds": "3600",
    "connection_logs.s3.bucket": "",
    "connection_logs.s3.enabled": "false",
    "connection_logs.s3.prefix": "",
    "load_balancing.cross_zone.enabled": "true",
    "routing.http.desync_mitigation_mode": "defensive",
    "routing.http.drop_invalid_header_fields.enabled": "false",
    "routing.http.preserve_host_header.enabled": "false",
    "routing.http.x_amzn_tls_version_and_cipher_suite.enabled": "false",
    "routing.http.xff_client_port.enabled": "false",
    "routing.http.xff_header_processing.mode": "append",
    "routing.http2.enabled": "true",
    "waf.fail_open.enabled": "false",
    "zonal_shift.config.enabled": "false",
}


def apply() -> None:
    seam.require(alb, "_lbs", "_lb_attrs", "_lb_attr", "_listeners", "_p", "_error", "_delete_listener")
    seam.require(ec2, "_subnets")
    seam.replace(alb, "_short_id", lambda: secrets.token_hex(8))
    seam.wrap_action(alb, "CreateLoadBalancer", _create)
    seam.wrap_action(alb, "DeleteLoadBalancer", _delete)


def _create(original: seam.Handler) -> seam.Handler:
    def create_load_balancer(params: dict[str, Any]) -> tuple:
        answer = original(params)
        for arn in seam.elements(answer, "LoadBalancerArn"):
            balancer = alb._lbs[arn]
            vpcs = {ec2._subnets[subnet]["VpcId"] for subnet in balancer["Subnets"] if subnet in ec2._subnets}
            balancer["VpcId"] = next(iter(vpcs), balancer["VpcId"])
            alb._lb_attrs[arn] += [{"Key": key, "Value": value} for key, value in _ATTRIBUTES.items()]
            return alb._xml(200, "CreateLoadBalancer", f"<LoadBalancers>{alb._lb_xml(balancer)}</LoadBalancers>")
        return answer

    seam.require(alb, "_xml", "_lb_xml")
    return create_load_balancer


def _delete(original: seam.Handler) -> seam.Handler:
    def delete_load_balancer(params: dict[str, Any]) -> tuple:
        arn = alb._p(params, "LoadBalancerArn")
        if arn in alb._lbs and alb._lb_attr(arn, "deletion_protection.enabled", "false") == "true":
            return alb._error(
                "OperationNotPermitted",
                f"Load balancer '{arn}' cannot be deleted because deletion protection is enabled",
            )
        for listener in [each["ListenerArn"] for each in alb._listeners.values() if each["LoadBalancerArn"] == arn]:
            alb._delete_listener({"ListenerArn": listener})
        return original(params)

    return delete_load_balancer
