import json
import unittest
from typing import Any

from tests.support import emulator


class Events(unittest.TestCase):
    def test_a_bus_has_the_policy_that_was_put_whole_until_it_is_taken_away(self) -> None:
        events = emulator().client("events")
        arn = events.create_event_bus(Name="shop")["EventBusArn"]
        policy = {
            "Version": "2012-10-17",
            "Statement": [
                {"Sid": "Own", "Effect": "Deny", "Principal": "*", "Action": "events:PutEvents", "Resource": arn}
            ],
        }
        events.put_permission(EventBusName="shop", Policy=json.dumps(policy))
        self.assertEqual(json.loads(events.describe_event_bus(Name="shop")["Policy"]), policy)
        events.remove_permission(EventBusName="shop", RemoveAllPermissions=True)
        self.assertNotIn("Policy", events.describe_event_bus(Name="shop"))

    def test_a_statement_by_its_members_is_added_to_the_others(self) -> None:
        events = emulator().client("events")
        events.create_event_bus(Name="till")
        for account in ("111111111111", "222222222222"):
            events.put_permission(
                EventBusName="till", StatementId=f"Of{account}", Action="events:PutEvents", Principal=account
            )
        statements = json.loads(events.describe_event_bus(Name="till")["Policy"])["Statement"]
        self.assertEqual([statement["Principal"] for statement in statements], ["111111111111", "222222222222"])


class Topics(unittest.TestCase):
    def test_what_a_topic_can_not_deliver_goes_to_the_dead_letters_of_its_subscription(self) -> None:
        topics, queues = emulator().client("sns"), emulator().client("sqs")
        dead, gone = (queues.create_queue(QueueName=name)["QueueUrl"] for name in ("prices-dead", "prices"))
        arn = topics.create_topic(Name="prices")["TopicArn"]
        topics.subscribe(
            TopicArn=arn,
            Protocol="sqs",
            Endpoint=_arn_of(queues, gone),
            Attributes={
                "RawMessageDelivery": "true",
                "RedrivePolicy": json.dumps({"deadLetterTargetArn": _arn_of(queues, dead)}),
            },
        )
        topics.publish(TopicArn=arn, Message="first")
        self.assertEqual(_bodies(queues, gone), ["first"])
        self.assertEqual(_bodies(queues, dead), [])
        queues.delete_queue(QueueUrl=gone)
        topics.publish(TopicArn=arn, Message="second")
        self.assertEqual(_bodies(queues, dead), ["second"])


def _arn_of(queues: Any, url: str) -> str:
    answer = queues.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
    return str(answer["Attributes"]["QueueArn"])


def _bodies(queues: Any, url: str) -> list[str]:
    return [message["Body"] for message in queues.receive_message(QueueUrl=url).get("Messages", [])]
