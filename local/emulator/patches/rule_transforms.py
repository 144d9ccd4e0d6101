"""The load balancer rewrites the URL and the header Host of the requests that it forwards.

Gap: ministack keeps a rule's transforms and gives them back, and sends requests on as they came. AWS (Elastic Load
Balancing, "Transforms for listener rules"): the rule is chosen by the request as it came; a request in which the
expression finds nothing stays as it is. The URL is what comes after the host: the path, and the query string.
"""

import re
from typing import Any

from ministack.services import alb

from patches import seam

Action = dict[str, Any]


def apply() -> None:
    seam.require(alb, "_rules")
    seam.wrap(alb, "_execute_actions", _noting_transforms)
    seam.wrap(alb, "_execute_action", _rewriting)


def _noting_transforms(original: seam.Handler) -> seam.Handler:
    """Gives a forward action the transforms of the rule that it is of."""

    async def execute_actions(actions: list[Action], *args: Any, **kwargs: Any) -> tuple:
        return await original([{**action, "Transforms": _transforms_of(action)} for action in actions], *args, **kwargs)

    return execute_actions


def _transforms_of(action: Action) -> list[dict[str, Any]]:
    for rule in alb._rules.values():
        if any(own is action for own in rule.get("Actions", [])):
            return list(rule.get("Transforms", []))
    return []


def _rewriting(original: seam.Handler) -> seam.Handler:
    async def execute_action(
        action: Action,
        method: str,
        path: str,
        headers: dict,
        body: bytes,
        query: dict,
        raw_query: str | None = None,
        raw_path: str | None = None,
    ) -> tuple:
        if action.get("Type") == "forward":
            for transform in action.get("Transforms", []):
                if transform["Type"] == "host-header-rewrite":
                    host = _replaced(transform["HostHeaderRewriteConfig"], headers.get("host", ""))
                    headers = {**headers, "host": host}
                else:
                    url = (raw_path or path) + (f"?{raw_query}" if raw_query else "")
                    raw_path, _, raw_query = _replaced(transform["UrlRewriteConfig"], url).partition("?")
        return await original(action, method, path, headers, body, query, raw_query, raw_path)

    return execute_action


def _replaced(config: dict[str, Any], text: str) -> str:
    (rewrite,) = config["Rewrites"]
    groups = re.sub(r"\$(\d)", r"\\g<\1>", rewrite["Replace"].replace("\\", r"\\"))
    return re.sub(rewrite["Regex"], groups, text, count=1)
