"""A database instance is a PostgreSQL server that answers, also where its container's image is not at hand.

Gap: ministack runs an instance as a container of the public image `postgres:NN-alpine`, told as at `localhost` and a
port that the tasks' containers don't reach; where the image can't be pulled, the instance is `failed`. Here an
instance has an address of its own with the port that was asked for: the container's, on the bridge network of the
tasks, where the image is on this machine already; and else that of a server of this machine's own PostgreSQL
(`postgresql.py`). Where there is neither, ministack pulls the image; where it can't, the instance is kept on paper,
and the log says what to install.
"""

import contextlib
import contextvars
import logging
from collections.abc import Iterator
from typing import Any

from ministack.core.concurrency import spawn_background
from ministack.services import rds

from patches import certificates, seam
from patches.postgresql import Postgresql, Programs, programs
from patches.rds_tls import asks_for_tls, parameter_group_of

Instance = dict[str, Any]
Parameters = dict[str, Any]

logger = logging.getLogger("flotilla")

_without_container: contextvars.ContextVar[bool] = contextvars.ContextVar("without_container", default=False)
# By the instance's resource id, which is the same for no two instances.
_servers: dict[str, Postgresql] = {}


def apply() -> None:
    seam.require(rds, "_instances", "_p", "_get_docker", "_image_is_local", "_single_instance_response")
    seam.require(rds, "_resolve_instance", "DOCKER_NETWORK")
    seam.require(rds, "_default_engine_version", "_default_port")
    # Containers are told by their own address there.
    rds.DOCKER_NETWORK = rds.DOCKER_NETWORK or "bridge"
    seam.wrap(rds, "_docker_image_for_engine", _unless_own)
    seam.wrap(rds, "_start_rds_container_for_instance", _on_paper_at_worst)
    seam.wrap(rds, "_rotate_instance_password", _in_server)
    seam.wrap(rds, "_finish_instance_reboot", _restarting)
    seam.wrap_action(rds, "CreateDBInstance", _with_server)
    seam.wrap_action(rds, "DeleteDBInstance", _ending_server)
    seam.wrap_action(rds, "StopDBInstance", _stopping)
    seam.wrap_action(rds, "StartDBInstance", _starting)
    seam.wrap_action(rds, "ModifyDBParameterGroup", _by_parameters)
    seam.wrap_action(rds, "ResetDBParameterGroup", _by_parameters)


def server_of(instance: Instance) -> Postgresql | None:
    """The server of this machine that the instance is, or None."""
    return _servers.get(instance["DbiResourceId"])


def own_programs(engine: str, version: str) -> Programs | None:
    """The programs to run such an instance with, or None where it is a container or on paper."""
    if engine not in ("postgres", "aurora-postgresql"):
        return None
    client = rds._get_docker()
    image = rds._docker_image_for_engine(engine, version, "", "", "")[0]
    if client and rds._image_is_local(client, image):
        return None
    return programs(int(version.split(".")[0]))


@contextlib.contextmanager
def no_container() -> Iterator[None]:
    """Within it, ministack starts no container for an instance."""
    token = _without_container.set(True)
    try:
        yield
    finally:
        _without_container.reset(token)


def run(instance: Instance, of: Programs, port: int, begin: seam.Handler) -> None:
    """Give an instance a server: `begin` fills and starts it, in the background."""
    server = Postgresql(instance["DbiResourceId"], of, port, asks_for_tls(instance))
    _servers[instance["DbiResourceId"]] = server
    instance["DBInstanceStatus"] = "creating"
    instance["Endpoint"] |= {"Address": server.address.host, "Port": server.address.port}
    spawn_background(_begin, instance, server, begin, thread_name=f"rds-{instance['DBInstanceIdentifier']}")


def _begin(instance: Instance, server: Postgresql, begin: seam.Handler) -> None:
    name = instance["DBInstanceIdentifier"]
    try:
        begin(server)
    except Exception:
        logger.exception("Database %s does not start", name)
        instance["DBInstanceStatus"] = "failed"
        return
    if instance["DbiResourceId"] not in _servers:
        # Deleted before it was there.
        server.remove()
        return
    instance["DBInstanceStatus"] = "available"
    asked = instance["EngineVersion"]
    older = "" if asked.split(".")[0] == str(server.programs.version) else f" for {asked}, which is not installed"
    logger.info(
        "Database %s is PostgreSQL %s of this machine%s, at %s:%s",
        name, server.programs.version, older, server.address.host, server.address.port,
    )  # fmt: skip


