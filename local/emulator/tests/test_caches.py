import shutil
import subprocess
import unittest
from collections.abc import Sequence

from patches.redis_server import program
from tests.support import Emulator, docker, docker_emulator, emulator, image, needs_docker, servers, unique

_GROUP = "shop"
needs_redis = unittest.skipIf(program() is None, "needs the program of Valkey or Redis")


class Caches(unittest.TestCase):
    def test_parameters_are_told_by_who_set_them(self) -> None:
        caches = emulator().client("elasticache")
        caches.create_cache_parameter_group(
            CacheParameterGroupName=_GROUP, CacheParameterGroupFamily="valkey8", Description="Shop"
        )
        caches.modify_cache_parameter_group(
            CacheParameterGroupName=_GROUP,
            ParameterNameValues=[{"ParameterName": "maxmemory-policy", "ParameterValue": "noeviction"}],
        )
        own = caches.describe_cache_parameters(CacheParameterGroupName=_GROUP, Source="user")["Parameters"]
        self.assertEqual(
            [(each["ParameterName"], each["ParameterValue"]) for each in own], [("maxmemory-policy", "noeviction")]
        )
        every = caches.describe_cache_parameters(CacheParameterGroupName=_GROUP)["Parameters"]
        self.assertGreater(len(every), 1)

    def test_a_node_tells_whether_it_is_patched_by_itself(self) -> None:
        caches = emulator().client("elasticache")
        for name, upgrades in (("patched", True), ("left", False)):
            caches.create_replication_group(
                ReplicationGroupId=name,
                ReplicationGroupDescription="Shop",
                Engine="valkey",
                CacheNodeType="cache.t4g.micro",
                AutoMinorVersionUpgrade=upgrades,
            )
            (node,) = caches.describe_cache_clusters(CacheClusterId=f"{name}-0001-001")["CacheClusters"]
            self.assertEqual(node["AutoMinorVersionUpgrade"], upgrades)


class Cache:
    """A replication group of two nodes with a password and encryption in transit, and what its clients are told."""

    def __init__(self, emulator: Emulator, password: str) -> None:
        self.authority = emulator.authority("elasticache")
        self.elasticache = emulator.client("elasticache")
        self.name = unique("cache")
        group = self.elasticache.create_replication_group(
            ReplicationGroupId=self.name,
            ReplicationGroupDescription="Shop",
            Engine="valkey",
            EngineVersion="8.0",
            CacheNodeType="cache.t4g.micro",
            NumCacheClusters=2,
            AutomaticFailoverEnabled=True,
            TransitEncryptionEnabled=True,
            AuthToken=password,
        )["ReplicationGroup"]
        self.endpoint = group["NodeGroups"][0]["PrimaryEndpoint"]

    def ask(self, password: str, *command: str) -> str:
        return self.ask_by(("--tls", "--cacert", str(self.authority)), password, *command)

    def ask_by(self, transport: Sequence[str], password: str, *command: str) -> str:
        client = shutil.which("valkey-cli") or shutil.which("redis-cli")
        assert client
        place = ("-h", self.endpoint["Address"], "-p", str(self.endpoint["Port"]), *transport)
        done = subprocess.run(
            [client, *place, "--no-auth-warning", *(("-a", password) if password else ()), *command],
            capture_output=True,
            text=True,
        )
        return (done.stdout + done.stderr).strip()

    def change(self, password: str, strategy: str) -> None:
        self.elasticache.modify_replication_group(
            ReplicationGroupId=self.name, AuthToken=password, AuthTokenUpdateStrategy=strategy
        )

    def delete(self) -> None:
        self.elasticache.delete_replication_group(ReplicationGroupId=self.name)


@needs_redis
class CacheServers(unittest.TestCase):
    def setUp(self) -> None:
        self.cache = Cache(emulator(), "of-the-first-version")
        self.addCleanup(self.cache.delete)

    def test_a_cache_answers_who_has_the_password_at_the_port_of_elasticache(self) -> None:
        self.assertEqual(self.cache.endpoint["Port"], 6379)
        self.assertEqual(self.cache.ask("of-the-first-version", "SET", "key", "value"), "OK")
        self.assertEqual(self.cache.ask("of-the-first-version", "GET", "key"), "value")
        self.assertIn("NOAUTH", self.cache.ask("", "GET", "key"))
        self.assertIn("WRONGPASS", self.cache.ask("guessed", "PING"))

    def test_it_answers_over_tls_alone_by_the_authority_of_caches(self) -> None:
        plain = self.cache.ask_by((), "of-the-first-version", "PING")
        self.assertNotIn("PONG", plain)
        self.assertRegex(plain, "closed|reset")
        other = self.cache.ask_by(("--tls", "--cacert", str(emulator().authority("rds"))), "of-the-first-version", "PING")
        self.assertIn("certificate verify failed", other)

    def test_without_encryption_in_transit_it_answers_without_tls(self) -> None:
        caches, name = emulator().client("elasticache"), unique("plain")
        cluster = caches.create_cache_cluster(
            CacheClusterId=name, Engine="valkey", CacheNodeType="cache.t4g.micro", NumCacheNodes=1
        )["CacheCluster"]
        self.addCleanup(caches.delete_cache_cluster, CacheClusterId=name)
        (node,) = caches.describe_cache_clusters(CacheClusterId=name, ShowCacheNodeInfo=True)["CacheClusters"]
        self.assertEqual(cluster["CacheClusterId"], node["CacheClusterId"])
        self.cache.endpoint = node["CacheNodes"][0]["Endpoint"]
        self.assertEqual(self.cache.ask_by((), "", "PING"), "PONG")

    def test_two_caches_have_the_same_port_and_nothing_in_common(self) -> None:
        other = Cache(emulator(), "of-the-other-cache")
        self.addCleanup(other.delete)
        self.assertEqual(other.endpoint["Port"], 6379)
        self.cache.ask("of-the-first-version", "SET", "key", "value")
        self.assertEqual(other.ask("of-the-other-cache", "GET", "key"), "")

    def test_a_rotated_password_and_the_one_before_are_valid_until_one_is_set(self) -> None:
        self.cache.ask("of-the-first-version", "SET", "key", "value")
        self.cache.change("of-the-second-version", "ROTATE")
        for password in ("of-the-first-version", "of-the-second-version"):
            self.assertEqual(self.cache.ask(password, "GET", "key"), "value")
        self.cache.change("of-the-third-version", "ROTATE")
        self.assertIn("WRONGPASS", self.cache.ask("of-the-first-version", "PING"))
        self.cache.change("of-the-third-version", "SET")
        self.assertIn("WRONGPASS", self.cache.ask("of-the-second-version", "PING"))
        self.assertEqual(self.cache.ask("of-the-third-version", "GET", "key"), "value")

    def test_none_outlives_its_replication_group_or_the_emulator(self) -> None:
        own = Emulator(docker=False).start()
        Cache(own, "of-the-first-version").delete()
        self.assertEqual(servers(own), [])
        Cache(own, "of-the-first-version")
        self.assertEqual(len(servers(own)), 1)
        own.stop()
        self.assertEqual(servers(own), [])

    @needs_docker
    def test_a_container_reaches_it(self) -> None:
        cache = Cache(docker_emulator(), "of-the-first-version")
        self.addCleanup(cache.delete)
        script = f"require('net').connect(6379, '{cache.endpoint['Address']}', () => process.exit(0))"
        docker("run", "--rm", "--entrypoint", "node", image(docker_emulator().port), "-e", script)
