"""What a topic can't deliver to a queue goes to the dead letters of its subscription.

Gap: ministack keeps the redrive policy of a subscription and never looks at it: a message for a queue that is not there is dropped.
AWS: Amazon SNS developer guide, Amazon SNS dead-letter queues (a queue that does not exist is a client error, which is not tried
again).
"""

import json
from typing import Any

from ministack.services import sns, sqs

from patches import seam


def apply() -> None:
    seam.require(sqs, "_queue_by_arn")
    seam.require(sns, "_topic_by_arn_any_scope")
    seam.wrap(sns, "_deliver_to_sqs", _redriven)


def _redriven(original: seam.Handler) -> seam.Handler:
    def deliver(endpoint: str, *message: Any, topic_arn: str = "", **attributes: Any) -> None:
        there = sqs._queue_by_arn(endpoint) is not None
        target = endpoint if there else _dead_letters(topic_arn, endpoint) or endpoint
        original(target, *message, topic_arn=topic_arn, **attributes)

    return deliver


def _dead_letters(topic_arn: str, endpoint: str) -> str | None:
    """The ARN of the queue for what the topic can't deliver to that endpoint, if the subscription has one."""
    topic = sns._topic_by_arn_any_scope(topic_arn) or {}
    for subscription in topic.get("subscriptions", []):
        policy = subscription.get("attributes", {}).get("RedrivePolicy")
        if subscription.get("endpoint") == endpoint and policy:
            return str(json.loads(policy)["deadLetterTargetArn"])
    return None
