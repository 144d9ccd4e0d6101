import subprocess
import unittest

from tests.stack import Service
from tests.support import Emulator, docker, docker_emulator, needs_docker, unique, wait_for

PORT = {"name": "http", "containerPort": 8080}


def container_of(service: Service) -> str:
    wait_for(lambda: service.describe()["runningCount"], 20, "a running task")
    return str(service.tasks()[0]["containers"][0]["runtimeId"])


def ask(container: str, host: str) -> str:
    """What a container is answered under a name, or why it is not."""
    script = f"fetch('http://{host}:8080/').then((r) => r.text()).then(console.log, (e) => console.log(e.cause.code))"
    try:
        return docker("exec", container, "node", "-e", script).strip()
    except subprocess.CalledProcessError as error:
        return str(error)


@needs_docker
class ServiceNames(unittest.TestCase):
    def service(self, *, version: str = "1", **options: object) -> Service:
        definition = {"environment": {"VERSION": version}, "portMappings": [PORT]}
        service = Service(docker_emulator(), definition=definition, **options)
        self.addCleanup(service.delete)
        return service

    def caller(self) -> str:
        return container_of(self.service())

    def test_the_alias_of_service_connect_leads_to_the_tasks_of_its_service(self) -> None:
        name = unique("user")
        offered = {"portName": "http", "clientAliases": [{"dnsName": name, "port": 8080}]}
        container_of(
            self.service(
                version="the user",
                serviceConnectConfiguration={"enabled": True, "namespace": "shop", "services": [offered]},
            )
        )
        self.assertEqual(ask(self.caller(), name), "the user")

    def test_a_name_of_cloud_map_leads_to_the_tasks_that_are_registered(self) -> None:
        cloud_map = docker_emulator().client("servicediscovery")
        zone = f"{unique('zone')}.internal"
        cloud_map.create_private_dns_namespace(Name=zone, Vpc="vpc-1")
        namespace = next(each for each in cloud_map.list_namespaces()["Namespaces"] if each["Name"] == zone)
        registered = cloud_map.create_service(
            Name="user",
            NamespaceId=namespace["Id"],
            DnsConfig={"DnsRecords": [{"Type": "A", "TTL": 10}]},
        )["Service"]
        container_of(self.service(version="registered", serviceRegistries=[{"registryArn": registered["Arn"]}]))
        self.assertEqual(ask(self.caller(), f"user.{zone}"), "registered")

    def test_a_name_that_no_service_has_is_not_known(self) -> None:
        self.assertIn(ask(self.caller(), unique("nobody")), ("ENOTFOUND", "EAI_AGAIN"))

    def test_the_network_of_the_names_is_gone_with_the_emulator(self) -> None:
        emulator = Emulator(docker=True).start()
        service = Service(emulator, definition={"portMappings": [PORT]})
        container_of(service)

        def networks() -> list[str]:
            listed = docker("network", "ls", "--filter", "label=ministack.instance", "--format", "{{.Name}}").split()
            return [name for name in listed if name.endswith(f"-{emulator.port}")]

        self.assertEqual(len(networks()), 1)
        emulator.stop()
        self.assertEqual(networks(), [])
