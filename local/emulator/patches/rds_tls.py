"""Whether a database asks for TLS: what the parameter `rds.force_ssl` of its group says, or the default of its version.

AWS: RDS user guide, Using SSL with a PostgreSQL DB instance (on from version 15 on); Aurora user guide, Securing Aurora
PostgreSQL data with SSL/TLS (on from version 17 on).
"""

from typing import Any

from ministack.services import rds

from patches import seam

_PARAMETER = "rds.force_ssl"
_FIRST_VERSION = 15
_FIRST_VERSION_OF_AURORA = 17


def apply() -> None:
    seam.require(rds, "_param_groups", "_db_cluster_param_groups")


def parameter_group_of(instance: dict[str, Any]) -> str | None:
    """The name of an instance's parameter group."""
    groups = instance.get("DBParameterGroups") or [{}]
    return groups[0].get("DBParameterGroupName")


def asks_for_tls(instance: dict[str, Any]) -> bool:
    group = rds._param_groups.get(parameter_group_of(instance))
    return _set(group, _major(instance["EngineVersion"]) >= _FIRST_VERSION)


def cluster_asks_for_tls(cluster: dict[str, Any], version: str) -> bool:
    group = rds._db_cluster_param_groups.get(cluster.get("DBClusterParameterGroup"))
    return _set(group, _major(version) >= _FIRST_VERSION_OF_AURORA)


def _set(group: dict[str, Any] | None, default: bool) -> bool:
    value = ((group or {}).get("Parameters") or {}).get(_PARAMETER, {}).get("ParameterValue")
    return default if value is None else value == "1"


def _major(version: str) -> int:
    return int(version.split(".")[0])
