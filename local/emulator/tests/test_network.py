import unittest
from typing import Any

from botocore.exceptions import ClientError

from tests.support import emulator, unique

ALL_TRAFFIC = {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}


class Network(unittest.TestCase):
    def setUp(self) -> None:
        self.ec2 = emulator().client("ec2")
        self.vpc = self.ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]

    def acl_of(self, subnet: str) -> Any:
        found = self.ec2.describe_network_acls(Filters=[{"Name": "association.subnet-id", "Values": [subnet]}])
        self.assertEqual(len(found["NetworkAcls"]), 1)
        return found["NetworkAcls"][0]

    def test_a_subnet_moves_from_the_default_network_acl_to_its_own(self) -> None:
        subnet = self.ec2.create_subnet(VpcId=self.vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
        default = self.acl_of(subnet)
        self.assertTrue(default["IsDefault"])
        own = self.ec2.create_network_acl(VpcId=self.vpc)["NetworkAcl"]["NetworkAclId"]
        association = next(each for each in default["Associations"] if each["SubnetId"] == subnet)
        self.ec2.replace_network_acl_association(AssociationId=association["NetworkAclAssociationId"], NetworkAclId=own)
        self.assertEqual(self.acl_of(subnet)["NetworkAclId"], own)

    def test_a_network_acl_entry_keeps_its_ports(self) -> None:
        acl = self.ec2.create_network_acl(VpcId=self.vpc)["NetworkAcl"]["NetworkAclId"]
        self.ec2.create_network_acl_entry(
            NetworkAclId=acl,
            RuleNumber=100,
            Protocol="6",
            RuleAction="allow",
            Egress=False,
            CidrBlock="10.0.0.0/16",
            PortRange={"From": 1024, "To": 65535},
        )
        entries = self.ec2.describe_network_acls(NetworkAclIds=[acl])["NetworkAcls"][0]["Entries"]
        self.assertEqual([entry["PortRange"] for entry in entries], [{"From": 1024, "To": 65535}])

    def test_a_flow_log_keeps_its_role_interval_and_tags(self) -> None:
        number = self.ec2.create_flow_logs(
            ResourceIds=[self.vpc],
            ResourceType="VPC",
            TrafficType="REJECT",
            LogDestination="arn:aws:logs:::group",
            DeliverLogsPermissionArn="arn:aws:iam::000000000000:role/flow",
            MaxAggregationInterval=60,
            TagSpecifications=[{"ResourceType": "vpc-flow-log", "Tags": [{"Key": "team", "Value": "a"}]}],
        )["FlowLogIds"][0]
        log = self.ec2.describe_flow_logs(FlowLogIds=[number])["FlowLogs"][0]
        self.assertEqual(
            (log["DeliverLogsPermissionArn"], log["MaxAggregationInterval"], log["Tags"]),
            ("arn:aws:iam::000000000000:role/flow", 60, [{"Key": "team", "Value": "a"}]),
        )

    def test_an_interface_endpoint_keeps_its_groups_and_private_names(self) -> None:
        number = self.ec2.create_vpc_endpoint(
            VpcId=self.vpc,
            ServiceName="com.amazonaws.eu-west-1.ecr.api",
            VpcEndpointType="Interface",
            SubnetIds=["subnet-1"],
            SecurityGroupIds=["sg-1"],
            PrivateDnsEnabled=True,
        )["VpcEndpoint"]["VpcEndpointId"]
        self.ec2.modify_vpc_endpoint(
            VpcEndpointId=number, AddSecurityGroupIds=["sg-2"], RemoveSecurityGroupIds=["sg-1"]
        )
        endpoint = self.ec2.describe_vpc_endpoints(VpcEndpointIds=[number])["VpcEndpoints"][0]
        self.assertEqual([group["GroupId"] for group in endpoint["Groups"]], ["sg-2"])
        self.assertTrue(endpoint["PrivateDnsEnabled"])

    def test_the_egress_rule_of_a_new_group_is_revoked_whatever_ports_are_named(self) -> None:
        group = self.ec2.create_security_group(VpcId=self.vpc, GroupName=unique("group"), Description="-")["GroupId"]
        self.ec2.revoke_security_group_egress(
            GroupId=group, IpPermissions=[{**ALL_TRAFFIC, "FromPort": 0, "ToPort": 0}]
        )
        found = self.ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"][0]
        self.assertEqual(found["IpPermissionsEgress"], [])

    def test_a_security_group_rule_is_authorized_once_and_keeps_its_tags(self) -> None:
        group = self.ec2.create_security_group(VpcId=self.vpc, GroupName=unique("group"), Description="-")["GroupId"]
        rule = {
            "GroupId": group,
            "IpPermissions": [
                {
                    "IpProtocol": "tcp",
                    "FromPort": 80,
                    "ToPort": 80,
                    "IpRanges": [{"CidrIp": "10.0.0.0/16", "Description": "web"}],
                }
            ],
        }
        tags = [{"ResourceType": "security-group-rule", "Tags": [{"Key": "team", "Value": "a"}]}]
        number = self.ec2.authorize_security_group_ingress(**rule, TagSpecifications=tags)["SecurityGroupRules"][0][
            "SecurityGroupRuleId"
        ]
        found = self.ec2.describe_security_group_rules(SecurityGroupRuleIds=[number])["SecurityGroupRules"][0]
        self.assertEqual((found["Description"], found["Tags"]), ("web", [{"Key": "team", "Value": "a"}]))
        with self.assertRaisesRegex(ClientError, "InvalidPermission.Duplicate"):
            self.ec2.authorize_security_group_ingress(**rule)

    def test_a_cloud_map_service_finds_its_namespace_in_its_dns_configuration(self) -> None:
        cloud_map = emulator().client("servicediscovery")
        cloud_map.create_private_dns_namespace(Name=unique("shop"), Vpc=self.vpc)
        namespace = cloud_map.list_namespaces()["Namespaces"][-1]["Id"]
        service = cloud_map.create_service(
            Name="app", DnsConfig={"NamespaceId": namespace, "DnsRecords": [{"Type": "A", "TTL": 10}]}
        )["Service"]
        self.assertEqual(service["NamespaceId"], namespace)
