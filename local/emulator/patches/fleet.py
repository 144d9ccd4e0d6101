"""How many tasks a rolling update starts and stops now. Plain arithmetic: no ministack, no Docker.

AWS (ECS API Reference, data type DeploymentConfiguration): at most `maximumPercent` of the desired count, rounded
down, run or start at a time, and at least `minimumHealthyPercent` of it, rounded up, stay healthy.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Fleet:
    """Live tasks of a service: of its primary deployment and of all others, healthy and not yet or no longer so."""

    new_healthy: int
    new_other: int
    old_healthy: int
    old_other: int

    @property
    def new(self) -> int:
        return self.new_healthy + self.new_other

    @property
    def old(self) -> int:
        return self.old_healthy + self.old_other


@dataclass(frozen=True)
class Step:
    """What to do now: start new tasks, stop surplus new ones, stop old ones (of these, the unhealthy come first)."""

    start: int
    stop_new: int
    stop_old: int


def step(desired: int, minimum_percent: int, maximum_percent: int, fleet: Fleet) -> Step:
    """The next step from `fleet` towards `desired` tasks of the primary deployment and none other."""
    minimum = math.ceil(desired * minimum_percent / 100)
    maximum = max(1, desired * maximum_percent // 100) if desired else 0
    missing = max(0, desired - fleet.new)
    start = min(missing, max(0, maximum - fleet.new - fleet.old))
    replaced = max(0, fleet.old - max(0, desired - fleet.new_healthy))
    in_the_way = missing - start
    spare = fleet.old_other + max(0, fleet.new_healthy + fleet.old_healthy - minimum)
    return Step(
        start=start,
        stop_new=max(0, fleet.new - desired),
        stop_old=min(fleet.old, max(replaced, in_the_way), spare),
    )
