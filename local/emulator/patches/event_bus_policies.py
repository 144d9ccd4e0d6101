"""The policy of an event bus, where it is put whole.

Gap: ministack's PutPermission knows a statement's members only, and makes one that allows everybody from a policy. AWS:
EventBridge API Reference, PutPermission (Policy: in place of the statement's members, and of what the bus had).
"""

import json
from typing import Any

from ministack.services import eventbridge

from patches import seam

Data = dict[str, Any]


def apply() -> None:
    seam.require(eventbridge, "_event_bus_policies", "json_response")
    seam.wrap(eventbridge, "_put_permission", _whole)


def _whole(original: seam.Handler) -> seam.Handler:
    def put_permission(data: Data) -> tuple:
        if not data.get("Policy"):
            return original(data)
        eventbridge._event_bus_policies[data.get("EventBusName", "default")] = json.loads(data["Policy"])
        return eventbridge.json_response({})

    return put_permission
