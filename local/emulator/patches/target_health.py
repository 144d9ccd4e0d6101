"""Targets that are probed: initial, healthy, unhealthy, draining, unused.

Gap: ministack calls every registered target healthy. AWS (Elastic Load Balancing, "Health checks for Application Load
Balancer target groups"; ELBv2 API Reference, data type TargetHealth): a target of a group in use is probed every
HealthCheckIntervalSeconds. One success makes an initial target healthy; afterwards HealthyThresholdCount or
UnhealthyThresholdCount results in a row change its state. A deregistered target is draining until its requests are
done, at most for `deregistration_delay.timeout_seconds`.

To be quick on a laptop a new target is probed at once, and a first connection that is refused, as it is while the
process in the container starts, is tried again every half second for one interval before it counts as a failure.
Only HTTP health checks are made; a target of a group without one is healthy.
"""

import http.client
import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from ministack.core.arn import parse_arn
from ministack.core.responses import request_scope
from ministack.services import alb

from patches import seam, target_groups

logger = logging.getLogger("flotilla.targets")

TICK_SECONDS = 0.25
RETRY_SECONDS = 0.5
PROBERS = 8

Group = dict[str, Any]
Key = tuple[str, str, int]


@dataclass
class Health:
    """What the load balancer thinks of a target."""

    state: str = "initial"
    reason: str = "Elb.RegistrationInProgress"
    description: str = "Target registration is in progress"
    requests: int = 0
    registered: float = field(default_factory=time.monotonic)
    due: float = 0.0
    passed: int = 0
    failed: int = 0
    probing: bool = False
    drained_by: float = 0.0

    def become(self, state: str, reason: str = "", description: str = "") -> None:
        self.state, self.reason, self.description = state, reason, description


@dataclass(frozen=True)
class Result:
    """The outcome of one probe; `reason` is empty for a success."""

    reason: str = ""
    description: str = ""
    connected: bool = True


_health: dict[Key, Health] = {}
_lock = threading.Lock()
_pool = ThreadPoolExecutor(PROBERS, thread_name_prefix="flotilla-prober")


def apply() -> None:
    seam.require(alb, "_targets", "_tgs", "_tg_attrs", "_p", "_error", "_empty", "_xml", "_esc", "_parse_targets_param")
    seam.replace_action(alb, "RegisterTargets", _register_targets)
    seam.replace_action(alb, "DeregisterTargets", _deregister_targets)
    seam.replace_action(alb, "DescribeTargetHealth", _describe_target_health)
    threading.Thread(target=_run, daemon=True, name="flotilla-targets").start()


def register(group_arn: str, target_id: str, port: int) -> bool:
    """Register a target; False when there is no such group."""
    if group_arn not in alb._tgs:
        return False
    with _lock:
        registered = alb._targets.setdefault(group_arn, [])
        if {"Id": target_id, "Port": port} not in registered:
            registered.append({"Id": target_id, "Port": port})
            _health[(group_arn, target_id, port)] = Health()
    return True


def deregister(group_arn: str, target_id: str, port: int) -> None:
    """Take a target out of the rotation and let its requests end."""
    with _lock:
        registered = alb._targets.get(group_arn, [])
        if {"Id": target_id, "Port": port} not in registered:
            return
        registered.remove({"Id": target_id, "Port": port})
        health = _health.get((group_arn, target_id, port))
        if health:
            health.become("draining", "Target.DeregistrationInProgress", "Target deregistration is in progress")
            health.drained_by = time.monotonic() + _deregistration_delay(group_arn)


def wait_until_drained(group_arn: str, target_id: str, port: int) -> None:
    """Return when no request to the deregistered target is under way, or its time is up."""
    key = (group_arn, target_id, port)
    while (health := _health.get(key)) and health.state == "draining" and not _drained(health):
        time.sleep(TICK_SECONDS)


def of(group_arn: str, target_id: str, port: int) -> Health | None:
    return _health.get((group_arn, target_id, port))


def is_healthy(group_arn: str, target_id: str, port: int) -> bool:
    health = of(group_arn, target_id, port)
    return health is not None and health.state == "healthy"


def _drained(health: Health) -> bool:
    return health.requests == 0 or time.monotonic() >= health.drained_by


def _deregistration_delay(group_arn: str) -> float:
    attributes = {attribute["Key"]: attribute["Value"] for attribute in alb._tg_attrs.get(group_arn, [])}
    return float(attributes.get("deregistration_delay.timeout_seconds", 300))


def _register_targets(params: dict[str, Any]) -> tuple:
    arn = alb._p(params, "TargetGroupArn")
    group = alb._tgs.get(arn)
    if not group:
        return alb._error("TargetGroupNotFound", f"Target group '{arn}' not found.")
    for target in alb._parse_targets_param(params):
        register(arn, target["Id"], target.get("Port", group["Port"]))
    return alb._empty("RegisterTargets")


def _deregister_targets(params: dict[str, Any]) -> tuple:
    arn = alb._p(params, "TargetGroupArn")
    if arn not in alb._tgs:
        return alb._error("TargetGroupNotFound", f"Target group '{arn}' not found.")
    for target in alb._parse_targets_param(params):
        for registered in list(alb._targets.get(arn, [])):
            if registered["Id"] == target["Id"] and target.get("Port") in (None, registered["Port"]):
                deregister(arn, registered["Id"], registered["Port"])
    return alb._empty("DeregisterTargets")


