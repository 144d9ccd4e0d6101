"""A snapshot holds what the database held, and an instance is restored from one or to a point in time.

Gap: ministack's snapshots are records without data, an instance that is restored from one has no server, and there is
no RestoreDBInstanceToPointInTime. AWS: RDS API Reference, CreateDBSnapshot, RestoreDBInstanceFromDBSnapshot,
RestoreDBInstanceToPointInTime; RDS user guide, Restoring a DB instance to a specified time: any time from the first
backup on, of an instance that keeps backups.
"""

import time
from datetime import UTC, datetime
from typing import Any

from ministack.core.responses import new_uuid
from ministack.services import rds

from patches import certificates, rds_answers, seam
from patches.postgresql import Backup, Postgresql
from patches.rds_servers import run, server_of

Instance = dict[str, Any]
Parameters = dict[str, Any]

# What is in a snapshot, by its ARN.
_contents: dict[str, Backup] = {}


def apply() -> None:
    seam.require(rds, "_instances", "_snapshots", "_subnet_groups", "_tags", "_p", "_parse_member_list", "_parse_tags")
    seam.require(rds, "_resolve_instance", "_single_instance_response", "_error", "_generate_master_user_password")
    seam.require(rds, "_create_snapshot_internal", "_restore_from_snapshot")
    to_point_in_time = _to_point_in_time(rds._create_snapshot_internal, rds._restore_from_snapshot)
    seam.wrap(rds, "_create_snapshot_internal", _with_contents)
    seam.wrap_action(rds, "DeleteDBSnapshot", _without_contents)
    seam.wrap_action(rds, "RestoreDBInstanceFromDBSnapshot", _from_snapshot)
    seam.add_action(rds, "RestoreDBInstanceToPointInTime", to_point_in_time)


def _with_contents(original: seam.Handler) -> seam.Handler:
    def create_snapshot_internal(name: str, instance: Instance) -> Instance:
        snapshot: Instance = original(name, instance)
        snapshot["_MasterUserPassword"] = instance.get("_MasterUserPassword")
        server = server_of(instance)
        if server:
            _contents[snapshot["DBSnapshotArn"]] = server.back_up(name)
        return snapshot

    return create_snapshot_internal


def _without_contents(original: seam.Handler) -> seam.Handler:
    def delete_db_snapshot(p: Parameters) -> tuple:
        snapshot = rds._snapshots.get(rds._p(p, "DBSnapshotIdentifier"))
        answer = original(p)
        contents = _contents.pop(snapshot["DBSnapshotArn"], None) if snapshot else None
        if contents:
            contents.remove()
        return answer

    return delete_db_snapshot


def _from_snapshot(original: seam.Handler) -> seam.Handler:
    def restore_from_snapshot(p: Parameters) -> tuple:
        answer = original(p)
        if answer[0] != 200:
            return answer
        snapshot = rds._snapshots[rds._p(p, "DBSnapshotIdentifier")]
        instance = rds._instances[rds._p(p, "DBInstanceIdentifier")]
        return _restored("FromDBSnapshot", instance, p, snapshot, _contents.get(snapshot["DBSnapshotArn"]))

    return restore_from_snapshot


def _to_point_in_time(describe: seam.Handler, restore: seam.Handler) -> seam.Handler:
    def restore_to_point_in_time(p: Parameters) -> tuple:
        source_name, name = rds._p(p, "SourceDBInstanceIdentifier"), rds._p(p, "TargetDBInstanceIdentifier")
        source = rds._resolve_instance(source_name)
        if not source:
            return rds._error("DBInstanceNotFound", f"DBInstance {source_name} not found.", 404)
        if not source["BackupRetentionPeriod"]:
            return rds._error("InvalidDBInstanceState", f"{source_name} keeps no backups to restore from.", 400)
        asked = rds._p(p, "RestoreTime")
        until = datetime.fromisoformat(asked) if asked else None
        if until and not _created(source) < until <= datetime.now(UTC):
            return rds._error("InvalidParameterValue", f"{source_name} can't be restored to {asked}.", 400)
        # A snapshot that is there for a moment, and empty, has all that an instance is made from.
        moment = describe(f"rds-{new_uuid()}", source) | {"_MasterUserPassword": source.get("_MasterUserPassword")}
        snapshot_name = moment["DBSnapshotIdentifier"]
        try:
            answer = restore({**p, "DBInstanceIdentifier": [name], "DBSnapshotIdentifier": [snapshot_name]})
        finally:
            del rds._snapshots[snapshot_name]
        if answer[0] != 200:
            return answer
        server = server_of(source)
        return _restored("ToPointInTime", rds._instances[name], p, moment, server.past(until) if server else None)

    return restore_to_point_in_time


def _created(instance: Instance) -> datetime:
    return datetime.fromisoformat(instance["InstanceCreateTime"])


def _restored(how: str, instance: Instance, p: Parameters, snapshot: Instance, contents: Backup | None) -> tuple:
    """The answer to a restoration, which goes on in the background."""
    _complete(instance, p)
    password = rds._generate_master_user_password() if rds_answers.managed(p) else snapshot["_MasterUserPassword"]
    instance["_MasterUserPassword"] = password
    if rds_answers.managed(p):
        rds_answers.keep_password(instance, p, password)
    if contents:

        def begin(server: Postgresql) -> None:
            server.restore(contents, certificates.of_database(server.address.host))
            server.set_password(instance["MasterUsername"], password)

        run(instance, contents.programs, int(rds._p(p, "Port") or snapshot["Port"]), begin)
    action = f"RestoreDBInstance{how}"
    return rds._single_instance_response(f"{action}Response", f"{action}Result", instance)


def _complete(instance: Instance, p: Parameters) -> None:
    """What the request says of the instance, and ministack leaves out."""
    groups = rds._parse_member_list(p, "VpcSecurityGroupIds")
    instance["VpcSecurityGroups"] = [{"VpcSecurityGroupId": group, "Status": "active"} for group in groups]
    subnets = rds._subnet_groups.get(rds._p(p, "DBSubnetGroupName"))
    if subnets:
        instance["DBSubnetGroup"] = subnets
    parameters = rds._p(p, "DBParameterGroupName")
    if parameters:
        instance["DBParameterGroups"] = [{"DBParameterGroupName": parameters, "ParameterApplyStatus": "in-sync"}]
    instance["EnabledCloudwatchLogsExports"] = rds._parse_member_list(p, "EnableCloudwatchLogsExports")
    instance["DeletionProtection"] = rds._p(p, "DeletionProtection") == "true"
    instance["CopyTagsToSnapshot"] = rds._p(p, "CopyTagsToSnapshot") == "true"
    instance["LatestRestorableTime"] = rds._format_time(time.time())
    tags = rds._parse_tags(p)
    if tags:
        rds._tags[instance["DBInstanceArn"]] = instance["TagList"] = tags