def _with_server(original: seam.Handler) -> seam.Handler:
    def create_db_instance(p: Parameters) -> tuple:
        engine = rds._p(p, "Engine") or "postgres"
        version = rds._p(p, "EngineVersion") or rds._default_engine_version(engine)
        # What a cluster runs on is the cluster's: see rds_cluster_servers.py.
        own = None if rds._p(p, "DBClusterIdentifier") else own_programs(engine, version)
        if own is None:
            if engine == "postgres" and not rds._get_docker():
                _warn(rds._p(p, "DBInstanceIdentifier"))
            return original(p)
        with no_container():
            answer = original(p)
        if answer[0] != 200:
            return answer
        instance = rds._instances[rds._p(p, "DBInstanceIdentifier")]

        def begin(server: Postgresql) -> None:
            server.make(
                instance["MasterUsername"],
                instance["_MasterUserPassword"],
                instance["DBName"],
                certificates.of_database(server.address.host),
            )

        run(instance, own, int(rds._p(p, "Port") or rds._default_port(engine)), begin)
        return rds._single_instance_response("CreateDBInstanceResponse", "CreateDBInstanceResult", instance)

    return create_db_instance


def _ending_server(original: seam.Handler) -> seam.Handler:
    def delete_db_instance(p: Parameters) -> tuple:
        instance = rds._resolve_instance(rds._p(p, "DBInstanceIdentifier"))
        answer = original(p)
        if answer[0] == 200 and instance:
            server = _servers.pop(instance["DbiResourceId"], None)
            if server:
                server.remove()
        return answer

    return delete_db_instance


def _stopping(original: seam.Handler) -> seam.Handler:
    return _also(original, Postgresql.stop)


def _starting(original: seam.Handler) -> seam.Handler:
    return _also(original, Postgresql.start)


def _also(original: seam.Handler, do: seam.Handler) -> seam.Handler:
    def handler(p: Parameters) -> tuple:
        answer = original(p)
        instance = rds._resolve_instance(rds._p(p, "DBInstanceIdentifier"))
        server = server_of(instance) if answer[0] == 200 and instance else None
        if server:
            do(server)
        return answer

    handler.__name__ = original.__name__
    return handler


def _restarting(original: seam.Handler) -> seam.Handler:
    def finish_instance_reboot(instance: Instance, cluster: Instance | None) -> None:
        server = server_of(instance)
        if server:
            server.stop()
            server.ask_for_tls(asks_for_tls(instance))
            server.start()
        original(instance, cluster)

    return finish_instance_reboot


def _by_parameters(original: seam.Handler) -> seam.Handler:
    def change_parameters(p: Parameters) -> tuple:
        answer: tuple = original(p)
        for instance in list(rds._instances.values()) if answer[0] == 200 else ():
            server = server_of(instance)
            if server and parameter_group_of(instance) == rds._p(p, "DBParameterGroupName"):
                server.ask_for_tls(asks_for_tls(instance))
        return answer

    change_parameters.__name__ = original.__name__
    return change_parameters


def _in_server(original: seam.Handler) -> seam.Handler:
    def rotate_instance_password(instance: Instance, old: str, new: str) -> None:
        server = server_of(instance)
        if server:
            server.set_password(instance["MasterUsername"], new)
        else:
            original(instance, old, new)

    return rotate_instance_password


def _unless_own(original: seam.Handler) -> seam.Handler:
    def docker_image_for_engine(*args: Any) -> tuple:
        return (None, None, None, None) if _without_container.get() else original(*args)

    return docker_image_for_engine


def _on_paper_at_worst(original: seam.Handler) -> seam.Handler:
    def start_rds_container_for_instance(identifier: str, instance: Instance) -> None:
        original(identifier, instance)
        if instance["DBInstanceStatus"] == "failed" and not instance.get("_docker_container_id"):
            instance["DBInstanceStatus"] = "available"
            _warn(identifier)

    return start_rds_container_for_instance


def _warn(identifier: str) -> None:
    logger.warning(
        "Database %s is on paper alone, and nobody can sign in: its image can't be had, and PostgreSQL is not "
        "installed. Install it (on Debian: apt-get install postgresql), and start again.",
        identifier,
    )
