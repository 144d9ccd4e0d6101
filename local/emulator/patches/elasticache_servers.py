"""A cache is a server of Valkey or Redis that answers, also where its container's image is not at hand.

Gap: ministack runs a node as a container of the public image `valkey/valkey`, told as at `localhost` and a port that
the tasks' containers don't reach; where the image can't be pulled, it tells of an address where nobody answers. Here a
node has an address of its own with the port of ElastiCache: the container's, on the bridge network of the tasks, where
the image is on this machine already; and else that of a server of this machine's own (`redis_server.py`). Where there
is neither, ministack pulls the image; where it can't, the cache is on paper alone, and the log says what to install.

All nodes of a shard are one server, which with encryption in transit speaks TLS alone.
"""

import logging
from typing import Any

from ministack.services import elasticache

from patches import certificates, seam
from patches.redis_server import RedisServer, program

Group = dict[str, Any]
Parameters = dict[str, Any]

logger = logging.getLogger("flotilla")

_PORT = 6379
# By where they are told to be.
_servers: dict[tuple[str, int], RedisServer] = {}


def apply() -> None:
    seam.require(elasticache, "_clusters", "_replication_groups", "_p", "_get_docker", "_image_is_local")
    seam.require(elasticache, "_engine_image_and_port", "DOCKER_NETWORK")
    # Containers are told by their own address there.
    elasticache.DOCKER_NETWORK = elasticache.DOCKER_NETWORK or "bridge"
    seam.wrap(elasticache, "_spawn_redis_container", _or_server)
    seam.wrap(elasticache, "_update_auth_token", _in_servers)
    seam.wrap(elasticache, "_delete_replication_group", _ending_servers("_replication_groups", "ReplicationGroupId"))
    seam.wrap(elasticache, "_delete_cache_cluster", _ending_servers("_clusters", "CacheClusterId"))


def _or_server(original: seam.Handler) -> seam.Handler:
    def spawn_redis_container(
        name: str,
        engine: str,
        engine_version: str,
        labels: dict[str, str],
        transit: bool = False,
        auth_token: str | None = None,
    ) -> tuple:
        client = elasticache._get_docker()
        image, _port = elasticache._engine_image_and_port(engine, engine_version)
        like_redis = engine in ("redis", "valkey")
        own = program() if like_redis else None
        if own is None or (client and elasticache._image_is_local(client, image)):
            host, port, container = original(name, engine, engine_version, labels, transit, auth_token)
            if like_redis and container is None:
                _warn(name)
            return host, port, container
        server = RedisServer(name, own, _PORT)
        try:
            certificate = certificates.of_cache(server.address.host) if transit else None
            server.start([auth_token] if auth_token else [], certificate)
        except Exception:
            logger.exception("Cache %s does not start", name)
            server.remove()
            return elasticache.REDIS_DEFAULT_HOST, _PORT, None
        _servers[_place(server)] = server
        logger.info(
            "Cache %s is %s of this machine, at %s:%s", name, own, server.address.host, server.address.port
        )
        return server.address.host, server.address.port, None

    return spawn_redis_container


def _in_servers(original: seam.Handler) -> seam.Handler:
    def update_auth_token(group: Group, token: str, strategy: str) -> None:
        original(group, token, strategy)
        passwords = [] if group["_auth_optional"] else group["_auth_tokens"]
        for server in _servers_of(group):
            server.allow(passwords)

    return update_auth_token


def _ending_servers(records: str, parameter: str) -> seam.Handler:
    def ending(original: seam.Handler) -> seam.Handler:
        def delete(p: Parameters) -> tuple:
            record = getattr(elasticache, records).get(elasticache._p(p, parameter))
            answer: tuple = original(p)
            for server in _servers_of(record) if record and answer[0] == 200 else ():
                del _servers[_place(server)]
                server.remove()
            return answer

        return delete

    return ending


def _servers_of(record: Group) -> list[RedisServer]:
    """The servers of a replication group, one a shard, or that of a cluster of its own."""
    endpoints = [shard["PrimaryEndpoint"] for shard in record.get("NodeGroups", [])]
    if not endpoints and not record.get("ReplicationGroupId"):
        endpoints = [node["Endpoint"] for node in record.get("CacheNodes", [])]
    places = dict.fromkeys((endpoint["Address"], endpoint["Port"]) for endpoint in endpoints)
    return [_servers[place] for place in places if place in _servers]


def _place(server: RedisServer) -> tuple[str, int]:
    return server.address.host, server.address.port


def _warn(name: str) -> None:
    logger.warning(
        "Cache %s is on paper alone, and nobody can sign in: its image can't be had, and neither Valkey nor Redis is "
        "installed. Install one (on Debian: apt-get install redis-server), and start again.",
        name,
    )
