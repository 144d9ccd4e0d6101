"""What most tests need around them: a load balancer, and a service behind it."""

from typing import Any

from tests.support import Emulator, image, unique, wait_for

FAST_CHECK = {
    "HealthCheckPath": "/health",
    "HealthCheckIntervalSeconds": 5,
    "HealthCheckTimeoutSeconds": 2,
    "HealthyThresholdCount": 2,
    "UnhealthyThresholdCount": 2,
}


class Balancer:
    """A load balancer whose listener answers 404 to what no rule matches."""

    def __init__(self, emulator: Emulator) -> None:
        self.emulator = emulator
        self.elb = emulator.client("elbv2")
        self.name = unique("lb")
        self.arn = self.elb.create_load_balancer(Name=self.name, Subnets=[])["LoadBalancers"][0]["LoadBalancerArn"]
        self.listener = self.elb.create_listener(
            LoadBalancerArn=self.arn, Port=80, Protocol="HTTP", DefaultActions=[fixed("404", "no such path")]
        )["Listeners"][0]["ListenerArn"]

    def get(self, path: str) -> tuple[int, str]:
        return self.emulator.get(path, f"{self.name}.alb.localhost")

    def rule(self, priority: int, paths: list[str], action: dict[str, Any]) -> str:
        rule = self.elb.create_rule(
            ListenerArn=self.listener,
            Priority=priority,
            Actions=[action],
            Conditions=[{"Field": "path-pattern", "Values": paths}],
        )
        return str(rule["Rules"][0]["RuleArn"])

    def group(self, priority: int = 1, path: str = "/*", **check: Any) -> str:
        """A target group to which a rule leads."""
        arn = self.elb.create_target_group(
            Name=unique("tg"), Protocol="HTTP", Port=8080, VpcId="vpc-1", TargetType="ip", **(FAST_CHECK | check)
        )["TargetGroups"][0]["TargetGroupArn"]
        self.rule(priority, [path], {"Type": "forward", "TargetGroupArn": arn})
        return str(arn)

    def health(self, group: str) -> list[dict[str, Any]]:
        found = self.elb.describe_target_health(TargetGroupArn=group)["TargetHealthDescriptions"]
        return [each["TargetHealth"] for each in found]

    def states(self, group: str) -> list[str]:
        return sorted(health["State"] for health in self.health(group))


class Service:
    """A service of one container, and what ECS says of it."""

    def __init__(
        self,
        emulator: Emulator,
        group: str | None = None,
        count: int = 1,
        definition: dict[str, Any] | None = None,
        **options: Any,
    ) -> None:
        self.emulator = emulator
        self.ecs = emulator.client("ecs")
        self.name = unique("service")
        self.cluster = unique("cluster")
        self.ecs.create_cluster(clusterName=self.cluster)
        balancers = [{"targetGroupArn": group, "containerName": "app", "containerPort": 8080}] if group else []
        self.ecs.create_service(
            cluster=self.cluster,
            serviceName=self.name,
            taskDefinition=self.define(**(definition or {})),
            desiredCount=count,
            loadBalancers=balancers,
            networkConfiguration={"awsvpcConfiguration": {"subnets": ["subnet-1"]}},
            **options,
        )

    def define(
        self, environment: dict[str, str] | None = None, task: dict[str, Any] | None = None, **container: Any
    ) -> str:
        """A revision of the service's task definition."""
        definition = self.ecs.register_task_definition(
            family=self.name,
            networkMode="awsvpc",
            **(task or {}),
            containerDefinitions=[
                {
                    "name": "app",
                    "image": image(self.emulator.port),
                    "essential": True,
                    "stopTimeout": 5,
                    "portMappings": [{"containerPort": 8080}],
                    "environment": [{"name": name, "value": value} for name, value in (environment or {}).items()],
                    **container,
                }
            ],
        )
        return str(definition["taskDefinition"]["taskDefinitionArn"])

    def update(self, **change: Any) -> dict[str, Any]:
        return dict(self.ecs.update_service(cluster=self.cluster, service=self.name, **change)["service"])

    def describe(self) -> dict[str, Any]:
        return dict(self.ecs.describe_services(cluster=self.cluster, services=[self.name])["services"][0])

    def tasks(self, status: str = "RUNNING") -> list[dict[str, Any]]:
        arns = self.ecs.list_tasks(cluster=self.cluster, serviceName=self.name, desiredStatus=status)["taskArns"]
        return list(self.ecs.describe_tasks(cluster=self.cluster, tasks=arns)["tasks"]) if arns else []

    def primary(self) -> dict[str, Any]:
        return next(each for each in self.describe()["deployments"] if each["status"] == "PRIMARY")

    def latest_deployment(self) -> dict[str, Any]:
        listed = self.ecs.list_service_deployments(cluster=self.cluster, service=self.name)["serviceDeployments"]
        described = self.ecs.describe_service_deployments(serviceDeploymentArns=[listed[0]["serviceDeploymentArn"]])[
            "serviceDeployments"
        ]
        return dict(described[0])

    def wait_until_completed(self, seconds: float = 40) -> None:
        wait_for(lambda: self.primary()["rolloutState"] == "COMPLETED", seconds, "the deployment to complete")

    def stopped_for(self, seconds: float, reason: str) -> dict[str, Any]:
        """A task that was stopped for the reason."""

        def found() -> dict[str, Any] | None:
            return next(
                (
                    task
                    for task in self.tasks("STOPPED")
                    if reason in task["stoppedReason"] and task["lastStatus"] == "STOPPED"
                ),
                None,
            )

        task = wait_for(found, seconds, f"a task that stopped for: {reason}")
        assert task is not None
        return task

    def delete(self) -> None:
        self.ecs.delete_service(cluster=self.cluster, service=self.name, force=True)


def fixed(status: str, body: str) -> dict[str, Any]:
    return {
        "Type": "fixed-response",
        "FixedResponseConfig": {"StatusCode": status, "ContentType": "text/plain", "MessageBody": body},
    }
