"""Rules for all protocols, whatever ports they come with, and rules that are there already.

Gap: ministack compares the ports of rules for protocol -1, so terraform-provider-aws's revocation of a new group's
egress rule (ports 0 to 0) leaves it; a rule that is already there is authorized again. AWS (EC2 API Reference, data
type IpPermission, RevokeSecurityGroupEgress, AuthorizeSecurityGroupEgress): with -1 ports mean nothing; a second
authorization is InvalidPermission.Duplicate.
"""

from typing import Any

from ministack.services import ec2

from patches import seam

Params = dict[str, Any]
Rule = dict[str, Any]


def apply() -> None:
    seam.require(ec2, "_security_groups", "_rules_match", "_p", "_error")
    seam.wrap(ec2, "_parse_ip_permissions", _without_meaningless_ports)
    seam.wrap_action(ec2, "AuthorizeSecurityGroupIngress", lambda original: _refusing(original, "IpPermissions"))
    seam.wrap_action(ec2, "AuthorizeSecurityGroupEgress", lambda original: _refusing(original, "IpPermissionsEgress"))


def _without_meaningless_ports(original: seam.Handler) -> seam.Handler:
    def parse_ip_permissions(params: Params, prefix: str) -> list[Rule]:
        rules: list[Rule] = original(params, prefix)
        for rule in rules:
            if rule["IpProtocol"] == "-1":
                rule.pop("FromPort", None)
                rule.pop("ToPort", None)
        return rules

    return parse_ip_permissions


def _refusing(original: seam.Handler, direction: str) -> seam.Handler:
    def authorize(params: Params) -> tuple:
        group = ec2._security_groups.get(ec2._p(params, "GroupId"))
        wanted = ec2._parse_ip_permissions(params, "IpPermissions")
        if group and any(ec2._rules_match(rule, known) for rule in wanted for known in group[direction]):
            return ec2._error("InvalidPermission.Duplicate", "the specified rule already exists", 400)
        return original(params)

    return authorize
