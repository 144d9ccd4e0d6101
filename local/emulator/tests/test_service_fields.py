import unittest

from tests.support import emulator, unique, wait_for

SPREAD = [{"type": "spread", "field": "attribute:ecs.availability-zone"}, {"type": "binpack", "field": "memory"}]


class ServiceFields(unittest.TestCase):
    def setUp(self) -> None:
        self.ecs = emulator().client("ecs")
        self.cluster = unique("cluster")
        self.ecs.create_cluster(clusterName=self.cluster)
        self.family = unique("family")
        self.first = self.define()

    def define(self) -> str:
        return str(
            self.ecs.register_task_definition(
                family=self.family,
                containerDefinitions=[{"name": "app", "image": "app", "memory": 64}],
            )["taskDefinition"]["taskDefinitionArn"]
        )

    def create(self, **options: object) -> dict:
        return dict(
            self.ecs.create_service(
                cluster=self.cluster, serviceName="app", taskDefinition=self.first, desiredCount=1, **options
            )["service"]
        )

    def describe(self) -> dict:
        return dict(self.ecs.describe_services(cluster=self.cluster, services=["app"])["services"][0])

    def update(self, **change: object) -> None:
        self.ecs.update_service(cluster=self.cluster, service="app", **change)

    def settle(self) -> None:
        wait_for(
            lambda: [each["rolloutState"] for each in self.describe()["deployments"]] == ["COMPLETED"],
            10,
            "one completed deployment",
        )

    def test_placement_is_returned_as_given(self) -> None:
        self.create(placementStrategy=SPREAD, placementConstraints=[{"type": "distinctInstance"}])
        self.assertEqual(self.describe()["placementStrategy"], SPREAD)
        self.assertEqual(self.describe()["placementConstraints"], [{"type": "distinctInstance"}])

    def test_changed_placement_takes_effect_without_a_new_deployment(self) -> None:
        self.create(placementStrategy=SPREAD)
        deployment = self.describe()["deployments"][0]["id"]
        self.update(placementStrategy=[])
        self.assertEqual(self.describe()["placementStrategy"], [])
        self.assertEqual(self.describe()["deployments"][0]["id"], deployment)

    def test_an_update_keeps_the_deployment_configuration_that_it_does_not_name(self) -> None:
        self.create(
            deploymentConfiguration={
                "maximumPercent": 150,
                "deploymentCircuitBreaker": {"enable": True, "rollback": True},
            }
        )
        self.update(deploymentConfiguration={"minimumHealthyPercent": 50})
        kept = self.describe()["deploymentConfiguration"]
        self.assertEqual((kept["maximumPercent"], kept["minimumHealthyPercent"]), (150, 50))
        self.assertEqual(kept["deploymentCircuitBreaker"], {"enable": True, "rollback": True})

    def test_service_connect_is_returned_in_the_deployment(self) -> None:
        connect = {
            "enabled": True,
            "namespace": "shop",
            "services": [{"portName": "http", "clientAliases": [{"port": 80, "dnsName": "app"}]}],
        }
        self.create(serviceConnectConfiguration=connect)
        self.assertEqual(self.describe()["deployments"][0]["serviceConnectConfiguration"], connect)

    def test_a_changed_network_starts_a_new_deployment(self) -> None:
        self.create(networkConfiguration={"awsvpcConfiguration": {"subnets": ["subnet-1"]}})
        self.settle()
        before = self.describe()["deployments"][0]["id"]
        self.update(networkConfiguration={"awsvpcConfiguration": {"subnets": ["subnet-2"]}})
        self.settle()
        self.assertNotEqual(self.describe()["deployments"][0]["id"], before)

    def test_tags_grace_period_and_managed_tags_are_returned_as_given(self) -> None:
        self.create(
            tags=[{"key": "team", "value": "a"}],
            healthCheckGracePeriodSeconds=7,
            enableECSManagedTags=True,
            propagateTags="SERVICE",
        )
        service = self.ecs.describe_services(cluster=self.cluster, services=["app"], include=["TAGS"])["services"][0]
        self.assertEqual(service["tags"], [{"key": "team", "value": "a"}])
        self.assertEqual(
            (service["healthCheckGracePeriodSeconds"], service["enableECSManagedTags"], service["propagateTags"]),
            (7, True, "SERVICE"),
        )

    def test_tasks_of_a_capacity_provider_start_without_container_instances(self) -> None:
        self.create(capacityProviderStrategy=[{"capacityProvider": "ec2-spot", "weight": 1, "base": 0}])
        self.settle()
        self.assertEqual(self.describe()["runningCount"], 1)
        self.assertEqual(
            self.describe()["capacityProviderStrategy"], [{"capacityProvider": "ec2-spot", "weight": 1, "base": 0}]
        )
        self.assertNotIn("launchType", self.describe())

    def test_a_deployment_is_younger_than_the_request_for_it(self) -> None:
        self.create()
        self.settle()
        created = self.describe()["deployments"][0]["createdAt"]
        self.assertNotEqual(created.microsecond, 0, "cut to whole seconds")

    def test_the_deployment_of_an_update_is_found_by_its_revision_and_succeeds(self) -> None:
        self.create()
        self.settle()
        self.update(taskDefinition=self.define())
        number = self.describe()["deployments"][0]["id"].split("/")[1]
        self.settle()
        briefs = self.ecs.list_service_deployments(cluster=self.cluster, service="app")["serviceDeployments"]
        ours = [each for each in briefs if number in each["targetServiceRevisionArn"]]
        self.assertEqual([each["status"] for each in ours], ["SUCCESSFUL"])
        self.assertEqual(len(briefs), 2)

    def test_what_earlier_deployments_ran_is_remembered(self) -> None:
        self.create()
        self.settle()
        second = self.define()
        self.update(taskDefinition=second)
        self.settle()
        deployments = self.ecs.list_service_deployments(cluster=self.cluster, service="app")["serviceDeployments"]
        revisions = self.ecs.describe_service_revisions(
            serviceRevisionArns=[each["targetServiceRevisionArn"] for each in deployments]
        )["serviceRevisions"]
        self.assertEqual({each["taskDefinition"] for each in revisions}, {self.first, second})

    def test_a_deregistered_task_definition_is_refused(self) -> None:
        self.create()
        second = self.define()
        self.ecs.deregister_task_definition(taskDefinition=second)
        with self.assertRaisesRegex(self.ecs.exceptions.ClientException, "inactive"):
            self.update(taskDefinition=second)

    def test_a_target_group_without_a_load_balancer_is_refused(self) -> None:
        group = (
            emulator()
            .client("elbv2")
            .create_target_group(Name=unique("tg"), Protocol="HTTP", Port=80, TargetType="ip")["TargetGroups"][0][
                "TargetGroupArn"
            ]
        )
        with self.assertRaisesRegex(
            self.ecs.exceptions.InvalidParameterException, "does not have an associated load balancer"
        ):
            self.create(loadBalancers=[{"targetGroupArn": group, "containerName": "app", "containerPort": 80}])

    def test_a_cluster_is_kept_until_its_services_are_gone(self) -> None:
        self.create()
        with self.assertRaises(self.ecs.exceptions.ClusterContainsServicesException):
            self.ecs.delete_cluster(cluster=self.cluster)
        self.ecs.delete_service(cluster=self.cluster, service="app", force=True)
        wait_for(lambda: self.describe()["status"] == "INACTIVE", 10, "the service to be inactive")
        self.assertEqual(self.ecs.delete_cluster(cluster=self.cluster)["cluster"]["status"], "INACTIVE")

    def test_a_capacity_provider_keeps_draining_and_all_of_managed_scaling(self) -> None:
        name = unique("capacity")
        self.ecs.create_capacity_provider(
            name=name,
            autoScalingGroupProvider={
                "autoScalingGroupArn": "arn:aws:autoscaling:eu-west-1:0:asg",
                "managedDraining": "ENABLED",
                "managedScaling": {"status": "ENABLED", "targetCapacity": 90},
            },
        )
        provider = self.ecs.describe_capacity_providers(capacityProviders=[name])["capacityProviders"][0]
        self.assertEqual(provider["autoScalingGroupProvider"]["managedDraining"], "ENABLED")
        self.assertEqual(
            provider["autoScalingGroupProvider"]["managedScaling"],
            {
                "status": "ENABLED",
                "targetCapacity": 90,
                "minimumScalingStepSize": 1,
                "maximumScalingStepSize": 10000,
                "instanceWarmupPeriod": 300,
            },
        )

    def test_capacity_providers_of_a_cluster_are_kept_with_their_default_strategy(self) -> None:
        strategy = [{"capacityProvider": "FARGATE", "weight": 1, "base": 1}]
        self.ecs.put_cluster_capacity_providers(
            cluster=self.cluster, capacityProviders=["FARGATE"], defaultCapacityProviderStrategy=strategy
        )
        cluster = self.ecs.describe_clusters(clusters=[self.cluster])["clusters"][0]
        self.assertEqual(cluster["defaultCapacityProviderStrategy"], strategy)
        self.assertEqual(cluster["capacityProviders"], ["FARGATE"])
