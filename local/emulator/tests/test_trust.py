import subprocess
import unittest

from tests.stack import Service
from tests.support import docker, docker_emulator, needs_docker, unique, wait_for
from tests.test_caches import Cache, needs_redis
from tests.test_databases import Database, needs_postgresql

# Speaks TLS as any program in Node does, and PostgreSQL's question for it before.
CONNECT = """
const [host, port] = process.argv.slice(-2);
const socket = require("net").connect(Number(port), host);
const secure = () => require("tls").connect({ socket, host })
    .on("error", ({ code }) => { console.log(code); process.exit(); })
    .on("secureConnect", function () { console.log(this.authorized); process.exit(); });
if (port === "5432") socket.once("connect", () => socket.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])))
    .once("data", secure);
else socket.once("connect", secure);
"""


@needs_docker
class Trust(unittest.TestCase):
    def container(self, **definition: object) -> str:
        service = Service(docker_emulator(), definition=definition)
        self.addCleanup(service.delete)
        wait_for(lambda: service.describe()["runningCount"], 20, "a running task")
        return str(service.tasks()[0]["containers"][0]["runtimeId"])

    def connect(self, container: str, place: dict) -> str:
        return docker("exec", container, "node", "-e", CONNECT, place["Address"], str(place["Port"]))

    @needs_redis
    def test_a_task_trusts_a_cache(self) -> None:
        cache = Cache(docker_emulator(), "of-the-first-version")
        self.addCleanup(cache.delete)
        container = self.container(user="1000:1000", readonlyRootFilesystem=True)
        self.assertEqual(self.connect(container, cache.endpoint), "true")

    @needs_postgresql
    def test_a_task_trusts_a_database(self) -> None:
        database = Database(docker_emulator(), unique("shop")).create()
        self.addCleanup(database.delete)
        self.assertEqual(self.connect(self.container(), database.describe()["Endpoint"]), "true")

    @needs_redis
    def test_a_task_that_says_itself_whom_it_trusts_is_left_alone(self) -> None:
        cache = Cache(docker_emulator(), "of-the-first-version")
        self.addCleanup(cache.delete)
        container = self.container(environment={"NODE_EXTRA_CA_CERTS": "/etc/ssl/own.pem"})
        answer = subprocess.run(
            ["docker", "exec", container, "node", "-e", CONNECT, cache.endpoint["Address"], "6379"],
            capture_output=True,
            text=True,
        )
        self.assertIn("UNABLE_TO_VERIFY", answer.stdout)

    def test_nothing_is_left_of_it(self) -> None:
        name = f"authorities-of-flotilla-{docker_emulator().port}"
        self.container()
        self.assertEqual(docker("volume", "ls", "--quiet", "--filter", f"name={name}"), name)
        self.assertEqual(docker("image", "ls", "--quiet", name), "")
