"""A cluster of Aurora PostgreSQL is a server that answers, also where its container's image is not at hand.

Gap: as of instances (`rds_servers.py`); ministack runs a cluster as one container, in which all of its instances are.
Here it is one server of this machine's own PostgreSQL, once its first instance is created, and its instances are at
its address, too. Capacity units mean nothing to it.
"""

import logging
from typing import Any

from ministack.services import rds

from patches import certificates, seam
from patches.postgresql import Postgresql
from patches.rds_servers import no_container, own_programs
from patches.rds_tls import cluster_asks_for_tls

Cluster = dict[str, Any]
Parameters = dict[str, Any]

logger = logging.getLogger("flotilla")

# By the cluster's resource id, which is the same for no two clusters.
_servers: dict[str, Postgresql] = {}


def apply() -> None:
    seam.require(rds, "_p", "_resolve_cluster", "_default_engine_version", "_default_port")
    seam.wrap(rds, "_start_cluster_shared_container", _with_server)
    seam.wrap_action(rds, "DeleteDBCluster", _ending_server)


def _with_server(original: seam.Handler) -> seam.Handler:
    def start_cluster_shared_container(name: str, cluster: Cluster, remove_stale: bool = False) -> Any:
        engine = cluster["Engine"]
        version = cluster.get("EngineVersion") or rds._default_engine_version(engine)
        own = own_programs(engine, version)
        if own is None:
            return original(name, cluster, remove_stale)
        with no_container():
            result = original(name, cluster, remove_stale)
        key = cluster["DbClusterResourceId"]
        if key not in _servers:
            port = int(cluster.get("Port") or rds._default_port(engine))
            server = Postgresql(key, own, port, cluster_asks_for_tls(cluster, version))
            server.make(
                cluster["MasterUsername"],
                cluster["_MasterUserPassword"],
                cluster.get("DatabaseName") or "",
                certificates.of_database(server.address.host),
            )
            _servers[key] = server
            logger.info("Cluster %s is PostgreSQL %s of this machine, at %s", name, own.version, server.address.host)
        address = _servers[key].address
        cluster["_shared_endpoint"] |= {"Address": address.host, "Port": address.port}
        rds._sync_cluster_endpoints(cluster)
        return result

    return start_cluster_shared_container


def _ending_server(original: seam.Handler) -> seam.Handler:
    def delete_db_cluster(p: Parameters) -> tuple:
        cluster = rds._resolve_cluster(rds._p(p, "DBClusterIdentifier"))
        answer: tuple = original(p)
        server = _servers.pop(cluster["DbClusterResourceId"], None) if answer[0] == 200 and cluster else None
        if server:
            server.remove()
        return answer

    return delete_db_cluster
