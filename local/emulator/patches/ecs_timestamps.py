"""ECS timestamps with milliseconds.

Gap: ministack cuts them to whole seconds. AWS (ECS API Reference, data type Deployment, `createdAt`) answers with
fractions; terraform-provider-aws compares a deployment's `createdAt` with the time of its own request, and takes a
deployment of the same second for an older one, whose failure it then does not report.
"""

from datetime import datetime

from ministack.services import ecs

from patches import seam


def apply() -> None:
    seam.replace(ecs, "_ts_to_epoch", epoch)


def epoch(value: object) -> object:
    """ISO 8601 text as seconds since 1970; anything else as it is."""
    if not isinstance(value, str):
        return value
    try:
        return datetime.fromisoformat(value).timestamp()
    except ValueError:
        return value