def _describe_target_health(params: dict[str, Any]) -> tuple:
    arn = alb._p(params, "TargetGroupArn")
    group = alb._tgs.get(arn)
    if not group:
        return alb._error("TargetGroupNotFound", f"Target group '{arn}' not found.")
    with _lock:
        known = {
            (target_id, port): health for (of_group, target_id, port), health in _health.items() if of_group == arn
        }
    asked = alb._parse_targets_param(params)
    if asked:
        gone = Health("unused", "Target.NotRegistered", "Target is not registered to the target group")
        wanted = [(target["Id"], target.get("Port", group["Port"])) for target in asked]
        known = {target: known.get(target, gone) for target in wanted}
    members = "".join(_member_xml(group, *target, health) for target, health in known.items())
    return alb._xml(200, "DescribeTargetHealth", f"<TargetHealthDescriptions>{members}</TargetHealthDescriptions>")


def _member_xml(group: Group, target_id: str, port: int, health: Health) -> str:
    why = (
        f"<Reason>{health.reason}</Reason><Description>{alb._esc(health.description)}</Description>"
        if health.reason
        else ""
    )
    return (
        f"<member><Target><Id>{alb._esc(target_id)}</Id><Port>{port}</Port></Target>"
        f"<HealthCheckPort>{_probed_port(group, port)}</HealthCheckPort>"
        f"<TargetHealth><State>{health.state}</State>{why}</TargetHealth></member>"
    )


def _run() -> None:
    while True:
        time.sleep(TICK_SECONDS)
        try:
            _tick()
        except Exception:
            logger.exception("Target health failed; it goes on at the next tick")


def _tick() -> None:
    _follow()
    groups: dict[str, Group | None] = {}
    for key, health in list(_health.items()):
        arn = key[0]
        if health.state == "draining":
            if _drained(health):
                _health.pop(key, None)
            continue
        if arn not in groups:
            groups[arn] = _probed_group(arn)
        group = groups[arn]
        if group is None:
            health.become(
                "unused", "Target.NotInUse", "Target group is not configured to receive traffic from the load balancer"
            )
        elif not group["HealthCheckEnabled"] or group["HealthCheckProtocol"] != "HTTP":
            health.become("healthy")
        elif not health.probing and time.monotonic() >= health.due:
            _begin(group, key, health)


def _follow() -> None:
    """Follow registrations that were restored from disk, or reset."""
    with _lock:
        registered = {
            (arn, target["Id"], target["Port"])
            for (_account, arn), targets in list(alb._targets._data.items())
            for target in targets
        }
        for key in registered - _health.keys():
            _health[key] = Health()
        for key in _health.keys() - registered:
            if _health[key].state != "draining":
                del _health[key]


def _probed_group(arn: str) -> Group | None:
    """The target group, when a load balancer uses it."""
    spec = parse_arn(arn)
    with request_scope(spec.account_id, spec.region):
        return alb._tgs.get(arn) if target_groups.load_balancers_of(arn) else None


def _begin(group: Group, key: Key, health: Health) -> None:
    if health.state in ("initial", "unused"):
        health.become("initial", "Elb.InitialHealthChecking", "Initial health checks in progress")
    health.probing = True
    _pool.submit(_examine, group, key, health)


def _examine(group: Group, key: Key, health: Health) -> None:
    began = time.monotonic()
    interval = group["HealthCheckIntervalSeconds"]
    try:
        _arn, target_id, port = key
        result = _probe(group, target_id, port)
        starting = health.state == "initial" and not health.failed and began - health.registered < interval
        if starting and not result.connected:
            health.due = began + RETRY_SECONDS
            return
        health.due = began + interval
        with _lock:
            if health.state != "draining":
                _judge(group, health, result)
    finally:
        health.probing = False


def _probe(group: Group, target_id: str, port: int) -> Result:
    connection = http.client.HTTPConnection(
        target_id, _probed_port(group, port), timeout=group["HealthCheckTimeoutSeconds"]
    )
    try:
        connection.connect()
    except TimeoutError:
        return Result("Target.Timeout", "Request timed out", connected=False)
    except OSError:
        return Result("Target.FailedHealthChecks", "Health checks failed", connected=False)
    try:
        connection.request(
            "GET", group["HealthCheckPath"], headers={"User-Agent": "ELB-HealthChecker/2.0", "Connection": "close"}
        )
        status = connection.getresponse().status
    except TimeoutError:
        return Result("Target.Timeout", "Request timed out")
    except (OSError, http.client.HTTPException):
        return Result("Target.FailedHealthChecks", "Health checks failed")
    finally:
        connection.close()
    if _expected(status, group["Matcher"]["HttpCode"]):
        return Result()
    return Result("Target.ResponseCodeMismatch", f"Health checks failed with these codes: [{status}]")


def _probed_port(group: Group, traffic_port: int) -> int:
    port = group["HealthCheckPort"]
    return traffic_port if port == "traffic-port" else int(port)


def _expected(status: int, codes: str) -> bool:
    """Whether the status is among the matcher's, as in `200`, `200,202` and `200-299`."""
    for part in codes.split(","):
        first, _, last = part.strip().partition("-")
        if int(first) <= status <= int(last or first):
            return True
    return False


def _judge(group: Group, health: Health, result: Result) -> None:
    if not result.reason:
        health.passed, health.failed = health.passed + 1, 0
        if health.state == "initial" or health.passed >= group["HealthyThresholdCount"]:
            health.become("healthy")
        return
    health.passed, health.failed = 0, health.failed + 1
    if health.state == "unhealthy" or health.failed >= group["UnhealthyThresholdCount"]:
        health.become("unhealthy", result.reason, result.description)
