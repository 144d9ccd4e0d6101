"""Containers run as their definition says.

Gap: of a container definition ministack honours the image, `command`, environment, secrets, ports, host volumes and a
few Linux parameters. AWS (ECS API Reference, data types ContainerDefinition, HealthCheck, LinuxParameters):
`entryPoint`, `workingDirectory`, `user`, `readonlyRootFilesystem`, `healthCheck`, `dockerLabels`,
`linuxParameters.tmpfs`, `initProcessEnabled` and `capabilities.drop`, `environmentFiles`, and volumes without a host path.
A HEALTHCHECK of the image is ignored. Environment files: Pass environment variables to an Amazon ECS container, ECS developer
guide: what the definition says by itself counts before them, and of two files the first.

An address of the emulator in a variable, as that of a queue, is one that containers reach; on AWS it is the same everywhere.

A volume without a host path is each container's own here: on AWS the containers of the task share it.
"""

import os
import re
from typing import Any

from ministack.services import ecs, s3

from patches import seam

Definition = dict[str, Any]
NANOSECONDS = 1_000_000_000


def apply() -> None:
    seam.require(s3, "_get_object_data")
    seam.wrap(ecs, "_build_run_kwargs", _completing)


def _completing(original: seam.Handler) -> seam.Handler:
    def build_run_kwargs(container: Definition, task_definition: Definition, *args: Any) -> dict[str, Any]:
        kwargs = original(container, task_definition, *args)
        linux = container.get("linuxParameters") or {}
        kwargs["environment"] = _reachable(_from_files(container) | kwargs["environment"])
        kwargs["labels"] |= container.get("dockerLabels") or {}
        kwargs["healthcheck"] = _health_check(container.get("healthCheck"))
        kwargs["read_only"] = bool(container.get("readonlyRootFilesystem"))
        kwargs["init"] = bool(linux.get("initProcessEnabled"))
        kwargs["tmpfs"] = {tmpfs["containerPath"]: _tmpfs_options(tmpfs) for tmpfs in linux.get("tmpfs") or []}
        kwargs["volumes"] = [*kwargs.get("volumes", []), *_own_volumes(task_definition, container)]
        optional = {
            "cap_drop": (linux.get("capabilities") or {}).get("drop"),
            "entrypoint": container.get("entryPoint"),
            "user": container.get("user"),
            "working_dir": container.get("workingDirectory"),
        }
        return kwargs | {name: value for name, value in optional.items() if value}

    return build_run_kwargs


def _reachable(environment: dict[str, str]) -> dict[str, str]:
    """The variables as a container can use them: where it finds the emulator, and as whom it asks there."""
    endpoint = environment.get("AWS_ENDPOINT_URL")
    if not endpoint:
        return environment
    own = re.compile(rf"^http://(localhost|127\.0\.0\.1):{os.environ.get('GATEWAY_PORT', '4566')}(?=/|$)")
    found = {name: own.sub(endpoint, value) for name, value in environment.items()}
    # ministack's own place for credentials is none that the SDKs trust: they take them over HTTP from ECS's address alone.
    trusted = {name: value for name, value in found.items() if not name.startswith("AWS_CONTAINER_")}
    return {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", **trusted}


def _from_files(container: Definition) -> dict[str, str]:
    """The variables of the files: a `NAME=value` a line, less comments. A file that is not there has none."""
    variables: dict[str, str] = {}
    for file in reversed(container.get("environmentFiles") or []):
        bucket, _, key = file["value"].split(":::", 1)[1].partition("/")
        text = (s3._get_object_data(bucket, key) or b"").decode()
        lines = [line for line in text.splitlines() if "=" in line and not line.startswith("#")]
        variables |= dict(line.split("=", 1) for line in lines)
    return variables


def _health_check(check: Definition | None) -> dict[str, Any]:
    if not check:
        return {"test": ["NONE"]}
    return {
        "test": check["command"] if check["command"][0] in ("CMD", "CMD-SHELL", "NONE") else ["CMD", *check["command"]],
        "interval": check.get("interval", 30) * NANOSECONDS,
        "timeout": check.get("timeout", 5) * NANOSECONDS,
        "retries": check.get("retries", 3),
        "start_period": check.get("startPeriod", 0) * NANOSECONDS,
    }


def _tmpfs_options(tmpfs: Definition) -> str:
    return ",".join([f"size={tmpfs['size']}m", *(tmpfs.get("mountOptions") or [])])


def _own_volumes(task_definition: Definition, container: Definition) -> list[str]:
    """Anonymous volumes, which Docker removes with the container."""
    on_host = {
        volume["name"]
        for volume in task_definition.get("volumes") or []
        if (volume.get("host") or {}).get("sourcePath")
    }
    return [
        mount["containerPath"]
        for mount in container.get("mountPoints") or []
        if mount.get("containerPath") and mount.get("sourceVolume") not in on_host
    ]
