import io
import json
import shutil
import unittest
import zipfile

from tests.support import emulator, unique, wait_for

FUNCTION = "exports.handler = async (event) => { throw new Error(`no ${event.detail.what}`); };"


@unittest.skipIf(shutil.which("node") is None, "needs Node")
class FunctionEvents(unittest.TestCase):
    def test_what_a_function_fails_at_goes_where_its_event_invoke_config_says(self) -> None:
        events, functions, queues = (emulator().client(service) for service in ("events", "lambda", "sqs"))
        name = unique("failing")
        url = queues.create_queue(QueueName=f"{name}-dead")["QueueUrl"]
        dead = queues.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr("index.js", FUNCTION)
        function = functions.create_function(
            FunctionName=name,
            Runtime="nodejs22.x",
            Handler="index.handler",
            Role="arn:aws:iam::000000000000:role/failing",
            Code={"ZipFile": archive.getvalue()},
            Timeout=20,
        )["FunctionArn"]
        functions.put_function_event_invoke_config(
            FunctionName=name, MaximumRetryAttempts=0, DestinationConfig={"OnFailure": {"Destination": dead}}
        )
        events.put_rule(Name=name, EventPattern=json.dumps({"source": [name]}))
        events.put_targets(Rule=name, Targets=[{"Id": "function", "Arn": function}])
        events.put_events(Entries=[{"Source": name, "DetailType": "wish", "Detail": json.dumps({"what": "bread"})}])

        def given_up() -> dict | None:
            messages = queues.receive_message(QueueUrl=url).get("Messages", [])
            return json.loads(messages[0]["Body"]) if messages else None

        letter = wait_for(given_up, 20, "what the function failed at")
        self.assertEqual(letter["requestPayload"]["detail"], {"what": "bread"})
        self.assertEqual(letter["responsePayload"]["errorMessage"], "no bread")
