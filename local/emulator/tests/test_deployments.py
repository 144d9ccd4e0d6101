import threading
import unittest
from typing import Any

from tests.stack import Balancer, Service
from tests.support import docker, docker_emulator, needs_docker, wait_for

BREAKER: dict[str, Any] = {"deploymentConfiguration": {"deploymentCircuitBreaker": {"enable": True, "rollback": True}}}


@needs_docker
class Deployments(unittest.TestCase):
    def setUp(self) -> None:
        self.balancer = Balancer(docker_emulator())

    def service(self, count: int = 1, **options: Any) -> Service:
        self.group = self.balancer.group()
        service = Service(docker_emulator(), self.group, count, **options)
        self.addCleanup(service.delete)
        return service

    def test_old_tasks_serve_until_the_new_ones_are_healthy(self) -> None:
        service = self.service(2, definition={"environment": {"VERSION": "old"}})
        service.wait_until_completed()
        self.assertEqual(self.balancer.get("/"), (200, "old"))
        answers: list[tuple[int, str]] = []
        done = threading.Event()

        def poll() -> None:
            while not done.wait(0.05):
                answers.append(self.balancer.get("/"))

        poller = threading.Thread(target=poll)
        poller.start()
        service.update(taskDefinition=service.define(environment={"VERSION": "new"}))
        service.wait_until_completed()
        done.set()
        poller.join()
        self.assertEqual(set(answers), {(200, "old"), (200, "new")})
        self.assertEqual(self.balancer.get("/"), (200, "new"))
        self.assertEqual(service.describe()["runningCount"], 2)
        self.assertEqual(service.latest_deployment()["status"], "SUCCESSFUL")

    def test_an_image_whose_target_fails_is_rolled_back_and_never_serves(self) -> None:
        service = self.service(definition={"environment": {"VERSION": "good"}}, **BREAKER)
        service.wait_until_completed()
        good = service.describe()["taskDefinition"]
        service.update(taskDefinition=service.define(environment={"VERSION": "bad", "HEALTH": "500"}))
        stopped = service.stopped_for(30, "Task failed ELB health checks in (target-group")
        self.assertEqual(stopped["stopCode"], "ServiceSchedulerInitiated")
        self.assertEqual(self.balancer.get("/"), (200, "good"))
        wait_for(lambda: service.latest_deployment()["status"] == "ROLLBACK_SUCCESSFUL", 60, "the rollback")
        self.assertEqual(service.describe()["taskDefinition"], good)
        self.assertEqual([each["status"] for each in service.describe()["deployments"]], ["PRIMARY"])
        self.assertEqual(self.balancer.get("/"), (200, "good"))

    def test_a_container_that_exits_trips_the_circuit_breaker(self) -> None:
        service = self.service(**BREAKER)
        service.wait_until_completed()
        service.update(taskDefinition=service.define(environment={"EXIT_AFTER_MS": "300", "HEALTH": "500"}))
        stopped = service.stopped_for(30, "Essential container in task exited")
        self.assertEqual(stopped["containers"][0]["exitCode"], 7)
        self.assertEqual(stopped["stopCode"], "EssentialContainerExited")
        wait_for(lambda: service.latest_deployment()["status"] == "ROLLBACK_SUCCESSFUL", 60, "the rollback")
        self.assertIn("circuit breaker", service.latest_deployment()["statusReason"])
        messages = " ".join(event["message"] for event in service.describe()["events"])
        self.assertIn("deployment failed: tasks failed to start.", messages)
        self.assertIn("rolling back to deployment ecs-svc/", messages)

    def test_a_first_deployment_that_fails_is_given_up(self) -> None:
        service = self.service(definition={"environment": {"EXIT_AFTER_MS": "10"}}, **BREAKER)
        wait_for(lambda: service.primary()["rolloutState"] == "FAILED", 60, "the deployment to fail")
        self.assertEqual(service.latest_deployment()["status"], "ROLLBACK_FAILED")
        self.assertEqual(service.primary()["failedTasks"], 3)

    def test_an_unhealthy_target_is_ignored_during_the_grace_period(self) -> None:
        service = self.service(definition={"environment": {"HEALTH": "500"}}, healthCheckGracePeriodSeconds=12)
        wait_for(lambda: self.balancer.states(self.group) == ["unhealthy"], 20, "an unhealthy target")
        self.assertEqual(service.tasks("STOPPED"), [])
        service.stopped_for(20, "Task failed ELB health checks")

    def test_a_killed_container_is_replaced(self) -> None:
        service = self.service()
        service.wait_until_completed()
        before = service.tasks()[0]
        docker("kill", before["containers"][0]["runtimeId"])
        stopped = service.stopped_for(10, "Essential container in task exited")
        self.assertEqual(stopped["taskArn"], before["taskArn"])
        self.assertEqual(stopped["containers"][0]["exitCode"], 137)
        wait_for(lambda: self.balancer.states(self.group) == ["healthy"], 15, "the replacement")
        self.assertEqual(self.balancer.get("/"), (200, "1"))

    def test_surplus_tasks_stop_after_their_targets_are_deregistered(self) -> None:
        service = self.service(2)
        service.wait_until_completed()
        service.update(desiredCount=1)
        wait_for(lambda: service.describe()["runningCount"] == 1, 10, "one task")
        stopped = service.stopped_for(10, "Scaling activity initiated by")
        self.assertEqual(stopped["containers"][0]["exitCode"], 0, "SIGTERM was not honoured")
        wait_for(lambda: self.balancer.states(self.group) == ["healthy"], 3, "one target")

    def test_a_request_under_way_ends_before_its_task_stops(self) -> None:
        service = self.service()
        service.wait_until_completed()
        answers: list[tuple[int, str]] = []
        request = threading.Thread(target=lambda: answers.append(self.balancer.get("/slow")))
        request.start()
        wait_for(request.is_alive, 1, "the request to start")
        threading.Event().wait(0.5)
        service.update(desiredCount=0)
        wait_for(lambda: self.balancer.states(self.group) == ["draining"], 3, "a draining target")
        request.join()
        self.assertEqual(answers, [(200, "1")])
