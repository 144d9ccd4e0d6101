"""Network ACLs with ports, and the subnets that each of them guards.

Gap: ministack's entries have no ports, no subnet has a network ACL, and replacing an association loses the subnet.
AWS (EC2 API Reference, CreateNetworkAclEntry, ReplaceNetworkAclAssociation, DescribeNetworkAcls): a new subnet
belongs to its VPC's default ACL until its association is replaced; ACLs are found by `association.subnet-id` and the
like.
"""

import re
import secrets
from typing import Any

from ministack.services import ec2

from patches import seam

Params = dict[str, Any]
Entry = dict[str, Any]

_FILTERS = {"association.subnet-id": "SubnetId", "association.association-id": "NetworkAclAssociationId"}


def apply() -> None:
    seam.require(ec2, "_network_acls", "_subnets", "_p", "_xml", "_parse_filters")
    for action in ("CreateNetworkAclEntry", "ReplaceNetworkAclEntry"):
        seam.wrap_action(ec2, action, _keeping_ports)
    seam.wrap(ec2, "_network_acl_entry_xml", _showing_ports)
    seam.wrap_action(ec2, "CreateSubnet", _associating)
    seam.wrap_action(ec2, "DeleteSubnet", _dissociating)
    seam.wrap_action(ec2, "ReplaceNetworkAclAssociation", _keeping_the_subnet)
    seam.wrap_action(ec2, "DescribeNetworkAcls", _filtering)


def _keeping_ports(original: seam.Handler) -> seam.Handler:
    def put_entry(params: Params) -> tuple:
        answer = original(params)
        if answer[0] == 200:
            entry = ec2._network_acls[ec2._p(params, "NetworkAclId")]["Entries"][-1]
            for name, first, last in (("PortRange", "From", "To"), ("IcmpTypeCode", "Type", "Code")):
                key = "Icmp" if name == "IcmpTypeCode" else name
                if ec2._p(params, f"{key}.{first}"):
                    entry[name] = {member: ec2._p(params, f"{key}.{member}") for member in (first, last)}
        return answer

    return put_entry


def _showing_ports(original: seam.Handler) -> seam.Handler:
    def entry_xml(entry: Entry) -> str:
        more = "".join(
            f"<{tag}>"
            + "".join(f"<{member.lower()}>{value}</{member.lower()}>" for member, value in entry[name].items())
            + f"</{tag}>"
            for name, tag in (("PortRange", "portRange"), ("IcmpTypeCode", "icmpTypeCode"))
            if name in entry
        )
        return re.sub(r"</item>\s*$", f"{more}</item>", original(entry))

    return entry_xml


def _associating(original: seam.Handler) -> seam.Handler:
    def create_subnet(params: Params) -> tuple:
        answer = original(params)
        for subnet in seam.elements(answer, "subnetId"):
            default = next(
                (
                    acl
                    for acl in ec2._network_acls.values()
                    if acl["IsDefault"] and acl["VpcId"] == ec2._subnets[subnet]["VpcId"]
                ),
                None,
            )
            if default:
                default["Associations"].append(
                    {"NetworkAclAssociationId": f"aclassoc-{secrets.token_hex(8)}0", "SubnetId": subnet}
                )
        return answer

    return create_subnet


def _dissociating(original: seam.Handler) -> seam.Handler:
    def delete_subnet(params: Params) -> tuple:
        answer = original(params)
        if answer[0] == 200:
            for acl in ec2._network_acls.values():
                acl["Associations"] = [
                    each for each in acl["Associations"] if each["SubnetId"] != ec2._p(params, "SubnetId")
                ]
        return answer

    return delete_subnet


def _keeping_the_subnet(original: seam.Handler) -> seam.Handler:
    def replace_association(params: Params) -> tuple:
        subnets = {
            each["NetworkAclAssociationId"]: each["SubnetId"]
            for acl in ec2._network_acls.values()
            for each in acl["Associations"]
        }
        answer = original(params)
        if answer[0] == 200:
            associations = ec2._network_acls[ec2._p(params, "NetworkAclId")]["Associations"]
            associations[-1]["SubnetId"] = subnets.get(ec2._p(params, "AssociationId"), "")
        return answer

    return replace_association


def _filtering(original: seam.Handler) -> seam.Handler:
    def describe_network_acls(params: Params) -> tuple:
        filters = ec2._parse_filters(params)
        for name, member in _FILTERS.items():
            if name in filters:
                found = [
                    acl["NetworkAclId"]
                    for acl in ec2._network_acls.values()
                    if any(each[member] in filters[name] for each in acl["Associations"])
                ]
                if not found:
                    return ec2._xml(200, "DescribeNetworkAclsResponse", "<networkAclSet/>")
                params = {**params, **{f"NetworkAclId.{number}": [arn] for number, arn in enumerate(found, 1)}}
        return original(params)

    return describe_network_acls
