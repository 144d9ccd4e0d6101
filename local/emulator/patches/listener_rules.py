"""Listener rules: priorities that are free and in range, few enough values, and conditions matched as AWS does.

Gap: ministack takes any priority, twice too, any number of values, loses query strings (and terraform-provider-aws
crashes on the answer), gives `[` in a pattern a meaning, compares host names by case and takes any source address. AWS (ELBv2 API Reference,
CreateRule, ModifyRule, SetRulePriorities, data type RuleCondition; Elastic Load Balancing, "Condition types for
listener rules"): PriorityInUse; priorities 1 to 50000; 5 values a rule; in a path `*` stands for any characters and
`?` for one, by case; host names match regardless of case.
"""

import ipaddress
import re
from typing import Any

from ministack.services import alb

from patches import seam

HIGHEST_PRIORITY = 50_000
VALUES_PER_RULE = 5

Params = dict[str, Any]
Condition = dict[str, Any]


def apply() -> None:
    seam.require(alb, "_rules", "_listeners", "_tgs", "_p", "_error", "_parse_conditions", "_parse_actions", "_esc")
    seam.require(alb, "get_request_client_ip")
    seam.wrap_action(alb, "CreateRule", _create)
    seam.wrap_action(alb, "ModifyRule", _modify)
    seam.wrap_action(alb, "SetRulePriorities", _set_priorities)
    seam.wrap(alb, "_parse_conditions", _parsing_query_strings)
    seam.wrap(alb, "_condition_xml", _rendering_query_strings)
    seam.wrap(alb, "_match_condition", _matching)


def _create(original: seam.Handler) -> seam.Handler:
    def create_rule(params: Params) -> tuple:
        listener, priority = alb._p(params, "ListenerArn"), alb._p(params, "Priority")
        problem = _out_of_range(priority) or _too_many_values(params)
        if listener in alb._listeners:
            problem = problem or _in_use(listener, {"": int(priority or 0)})
        return problem or original(params)

    return create_rule


def _modify(original: seam.Handler) -> seam.Handler:
    def modify_rule(params: Params) -> tuple:
        return _too_many_values(params) or original(params)

    return modify_rule


def _set_priorities(original: seam.Handler) -> seam.Handler:
    def set_rule_priorities(params: Params) -> tuple:
        wanted: dict[str, int] = {}
        while arn := alb._p(params, f"RulePriorities.member.{len(wanted) + 1}.RuleArn"):
            priority = alb._p(params, f"RulePriorities.member.{len(wanted) + 1}.Priority")
            problem = _out_of_range(priority)
            if problem:
                return problem
            if arn not in alb._rules:
                return alb._error("RuleNotFound", f"Rule '{arn}' not found")
            if int(priority) in wanted.values():
                return alb._error("ValidationError", f"Priority '{priority}' is specified more than once")
            wanted[arn] = int(priority)
        listeners = {alb._rules[arn]["ListenerArn"] for arn in wanted}
        problems = [_in_use(listener, wanted) for listener in sorted(listeners)]
        return next(filter(None, problems), None) or original(params)

    return set_rule_priorities


def _out_of_range(priority: str) -> tuple | None:
    if priority.isdigit() and 1 <= int(priority) <= HIGHEST_PRIORITY:
        return None
    return alb._error(
        "ValidationError", f"'{priority}' is not a valid priority: it must be between 1 and {HIGHEST_PRIORITY}"
    )


def _in_use(listener: str, wanted: dict[str, int]) -> tuple | None:
    """The error when a rule of the listener that is not itself moved has one of the wanted priorities."""
    for arn, rule in alb._rules.items():
        stays = rule["ListenerArn"] == listener and not rule["IsDefault"] and arn not in wanted
        if stays and int(rule["Priority"]) in wanted.values():
            return alb._error("PriorityInUse", f"Priority '{rule['Priority']}' is currently in use")
    return None


def _too_many_values(params: Params) -> tuple | None:
    values = sum(
        len(condition["Values"])
        or len((condition.get("HttpHeaderConfig") or {}).get("Values", []))
        or len(condition.get("QueryStrings", []))
        for condition in alb._parse_conditions(params)
    )
    if values <= VALUES_PER_RULE:
        return None
    return alb._error("ValidationError", f"A rule can only have '{VALUES_PER_RULE}' condition values")


def _parsing_query_strings(original: seam.Handler) -> seam.Handler:
    def parse_conditions(params: Params, prefix: str = "Conditions") -> list[Condition]:
        conditions = original(params, prefix)
        for number, condition in enumerate(conditions, 1):
            pairs: list[dict[str, str]] = []
            while True:
                path = f"{prefix}.member.{number}.QueryStringConfig.Values.member.{len(pairs) + 1}"
                pair = {name: alb._p(params, f"{path}.{name}") for name in ("Key", "Value")}
                if not pair["Value"]:
                    break
                pairs.append({name: text for name, text in pair.items() if text})
            if pairs:
                condition["QueryStrings"] = pairs
        return conditions

    return parse_conditions


def _rendering_query_strings(original: seam.Handler) -> seam.Handler:
    def condition_xml(condition: Condition) -> str:
        xml = original(condition)
        if "QueryStrings" not in condition:
            return xml
        pairs = "".join(
            "<member>" + "".join(f"<{name}>{alb._esc(text)}</{name}>" for name, text in pair.items()) + "</member>"
            for pair in condition["QueryStrings"]
        )
        config = f"<QueryStringConfig><Values>{pairs}</Values></QueryStringConfig>"
        return xml.removesuffix("</member>") + f"{config}</member>"

    return condition_xml


def _in_query(wanted: dict[str, str], query: dict[str, Any]) -> bool:
    """Whether a parameter of the request has the wanted value, and the wanted key if there is one."""
    pattern = _pattern(wanted["Value"].lower())
    for key, values in query.items():
        named = "Key" not in wanted or _pattern(wanted["Key"].lower()).fullmatch(key.lower())
        if named and any(pattern.fullmatch(value.lower()) for value in _texts(values)):
            return True
    return False


def _texts(values: str | list[str]) -> list[str]:
    return [values] if isinstance(values, str) else values


def _matching(original: seam.Handler) -> seam.Handler:
    def match_condition(condition: Condition, method: str, path: str, headers: dict, query: dict) -> bool:
        values = condition["Values"]
        if condition["Field"] == "path-pattern":
            return any(_pattern(value).fullmatch(path) for value in values)
        if condition["Field"] == "host-header":
            host = headers.get("host", "").split(":")[0].lower()
            return any(_pattern(value.lower()).fullmatch(host) for value in values)
        if condition["Field"] == "http-request-method":
            return method in values
        if condition["Field"] == "query-string":
            return any(_in_query(wanted, query) for wanted in condition.get("QueryStrings", []))
        if condition["Field"] == "source-ip":
            return any(_source() in ipaddress.ip_network(value) for value in values)
        return original(condition, method, path, headers, query)

    return match_condition


def _source() -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The address that the connection comes from; the loopback one is one address, of whichever version."""
    address = ipaddress.ip_address(alb.get_request_client_ip())
    if isinstance(address, ipaddress.IPv6Address):
        return ipaddress.IPv4Address("127.0.0.1") if address.is_loopback else address.ipv4_mapped or address
    return address


def _pattern(value: str) -> re.Pattern[str]:
    wildcards = {"*": ".*", "?": "."}
    return re.compile("".join(wildcards.get(character) or re.escape(character) for character in value), re.DOTALL)
