"""What an instance was created with is told by RDS again, and its master's password is kept in Secrets Manager.

Gap: of a single instance ministack takes ManageMasterUserPassword for nothing and makes no secret, which it does for a
cluster; and it tells of no exported logs. AWS: RDS API Reference, CreateDBInstance, ModifyDBInstance
(RotateMasterUserPassword) and data types MasterUserSecret and DBInstance; the secret is RDS's own, and goes with the
instance.
"""

import json
from typing import Any

from ministack.core.responses import get_account_id, get_region, new_uuid
from ministack.services import rds, secretsmanager

from patches import seam

Instance = dict[str, Any]
Parameters = dict[str, Any]


def apply() -> None:
    seam.require(rds, "_instances", "_p", "_parse_member_list", "_resolve_instance", "_rotate_instance_password")
    seam.require(rds, "_generate_master_user_password", "_single_instance_response")
    seam.require(secretsmanager, "create_secret_in_process", "put_secret_value_in_process", "delete_secret_in_process")
    seam.wrap(rds, "_instance_xml", _telling_all)
    seam.wrap_action(rds, "CreateDBInstance", _with_secret)
    seam.wrap_action(rds, "ModifyDBInstance", _rotating)
    seam.wrap_action(rds, "DeleteDBInstance", _without_secret)


def managed(p: Parameters) -> bool:
    return bool(rds._p(p, "ManageMasterUserPassword") == "true")


def keep_password(instance: Instance, p: Parameters, password: str) -> None:
    """Keep the password of an instance's master in a secret of RDS's own."""
    identifier = instance["DBInstanceIdentifier"]
    instance["MasterUserSecret"] = {
        "SecretArn": secretsmanager.create_secret_in_process(
            f"rds!db-{new_uuid()}",
            _login(instance, password),
            description=f"Secret managed by RDS for DB instance {identifier}",
        ),
        "KmsKeyId": rds._p(p, "MasterUserSecretKmsKeyId")
        or f"arn:aws:kms:{get_region()}:{get_account_id()}:key/aws-secretsmanager-default",
    }


def _login(instance: Instance, password: str) -> str:
    return json.dumps({"username": instance["MasterUsername"], "password": password})


def _with_secret(original: seam.Handler) -> seam.Handler:
    def create_db_instance(p: Parameters) -> tuple:
        password = rds._generate_master_user_password() if managed(p) else ""
        answer = original({**p, "MasterUserPassword": [password]} if password else p)
        if answer[0] != 200:
            return answer
        instance = rds._instances[rds._p(p, "DBInstanceIdentifier")]
        instance["EnabledCloudwatchLogsExports"] = rds._parse_member_list(p, "EnableCloudwatchLogsExports")
        if password:
            keep_password(instance, p, password)
        return rds._single_instance_response("CreateDBInstanceResponse", "CreateDBInstanceResult", instance)

    return create_db_instance


def _rotating(original: seam.Handler) -> seam.Handler:
    def modify_db_instance(p: Parameters) -> tuple:
        answer = original(p)
        instance = rds._resolve_instance(rds._p(p, "DBInstanceIdentifier")) if answer[0] == 200 else None
        if not instance:
            return answer
        logs = "CloudwatchLogsExportConfiguration"
        kept = [
            log
            for log in instance.get("EnabledCloudwatchLogsExports", [])
            if log not in rds._parse_member_list(p, f"{logs}.DisableLogTypes")
        ]
        added = [log for log in rds._parse_member_list(p, f"{logs}.EnableLogTypes") if log not in kept]
        instance["EnabledCloudwatchLogsExports"] = kept + added
        secret = instance.get("MasterUserSecret")
        if secret and rds._p(p, "RotateMasterUserPassword") == "true":
            before, now = instance["_MasterUserPassword"], rds._generate_master_user_password()
            rds._rotate_instance_password(instance, before, now)
            instance["_MasterUserPassword"] = now
            secretsmanager.put_secret_value_in_process(secret["SecretArn"], _login(instance, now))
        return rds._single_instance_response("ModifyDBInstanceResponse", "ModifyDBInstanceResult", instance)

    return modify_db_instance


def _without_secret(original: seam.Handler) -> seam.Handler:
    def delete_db_instance(p: Parameters) -> tuple:
        instance = rds._resolve_instance(rds._p(p, "DBInstanceIdentifier"))
        answer = original(p)
        secret = instance.get("MasterUserSecret") if answer[0] == 200 and instance else None
        if secret:
            secretsmanager.delete_secret_in_process(secret["SecretArn"])
        return answer

    return delete_db_instance


def _telling_all(original: seam.Handler) -> seam.Handler:
    def instance_xml(instance: Instance) -> str:
        logs = "".join(f"<member>{log}</member>" for log in instance.get("EnabledCloudwatchLogsExports") or [])
        element = "EnabledCloudwatchLogsExports"
        xml = original(instance).replace(f"<{element}/>", f"<{element}>{logs}</{element}>")
        secret = instance.get("MasterUserSecret")
        if not secret:
            return xml
        return (
            f"{xml}<MasterUserSecret><SecretArn>{secret['SecretArn']}</SecretArn><SecretStatus>active</SecretStatus>"
            f"<KmsKeyId>{secret['KmsKeyId']}</KmsKeyId></MasterUserSecret>"
        )

    return instance_xml
