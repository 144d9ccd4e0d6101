import signal
import unittest

from tests.stack import Service
from tests.support import Emulator, containers, docker, docker_emulator, needs_docker, wait_for


@needs_docker
class ContainerCleanup(unittest.TestCase):
    def run_service(self, emulator: Emulator) -> Service:
        service = Service(emulator)
        wait_for(lambda: service.describe()["runningCount"], 20, "a running task")
        return service

    def test_a_deleted_service_leaves_no_container(self) -> None:
        service = self.run_service(docker_emulator())
        container = service.tasks()[0]["containers"][0]["runtimeId"]
        service.delete()
        wait_for(lambda: service.describe()["status"] == "INACTIVE", 20, "the service to be inactive")
        self.assertFalse([each for each in containers(docker_emulator().port) if container.startswith(each)])

    def test_a_deleted_cluster_leaves_no_container(self) -> None:
        service = self.run_service(docker_emulator())
        service.delete()
        definition = service.define()
        task = service.ecs.run_task(cluster=service.cluster, taskDefinition=definition)["tasks"][0]["taskArn"]
        label = f"label=com.amazonaws.ecs.task-arn={task}"
        wait_for(lambda: docker("ps", "--quiet", "--filter", label), 20, "its container")
        wait_for(lambda: service.describe()["status"] == "INACTIVE", 20, "the service to be inactive")
        service.ecs.delete_cluster(cluster=service.cluster)
        wait_for(lambda: not docker("ps", "--all", "--quiet", "--filter", label), 20, "the container to go")

    def test_a_stopped_emulator_leaves_no_container(self) -> None:
        emulator = Emulator(docker=True).start()
        self.run_service(emulator)
        emulator.stop()
        self.assertEqual(containers(emulator.port), [])

    def test_what_a_killed_emulator_left_goes_at_the_next_start_on_its_port(self) -> None:
        others = len(containers(self.other().port))
        killed = Emulator(docker=True).start()
        instance = killed.health()["instanceId"]
        self.run_service(killed)
        killed.stop(signal.SIGKILL)
        self.assertTrue(containers(killed.port), "nothing was left: this test shows nothing")
        successor = Emulator(docker=True, port=killed.port).start()
        self.addCleanup(successor.stop)
        self.assertEqual(containers(killed.port), [])
        self.assertNotEqual(successor.health()["instanceId"], instance)
        self.assertEqual(len(containers(self.other().port)), others, "another emulator's containers went, too")

    def other(self) -> Emulator:
        if not hasattr(self, "_other"):
            self._other = self.run_service(docker_emulator())
            self.addCleanup(self._other.delete)
        return docker_emulator()
