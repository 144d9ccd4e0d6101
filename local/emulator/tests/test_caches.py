import unittest

from tests.support import emulator

_GROUP = "shop"


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
