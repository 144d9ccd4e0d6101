"""The load balancer sends requests to healthy targets only, to several target groups by weight, and by its cookies.

Gap: ministack sends them to any registered target, understands a forward action's `TargetGroupArn` only, and sets no
cookie. AWS (ELBv2 API Reference, data types Action and ForwardActionConfig; Elastic Load Balancing, "Health checks for
Application Load Balancer target groups") routes to healthy targets. Where none is healthy AWS sends the requests to
all of them ("fail open"); here, on purpose, the answer is 503: an image whose health check fails never takes traffic.
"""

import itertools
import random
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ministack.core.responses import StreamingResponse
from ministack.services import alb

from patches import seam, sticky_cookies, target_groups, target_health

_turns: defaultdict[str, Iterator[int]] = defaultdict(itertools.count)

_UNAVAILABLE = (
    b"<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n<body>\r\n"
    b"<center><h1>503 Service Temporarily Unavailable</h1></center>\r\n</body>\r\n</html>\r\n"
)


def apply() -> None:
    seam.require(alb, "_tgs", "_targets", "_tg_attrs", "_proxy_http_target", "_p", "_esc")
    seam.wrap(alb, "_forward_to_tg", _forwarding)
    seam.wrap(alb, "_execute_action", _choosing)
    seam.wrap(alb, "_parse_actions", _parsing)
    seam.wrap(alb, "_action_xml", _rendering)


class _Request:
    """A request under way to a target, which does not finish draining before it ends or is abandoned."""

    def __init__(self, health: target_health.Health) -> None:
        self._health: target_health.Health | None = health
        health.requests += 1

    def end(self) -> None:
        if self._health:
            self._health.requests -= 1
            self._health = None

    def __del__(self) -> None:
        self.end()


def _forwarding(original: seam.Handler) -> seam.Handler:
    async def forward_to_tg(
        group_arn: str,
        method: str,
        path: str,
        headers: dict,
        body: bytes,
        query: dict,
        raw_query: str | None = None,
        raw_path: str | None = None,
    ) -> tuple:
        group = alb._tgs.get(group_arn)
        if not group or group["TargetType"] == "lambda":
            return await original(group_arn, method, path, headers, body, query, raw_query, raw_path)
        duration = _stickiness(group_arn)
        chosen = _choose(group_arn, sticky_cookies.held(headers, sticky_cookies.TARGET) if duration else None)
        if not chosen:
            return 503, {"Content-Type": "text/html"}, _UNAVAILABLE
        target, health = chosen
        request = _Request(health)
        answer = await alb._proxy_http_target(target, group, method, raw_path or path, headers, body, query, raw_query)
        answer = _ending(request, answer)
        return sticky_cookies.setting(answer, sticky_cookies.TARGET, _name(target), duration) if duration else answer

    return forward_to_tg


def _stickiness(group_arn: str) -> str | None:
    """For how many seconds the group's clients stay with a target, where the load balancer's cookie says with which."""
    attributes = {each["Key"]: each["Value"] for each in alb._tg_attrs.get(group_arn, [])}
    if attributes.get("stickiness.enabled") != "true" or attributes.get("stickiness.type") != "lb_cookie":
        return None
    return attributes["stickiness.lb_cookie.duration_seconds"]


def _name(target: dict[str, Any]) -> str:
    return f"{target['Id']}:{target['Port']}"


def _choose(group_arn: str, wanted: str | None) -> tuple[dict[str, Any], target_health.Health] | None:
    """The wanted target if it is healthy, or else the next healthy one in turn."""
    healthy = [
        (target, health)
        for target in alb._targets.get(group_arn, [])
        if (health := target_health.of(group_arn, target["Id"], target["Port"])) and health.state == "healthy"
    ]
    for target, health in healthy:
        if _name(target) == wanted:
            return target, health
    return healthy[next(_turns[group_arn]) % len(healthy)] if healthy else None


def _ending(request: _Request, answer: tuple) -> tuple:
    status, headers, body = answer
    if not isinstance(body, StreamingResponse):
        request.end()
        return answer

    async def run(send: Any, receive: Any) -> None:
        try:
            await body.runner(send, receive)
        finally:
            request.end()

    return status, headers, StreamingResponse(run)


def _choosing(original: seam.Handler) -> seam.Handler:
    async def execute_action(
        action: dict[str, Any], method: str, path: str, headers: dict, *args: Any, **kwargs: Any
    ) -> tuple:
        weights = target_groups.forwarded_to(action)
        if not sum(weights.values()):
            return await original(action, method, path, headers, *args, **kwargs)
        stickiness = (action.get("ForwardConfig") or {}).get("Stickiness") or {}
        sticky = stickiness.get("Enabled") == "true"
        chosen = sticky_cookies.held(headers, sticky_cookies.TARGET_GROUP) if sticky else None
        if chosen not in weights:
            chosen = random.choices(list(weights), list(weights.values()))[0]
        answer = await original({**action, "TargetGroupArn": chosen}, method, path, headers, *args, **kwargs)
        if not sticky:
            return answer
        return sticky_cookies.setting(answer, sticky_cookies.TARGET_GROUP, chosen, stickiness["DurationSeconds"])

    return execute_action


def _parsing(original: seam.Handler) -> seam.Handler:
    def parse_actions(params: dict[str, Any], prefix: str = "DefaultActions") -> list[dict[str, Any]]:
        actions = original(params, prefix)
        for number, action in enumerate(actions, 1):
            config = f"{prefix}.member.{number}.ForwardConfig"
            groups: list[dict[str, Any]] = []
            while arn := alb._p(params, f"{config}.TargetGroups.member.{len(groups) + 1}.TargetGroupArn"):
                weight = alb._p(params, f"{config}.TargetGroups.member.{len(groups) + 1}.Weight", "1")
                groups.append({"TargetGroupArn": arn, "Weight": int(weight)})
            if not groups:
                continue
            action["ForwardConfig"] = {
                "TargetGroups": groups,
                "Stickiness": {
                    name: alb._p(params, f"{config}.TargetGroupStickinessConfig.{name}")
                    for name in ("Enabled", "DurationSeconds")
                },
            }
            if len(groups) == 1:
                action["TargetGroupArn"] = groups[0]["TargetGroupArn"]
        return actions

    return parse_actions


def _rendering(original: seam.Handler) -> seam.Handler:
    def action_xml(action: dict[str, Any]) -> str:
        xml = original(action)
        weights = target_groups.forwarded_to(action)
        if not weights:
            return xml
        groups = "".join(
            f"<member><TargetGroupArn>{arn}</TargetGroupArn><Weight>{weight}</Weight></member>"
            for arn, weight in weights.items()
        )
        given = (action.get("ForwardConfig") or {}).get("Stickiness") or {}
        duration = given.get("DurationSeconds")
        stickiness = f"<Enabled>{given.get('Enabled') or 'false'}</Enabled>" + (
            f"<DurationSeconds>{duration}</DurationSeconds>" if duration else ""
        )
        return xml.removesuffix("</member>") + (
            f"<ForwardConfig><TargetGroups>{groups}</TargetGroups>"
            f"<TargetGroupStickinessConfig>{stickiness}</TargetGroupStickinessConfig></ForwardConfig></member>"
        )

    return action_xml
