import json
import unittest

from botocore.exceptions import ClientError

from tests.support import emulator, unique

AMI = "/aws/service/ecs/optimized-ami/amazon-linux-2023"


class Capacity(unittest.TestCase):
    def setUp(self) -> None:
        self.ec2 = emulator().client("ec2")
        self.scaling = emulator().client("autoscaling")
        self.template = unique("template")

    def create_template(self, **data: object) -> None:
        self.ec2.create_launch_template(
            LaunchTemplateName=self.template,
            LaunchTemplateData={
                "ImageId": f"resolve:ssm:{AMI}/recommended/image_id",
                "InstanceType": "m7g.large",
                **data,
            },
        )

    def create_group(self, **options: object) -> str:
        if not options.get("MixedInstancesPolicy"):
            options["LaunchTemplate"] = {"LaunchTemplateName": self.template, "Version": "1"}
        name = unique("group")
        self.scaling.create_auto_scaling_group(
            AutoScalingGroupName=name, MaxSize=3, AvailabilityZones=["eu-west-1a"], **{"MinSize": 1, **options}
        )
        self.addCleanup(lambda: self.scaling.delete_auto_scaling_group(AutoScalingGroupName=name, ForceDelete=True))
        return name

    def group(self, name: str) -> dict:
        return dict(self.scaling.describe_auto_scaling_groups(AutoScalingGroupNames=[name])["AutoScalingGroups"][0])

    def test_the_ecs_optimized_images_are_found_for_both_architectures(self) -> None:
        ssm = emulator().client("ssm")
        names = [f"{AMI}/recommended/image_id", f"{AMI}/arm64/recommended/image_id"]
        found = ssm.get_parameters(Names=names)["Parameters"]
        self.assertEqual(len({each["Value"] for each in found}), 2)
        described = json.loads(ssm.get_parameter(Name=f"{AMI}/recommended")["Parameter"]["Value"])
        self.assertEqual(described["image_id"], ssm.get_parameter(Name=names[0])["Parameter"]["Value"])

    def test_a_launch_template_is_returned_as_given(self) -> None:
        given = {
            "MetadataOptions": {"HttpTokens": "required", "HttpPutResponseHopLimit": 1, "HttpEndpoint": "enabled"},
            "BlockDeviceMappings": [
                {
                    "DeviceName": "/dev/xvda",
                    "Ebs": {"VolumeSize": 30, "VolumeType": "gp3", "Encrypted": True, "DeleteOnTermination": True},
                }
            ],
            "IamInstanceProfile": {"Arn": "arn:aws:iam::000000000000:instance-profile/ecs"},
            "Monitoring": {"Enabled": True},
            "UserData": "ZWNobw==",
            "TagSpecifications": [{"ResourceType": "instance", "Tags": [{"Key": "team", "Value": "a"}]}],
        }
        self.create_template(**given)
        data = self.ec2.describe_launch_template_versions(LaunchTemplateName=self.template)["LaunchTemplateVersions"][
            0
        ]["LaunchTemplateData"]
        self.assertEqual(data["ImageId"], f"resolve:ssm:{AMI}/recommended/image_id")
        data["MetadataOptions"].pop("State")
        self.assertEqual({name: data[name] for name in given}, given)

    def test_a_group_is_returned_as_given_and_as_updated(self) -> None:
        self.create_template()
        name = self.create_group(
            CapacityRebalance=True,
            NewInstancesProtectedFromScaleIn=True,
            MaxInstanceLifetime=86400,
            DefaultInstanceWarmup=60,
            Tags=[{"Key": "team", "Value": "a", "PropagateAtLaunch": True}],
        )
        group = self.group(name)
        self.assertEqual(
            (
                group["CapacityRebalance"],
                group["NewInstancesProtectedFromScaleIn"],
                group["MaxInstanceLifetime"],
                group["DefaultInstanceWarmup"],
            ),
            (True, True, 86400, 60),
        )
        self.assertEqual(group["LaunchTemplate"]["LaunchTemplateName"], self.template)
        self.assertTrue(group["LaunchTemplate"]["LaunchTemplateId"].startswith("lt-"))
        self.scaling.update_auto_scaling_group(
            AutoScalingGroupName=name,
            NewInstancesProtectedFromScaleIn=False,
            MinSize=2,
            LaunchTemplate={"LaunchTemplateName": self.template, "Version": "$Latest"},
        )
        group = self.group(name)
        self.assertEqual(
            (
                group["NewInstancesProtectedFromScaleIn"],
                group["LaunchTemplate"]["Version"],
                group["DesiredCapacity"],
                len(group["Instances"]),
            ),
            (False, "$Latest", 2, 2),
        )

    def test_a_mixed_instances_policy_is_returned_as_given(self) -> None:
        self.create_template()
        policy = {
            "LaunchTemplate": {
                "LaunchTemplateSpecification": {"LaunchTemplateName": self.template, "Version": "$Latest"},
                "Overrides": [{"InstanceType": "m7g.large"}, {"InstanceType": "m6g.large", "WeightedCapacity": "2"}],
            },
            "InstancesDistribution": {
                "OnDemandBaseCapacity": 1,
                "OnDemandPercentageAboveBaseCapacity": 0,
                "SpotAllocationStrategy": "price-capacity-optimized",
            },
        }
        group = self.group(self.create_group(MixedInstancesPolicy=policy))
        returned = group["MixedInstancesPolicy"]
        self.assertTrue(returned["LaunchTemplate"]["LaunchTemplateSpecification"].pop("LaunchTemplateId"))
        self.assertEqual(returned, policy)
        self.assertNotIn("LaunchTemplate", group)

    def test_metrics_and_suspended_processes_are_returned(self) -> None:
        self.create_template()
        name = self.create_group()
        self.scaling.enable_metrics_collection(
            AutoScalingGroupName=name, Granularity="1Minute", Metrics=["GroupMaxSize"]
        )
        self.scaling.suspend_processes(AutoScalingGroupName=name, ScalingProcesses=["AZRebalance"])
        group = self.group(name)
        self.assertEqual(group["EnabledMetrics"], [{"Metric": "GroupMaxSize", "Granularity": "1Minute"}])
        self.assertEqual([each["ProcessName"] for each in group["SuspendedProcesses"]], ["AZRebalance"])

    def test_a_warm_pool_is_kept_changed_and_deleted(self) -> None:
        self.create_template()
        name = self.create_group()
        self.assertNotIn("WarmPoolConfiguration", self.group(name))
        self.scaling.put_warm_pool(AutoScalingGroupName=name, MaxGroupPreparedCapacity=3, MinSize=1)
        kept = {"MaxGroupPreparedCapacity": 3, "MinSize": 1, "PoolState": "Stopped"}
        self.assertEqual(self.group(name)["WarmPoolConfiguration"], kept)
        self.scaling.put_warm_pool(AutoScalingGroupName=name, MaxGroupPreparedCapacity=-1, PoolState="Running")
        described = self.scaling.describe_warm_pool(AutoScalingGroupName=name)
        self.assertEqual(described["WarmPoolConfiguration"], {"MinSize": 1, "PoolState": "Running"})
        self.assertEqual(described["Instances"], [])
        self.scaling.delete_warm_pool(AutoScalingGroupName=name)
        self.assertNotIn("WarmPoolConfiguration", self.group(name))
        with self.assertRaises(ClientError):
            self.scaling.delete_warm_pool(AutoScalingGroupName=name)

    def test_a_group_with_spot_instances_has_no_warm_pool(self) -> None:
        self.create_template()
        specification = {"LaunchTemplateName": self.template, "Version": "$Latest"}
        policy = {
            "LaunchTemplate": {"LaunchTemplateSpecification": specification},
            "InstancesDistribution": {"OnDemandPercentageAboveBaseCapacity": 50},
        }
        name = self.create_group(MixedInstancesPolicy=policy)
        with self.assertRaises(ClientError):
            self.scaling.put_warm_pool(AutoScalingGroupName=name)

    def test_a_provider_of_managed_instances_is_returned_as_given(self) -> None:
        ecs = emulator().client("ecs")
        name = unique("managed")
        given = {
            "infrastructureRoleArn": "arn:aws:iam::000000000000:role/infrastructure",
            "instanceLaunchTemplate": {
                "ec2InstanceProfileArn": "arn:aws:iam::000000000000:instance-profile/ecs",
                "networkConfiguration": {"subnets": ["subnet-1"], "securityGroups": ["sg-1"]},
                "instanceRequirements": {"vCpuCount": {"min": 2}, "memoryMiB": {"min": 8192}},
            },
            "propagateTags": "CAPACITY_PROVIDER",
        }
        ecs.create_capacity_provider(name=name, cluster="shop", managedInstancesProvider=given)
        found = ecs.describe_capacity_providers(capacityProviders=[name])["capacityProviders"][0]
        self.assertEqual((found["managedInstancesProvider"], found["cluster"]), (given, "shop"))
        self.assertNotIn("autoScalingGroupProvider", found)
        changed = {**given, "propagateTags": "NONE"}
        ecs.update_capacity_provider(name=name, cluster="shop", managedInstancesProvider=changed)
        found = ecs.describe_capacity_providers(capacityProviders=[name])["capacityProviders"][0]
        self.assertEqual(found["managedInstancesProvider"]["propagateTags"], "NONE")
        ecs.delete_capacity_provider(capacityProvider=name)

    def test_a_group_with_instances_is_deleted_by_force_only(self) -> None:
        self.create_template()
        name = self.create_group()
        with self.assertRaises(ClientError) as raised:
            self.scaling.delete_auto_scaling_group(AutoScalingGroupName=name)
        self.assertEqual(raised.exception.response["Error"]["Code"], "ResourceInUse")
