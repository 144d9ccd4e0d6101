import unittest

from tests.support import emulator, unique, wait_for


class ApplicationAutoScaling(unittest.TestCase):
    def setUp(self) -> None:
        self.scaling = emulator().client("application-autoscaling")
        self.ecs = emulator().client("ecs")
        self.cluster = unique("cluster")
        self.ecs.create_cluster(clusterName=self.cluster)
        self.ecs.register_task_definition(family="scaled", containerDefinitions=[{"name": "app", "image": "app"}])
        self.ecs.create_service(cluster=self.cluster, serviceName="app", taskDefinition="scaled", desiredCount=1)
        self.target = {
            "ServiceNamespace": "ecs",
            "ResourceId": f"service/{self.cluster}/app",
            "ScalableDimension": "ecs:service:DesiredCount",
        }

    def register(self, minimum: int = 2, maximum: int = 4, **more: object) -> str:
        return str(
            self.scaling.register_scalable_target(**self.target, MinCapacity=minimum, MaxCapacity=maximum, **more)[
                "ScalableTargetARN"
            ]
        )

    def desired(self) -> int:
        service = self.ecs.describe_services(cluster=self.cluster, services=["app"])["services"][0]
        return int(service["desiredCount"])

    def test_a_registered_target_is_described_with_its_tags(self) -> None:
        arn = self.register(Tags={"team": "a"})
        found = self.scaling.describe_scalable_targets(ServiceNamespace="ecs", ResourceIds=[self.target["ResourceId"]])[
            "ScalableTargets"
        ]
        self.assertEqual([(each["MinCapacity"], each["MaxCapacity"]) for each in found], [(2, 4)])
        self.assertEqual(self.scaling.list_tags_for_resource(ResourceARN=arn)["Tags"], {"team": "a"})

    def test_registering_moves_the_desired_count_into_the_range(self) -> None:
        self.register(2, 4)
        self.assertEqual(self.desired(), 2)
        self.register(0, 1)
        self.assertEqual(self.desired(), 1)
        activities = self.scaling.describe_scaling_activities(**self.target)["ScalingActivities"]
        self.assertEqual(
            [each["Description"] for each in activities], ["Setting desired count to 1.", "Setting desired count to 2."]
        )

    def test_a_desired_count_within_the_range_is_left_alone(self) -> None:
        self.register(1, 9)
        self.assertEqual(self.desired(), 1)

    def test_a_minimum_above_the_maximum_is_refused(self) -> None:
        with self.assertRaises(self.scaling.exceptions.ValidationException):
            self.register(5, 4)

    def test_a_target_that_is_no_service_is_refused(self) -> None:
        self.target["ResourceId"] = f"service/{self.cluster}/other"
        with self.assertRaisesRegex(self.scaling.exceptions.ValidationException, "ECS service doesn't exist"):
            self.register()

    def test_a_policy_needs_a_target_and_is_returned_as_given(self) -> None:
        configuration = {
            "TargetValue": 60.0,
            "ScaleInCooldown": 300,
            "PredefinedMetricSpecification": {"PredefinedMetricType": "ECSServiceAverageCPUUtilization"},
        }
        policy = {
            **self.target,
            "PolicyName": "cpu",
            "PolicyType": "TargetTrackingScaling",
            "TargetTrackingScalingPolicyConfiguration": configuration,
        }
        with self.assertRaises(self.scaling.exceptions.ObjectNotFoundException):
            self.scaling.put_scaling_policy(**policy)
        self.register()
        arn = self.scaling.put_scaling_policy(**policy)["PolicyARN"]
        found = self.scaling.describe_scaling_policies(
            ServiceNamespace="ecs", PolicyNames=["cpu"], ResourceId=self.target["ResourceId"]
        )["ScalingPolicies"]
        self.assertEqual([each["TargetTrackingScalingPolicyConfiguration"] for each in found], [configuration])
        self.assertEqual(self.scaling.put_scaling_policy(**policy)["PolicyARN"], arn, "an update keeps the ARN")

    def test_policies_and_schedules_go_with_their_target(self) -> None:
        self.register()
        self.scaling.put_scheduled_action(
            **self.target,
            ScheduledActionName="night",
            Schedule="cron(0 20 * * ? *)",
            ScalableTargetAction={"MinCapacity": 0, "MaxCapacity": 1},
        )
        found = self.scaling.describe_scheduled_actions(**self.target)["ScheduledActions"]
        self.assertEqual([each["ScalableTargetAction"] for each in found], [{"MinCapacity": 0, "MaxCapacity": 1}])
        self.scaling.deregister_scalable_target(**self.target)
        self.assertEqual(self.scaling.describe_scheduled_actions(**self.target)["ScheduledActions"], [])
        with self.assertRaises(self.scaling.exceptions.ObjectNotFoundException):
            self.scaling.deregister_scalable_target(**self.target)

    def test_tasks_follow_the_desired_count(self) -> None:
        self.register(3, 4)
        wait_for(
            lambda: (
                self.ecs.describe_services(cluster=self.cluster, services=["app"])["services"][0]["runningCount"] == 3
            ),
            10,
            "three tasks",
        )
