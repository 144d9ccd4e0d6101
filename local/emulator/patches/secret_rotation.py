"""RotateSecret has the function of the secret do the four steps, and a secret has a value once it was given one.

Gap: ministack's RotateSecret copies the current value to a new version and calls nobody; and it gives a secret without
a value a version, and has no CancelRotateSecret. AWS: Secrets Manager user guide, Lambda rotation functions, and API
Reference, RotateSecret: a version without a value is AWSPENDING, and the function is called with createSecret,
setSecret, testSecret and finishSecret, of which the last makes it AWSCURRENT. With RotateImmediately false testSecret
alone is done, on a version that is then taken away. A rotation that failed is done again, with the same version, at
the next call, which is refused. The clock rotates nothing here.
"""

import json
import logging
import time
from typing import Any

from ministack.core.concurrency import spawn_background
from ministack.core.responses import error_response_json, json_response, new_uuid
from ministack.services import lambda_svc, secretsmanager

from patches import seam

Data = dict[str, Any]
Secret = dict[str, Any]

logger = logging.getLogger("flotilla")

_STEPS = ("createSecret", "setSecret", "testSecret", "finishSecret")
# Versions that are being rotated now.
_rotating: set[str] = set()


def apply() -> None:
    seam.require(secretsmanager, "_resolve", "_find_stage_version", "_secrets")
    seam.require(lambda_svc, "_get_func_record_for_ref", "_execute_function_with_config_scope")
    seam.wrap(secretsmanager, "handle_request", _with_cancellation)
    seam.wrap(secretsmanager, "_rotate_secret", _by_function)
    seam.wrap(secretsmanager, "_create_secret", _without_empty_version)
    seam.wrap(secretsmanager, "_get_secret_value", _of_a_value)
    seam.wrap(secretsmanager, "_describe_secret", _with_last_rotation)


def _by_function(original: seam.Handler) -> seam.Handler:
    def rotate_secret(data: Data) -> tuple:
        _, secret = secretsmanager._resolve(data.get("SecretId"))
        function = data.get("RotationLambdaARN") or (secret or {}).get("RotationLambdaARN")
        if not secret or secret.get("DeletedDate") or not function:
            return tuple(original(data))
        if lambda_svc._get_func_record_for_ref(function)[0] is None:
            return _refused("AccessDeniedException", f"Secrets Manager cannot invoke the Lambda function {function}.")
        secret["RotationLambdaARN"] = function
        secret["RotationRules"] = data.get("RotationRules") or secret.get("RotationRules")
        secret["RotationEnabled"] = True
        pending, version = secretsmanager._find_stage_version(secret, "AWSPENDING")
        if pending and "AWSCURRENT" not in version["Stages"]:
            _start(secret, pending, _STEPS)
            return _refused(
                "InvalidRequestException", "A previous rotation isn't complete. That rotation will be reattempted."
            )
        if version:
            version["Stages"].remove("AWSPENDING")
        token = data.get("ClientRequestToken") or new_uuid()
        secret["Versions"][token] = {
            "SecretString": None,
            "SecretBinary": None,
            "CreatedDate": int(time.time()),
            "Stages": ["AWSPENDING"],
        }
        at_once = data.get("RotateImmediately", True)
        _start(secret, token, _STEPS if at_once else ("testSecret",))
        answer = {"ARN": secret["ARN"], "Name": secret["Name"]}
        return tuple(json_response({**answer, "VersionId": token} if at_once else answer))

    return rotate_secret


def _start(secret: Secret, token: str, steps: tuple[str, ...]) -> None:
    if token not in _rotating:
        _rotating.add(token)
        spawn_background(_rotate, secret, token, steps, thread_name=f"rotation-{secret['Name']}")


def _rotate(secret: Secret, token: str, steps: tuple[str, ...]) -> None:
    try:
        for step in steps:
            failure = _failure(secret, token, step)
            if failure:
                logger.warning("The rotation of %s fails at %s: %s", secret["Name"], step, failure)
                return
        if "finishSecret" in steps:
            secret["LastRotatedDate"] = int(time.time())
            logger.info("%s was rotated", secret["Name"])
    finally:
        _rotating.discard(token)
        if steps == ("testSecret",):
            secret["Versions"].pop(token, None)


def _failure(secret: Secret, token: str, step: str) -> str:
    """Have the function do a step; what it failed with, or nothing."""
    function, _config, _name = lambda_svc._get_func_record_for_ref(secret["RotationLambdaARN"])
    if function is None:
        return "its function is gone"
    event = {"Step": step, "SecretId": secret["ARN"], "ClientRequestToken": token}
    result = lambda_svc._execute_function_with_config_scope(function, event)
    return json.dumps(result.get("body")) if result.get("error") or result.get("throttle") else ""


def _with_cancellation(original: seam.Handler) -> seam.Handler:
    async def handle_request(method: str, path: str, headers: dict[str, str], body: bytes, query: Data) -> tuple:
        if not headers.get("x-amz-target", "").endswith(".CancelRotateSecret"):
            return tuple(await original(method, path, headers, body, query))
        _, secret = secretsmanager._resolve(json.loads(body).get("SecretId"))
        if not secret:
            return _refused("ResourceNotFoundException", "Secrets Manager can't find the specified secret.")
        secret["RotationEnabled"] = False
        return tuple(json_response({"ARN": secret["ARN"], "Name": secret["Name"]}))

    return handle_request


def _without_empty_version(original: seam.Handler) -> seam.Handler:
    def create_secret(data: Data) -> tuple:
        answer: tuple = original(data)
        if answer[0] != 200 or "SecretString" in data or "SecretBinary" in data:
            return answer
        secret = secretsmanager._secrets[data["Name"]]
        secret["Versions"].clear()
        return tuple(json_response({"ARN": secret["ARN"], "Name": secret["Name"]}))

    return create_secret


def _of_a_value(original: seam.Handler) -> seam.Handler:
    def get_secret_value(data: Data) -> tuple:
        answer: tuple = original(data)
        if answer[0] != 200:
            return answer
        found = json.loads(answer[2])
        stage = data.get("VersionStage")
        if "SecretString" not in found and "SecretBinary" not in found:
            missing = f"value for staging label: {stage or 'AWSCURRENT'}"
        elif stage and stage not in found["VersionStages"]:
            # Of a version and a stage that were both asked for.
            missing = f"version {found['VersionId']} with staging label: {stage}"
        else:
            return answer
        return _refused("ResourceNotFoundException", f"Secrets Manager can't find the specified secret {missing}")

    return get_secret_value


def _with_last_rotation(original: seam.Handler) -> seam.Handler:
    def describe_secret(data: Data) -> tuple:
        answer: tuple = original(data)
        _, secret = secretsmanager._resolve(data.get("SecretId"))
        if answer[0] != 200 or "LastRotatedDate" not in secret:
            return answer
        return tuple(json_response(json.loads(answer[2]) | {"LastRotatedDate": secret["LastRotatedDate"]}))

    return describe_secret


def _refused(code: str, message: str) -> tuple:
    return tuple(error_response_json(code, message, 400))
