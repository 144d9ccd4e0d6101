"""Web ACLs with a logging configuration, which says where their logs go.

Gap: ministack does not know PutLoggingConfiguration, GetLoggingConfiguration and DeleteLoggingConfiguration. Nothing is logged here,
as no web ACL looks at a request.
AWS: WAFV2 API Reference, the three actions and data type LoggingConfiguration.
"""

import json
from typing import Any

from ministack.core.responses import AccountRegionScopedDict, error_response_json, json_response
from ministack.services import waf

from patches import seam

_PREFIX = "aws-waf-logs-"

_configurations = AccountRegionScopedDict()  # ARN of a web ACL -> its configuration


def apply() -> None:
    seam.require(waf, "_resolve_local_web_acl", "_waf_not_found", "_waf_err")
    seam.wrap(waf, "handle_request", _handling)


def _handling(original: seam.Handler) -> seam.Handler:
    actions = {
        "PutLoggingConfiguration": _put,
        "GetLoggingConfiguration": _get,
        "DeleteLoggingConfiguration": _delete,
    }

    async def handle_request(method: str, path: str, headers: dict, body: bytes, query: dict) -> tuple:
        action = actions.get(headers.get("x-amz-target", "").split(".")[-1])
        if action is None:
            return await original(method, path, headers, body, query)
        try:
            return action(json.loads(body or b"{}"))
        except json.JSONDecodeError:
            return error_response_json("SerializationException", "Invalid JSON", 400)

    return handle_request


def _put(data: dict[str, Any]) -> tuple:
    configuration = data.get("LoggingConfiguration", {})
    arn = configuration.get("ResourceArn", "")
    _acl, problem = waf._resolve_local_web_acl(arn)
    if problem:
        return problem
    for destination in configuration.get("LogDestinationConfigs", []):
        if not destination.split(":")[-1].split("/")[-1].startswith(_PREFIX):
            return waf._waf_err("WAFInvalidParameterException", f"The ARN isn't valid: {destination}")
    _configurations[arn] = {"LogType": "WAF_LOGS", "LogScope": "CUSTOMER", **configuration}
    return json_response({"LoggingConfiguration": _configurations[arn]})


def _get(data: dict[str, Any]) -> tuple:
    arn = data.get("ResourceArn", "")
    configuration = _configurations.get(arn)
    return json_response({"LoggingConfiguration": configuration}) if configuration else waf._waf_not_found(arn)


def _delete(data: dict[str, Any]) -> tuple:
    arn = data.get("ResourceArn", "")
    return json_response({}) if _configurations.pop(arn, None) else waf._waf_not_found(arn)
