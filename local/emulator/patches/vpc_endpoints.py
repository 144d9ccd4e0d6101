"""VPC endpoints with their security groups, private DNS and policy.

Gap: ministack forgets them, and terraform-provider-aws then replaces the endpoint. It has no network interfaces here.
AWS: EC2 API Reference, CreateVpcEndpoint, ModifyVpcEndpoint, data type VpcEndpoint.
"""

import re
from typing import Any

from ministack.services import ec2

from patches import seam

Params = dict[str, Any]
Endpoint = dict[str, Any]

_FULL_ACCESS = '{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}],"Version":"2008-10-17"}'


def apply() -> None:
    seam.require(ec2, "_vpc_endpoints", "_p", "_parse_member_list", "_esc")
    seam.wrap(ec2, "_vpce_fields_xml", _showing)
    seam.wrap_action(ec2, "CreateVpcEndpoint", _keeping)
    seam.wrap_action(ec2, "ModifyVpcEndpoint", _changing)


def _keeping(original: seam.Handler) -> seam.Handler:
    def create_vpc_endpoint(params: Params) -> tuple:
        answer = original(params)
        for number in seam.elements(answer, "vpcEndpointId"):
            ec2._vpc_endpoints[number].update(
                Groups=ec2._parse_member_list(params, "SecurityGroupId"),
                PrivateDnsEnabled=ec2._p(params, "PrivateDnsEnabled") == "true",
                PolicyDocument=ec2._p(params, "PolicyDocument") or _FULL_ACCESS,
                IpAddressType=ec2._p(params, "IpAddressType") or "ipv4",
            )
        return answer

    return create_vpc_endpoint


def _changing(original: seam.Handler) -> seam.Handler:
    def modify_vpc_endpoint(params: Params) -> tuple:
        answer = original(params)
        if answer[0] == 200:
            endpoint = ec2._vpc_endpoints[ec2._p(params, "VpcEndpointId")]
            removed = ec2._parse_member_list(params, "RemoveSecurityGroupId")
            added = ec2._parse_member_list(params, "AddSecurityGroupId")
            endpoint["Groups"] = [group for group in endpoint["Groups"] if group not in removed] + added
            if private := ec2._p(params, "PrivateDnsEnabled"):
                endpoint["PrivateDnsEnabled"] = private == "true"
            if ec2._p(params, "ResetPolicy") == "true":
                endpoint["PolicyDocument"] = _FULL_ACCESS
        return answer

    return modify_vpc_endpoint


def _showing(original: seam.Handler) -> seam.Handler:
    def fields_xml(endpoint: Endpoint, tag: str = "item") -> str:
        xml = original(endpoint, tag)
        if "PolicyDocument" not in endpoint:
            return xml
        groups = "".join(f"<item><groupId>{group}</groupId></item>" for group in endpoint["Groups"])
        name = f"{endpoint['VpcEndpointId']}.{endpoint['ServiceName'].rsplit('.', 1)[-1]}.vpce.amazonaws.com"
        names = f"<item><dnsName>{name}</dnsName></item>" if endpoint["SubnetIds"] else ""
        more = (
            f"<groupSet>{groups}</groupSet>"
            f"<privateDnsEnabled>{str(endpoint['PrivateDnsEnabled']).lower()}</privateDnsEnabled>"
            f"<dnsEntrySet>{names}</dnsEntrySet><ipAddressType>{endpoint['IpAddressType']}</ipAddressType>"
            f"<requesterManaged>false</requesterManaged>"
            f"<policyDocument>{ec2._esc(endpoint['PolicyDocument'])}</policyDocument>"
        )
        return re.sub(f"</{tag}>$", f"{more}</{tag}>", xml)

    return fields_xml
