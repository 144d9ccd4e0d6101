import json
import unittest

from tests.stack import Service
from tests.support import docker, docker_emulator, needs_docker, wait_for


@needs_docker
class Containers(unittest.TestCase):
    def service(self, **definition: object) -> Service:
        service = Service(docker_emulator(), definition=definition)
        self.addCleanup(service.delete)
        return service

    def run_container(self, **definition: object) -> dict:
        service = self.service(**definition)
        wait_for(lambda: service.describe()["runningCount"], 20, "a running task")
        return dict(json.loads(docker("inspect", service.tasks()[0]["containers"][0]["runtimeId"]))[0])

    def test_a_container_runs_as_its_definition_says(self) -> None:
        container = self.run_container(
            user="1000:1000",
            readonlyRootFilesystem=True,
            workingDirectory="/tmp",
            entryPoint=["node"],
            command=["/server.js"],
            dockerLabels={"team": "a"},
            environment={"VERSION": "7"},
            linuxParameters={
                "initProcessEnabled": True,
                "capabilities": {"drop": ["ALL"]},
                "tmpfs": [{"containerPath": "/run", "size": 16, "mountOptions": ["noexec"]}],
            },
            mountPoints=[{"sourceVolume": "scratch", "containerPath": "/scratch"}],
            task={"volumes": [{"name": "scratch"}]},
        )
        host, config = container["HostConfig"], container["Config"]
        self.assertEqual((config["User"], config["WorkingDir"]), ("1000:1000", "/tmp"))
        self.assertEqual((config["Entrypoint"], config["Cmd"]), (["node"], ["/server.js"]))
        self.assertIn("VERSION=7", config["Env"])
        self.assertEqual(config["Labels"]["team"], "a")
        self.assertEqual((host["ReadonlyRootfs"], host["Init"], host["CapDrop"]), (True, True, ["ALL"]))
        self.assertEqual(host["Tmpfs"], {"/run": "size=16m,noexec"})
        mounts = {(mount["Type"], mount["Destination"]) for mount in container["Mounts"]}
        self.assertEqual(mounts, {("volume", "/etc/emulated-aws"), ("volume", "/scratch")})

    def test_secrets_reach_the_environment(self) -> None:
        arn = (
            docker_emulator()
            .client("secretsmanager")
            .create_secret(Name="database", SecretString='{"password": "s3cret"}')["ARN"]
        )
        container = self.run_container(secrets=[{"name": "PASSWORD", "valueFrom": f"{arn}:password::"}])
        self.assertIn("PASSWORD=s3cret", container["Config"]["Env"])

    def test_an_address_of_the_emulator_is_one_that_containers_reach(self) -> None:
        port = docker_emulator().port
        container = self.run_container(environment={"QUEUE_URL": f"http://localhost:{port}/000000000000/orders"})
        variables = dict(each.split("=", 1) for each in container["Config"]["Env"])
        self.assertEqual(variables["QUEUE_URL"], f"{variables['AWS_ENDPOINT_URL']}/000000000000/orders")
        self.assertEqual(variables["AWS_ACCESS_KEY_ID"], "test")
        self.assertNotIn("AWS_CONTAINER_CREDENTIALS_FULL_URI", variables)

    def test_a_container_reaches_the_emulator_where_it_is_told_to(self) -> None:
        service = self.service()
        wait_for(lambda: service.describe()["runningCount"], 20, "a running task")
        container = service.tasks()[0]["containers"][0]["runtimeId"]
        script = "fetch(process.env.AWS_ENDPOINT_URL + '/_flotilla/health').then((r) => console.log(r.status))"
        self.assertEqual(docker("exec", container, "node", "-e", script), "200")

    def test_environment_files_count_after_the_environment_and_the_first_before_others(self) -> None:
        s3 = docker_emulator().client("s3")
        s3.create_bucket(Bucket="settings", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
        s3.put_object(Bucket="settings", Key="first.env", Body=b"# comment\nA=first\nB=x=y\n")
        s3.put_object(Bucket="settings", Key="second.env", Body=b"A=second\nC=second\nVERSION=second\n")
        files = [{"type": "s3", "value": f"arn:aws:s3:::settings/{name}.env"} for name in ("first", "second")]
        container = self.run_container(environmentFiles=files, environment={"VERSION": "7"})
        for variable in ("A=first", "B=x=y", "C=second", "VERSION=7"):
            self.assertIn(variable, container["Config"]["Env"])

    def test_a_passing_health_check_makes_the_task_healthy(self) -> None:
        service = self.service(healthCheck={"command": ["CMD-SHELL", "true"], "interval": 5, "retries": 1})
        wait_for(lambda: service.describe()["runningCount"], 20, "a running task")
        self.assertEqual(service.tasks()[0]["healthStatus"], "UNKNOWN")
        self.assertEqual(service.primary()["rolloutState"], "IN_PROGRESS")
        service.wait_until_completed()
        self.assertEqual(service.tasks()[0]["containers"][0]["healthStatus"], "HEALTHY")

    def test_a_failing_health_check_stops_the_task(self) -> None:
        service = self.service(healthCheck={"command": ["CMD-SHELL", "false"], "interval": 5, "retries": 1})
        stopped = service.stopped_for(30, "Task failed container health checks")
        self.assertEqual(stopped["healthStatus"], "UNHEALTHY")

    def test_a_task_that_is_run_by_itself_reports_its_exit_code(self) -> None:
        service = self.service()
        definition = service.define(environment={"EXIT_AFTER_MS": "100"})
        task = service.ecs.run_task(cluster=service.cluster, taskDefinition=definition)["tasks"][0]["taskArn"]

        def stopped() -> dict | None:
            described = service.ecs.describe_tasks(cluster=service.cluster, tasks=[task])["tasks"][0]
            return dict(described) if described["lastStatus"] == "STOPPED" else None

        described = wait_for(stopped, 20, "the task to stop")
        assert described
        self.assertEqual(
            (described["containers"][0]["exitCode"], described["stopCode"]), (7, "EssentialContainerExited")
        )
