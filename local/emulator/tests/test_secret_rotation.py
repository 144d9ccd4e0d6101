import contextlib
import io
import json
import shutil
import unittest
import zipfile
from typing import Any

from tests.support import emulator, unique, wait_for

# Writes each step down in a secret; fails at a step while a secret says so.
FUNCTION = """
const call = async (action, body) => {
    const response = await fetch(process.env.AWS_ENDPOINT_URL, {
        method: "POST",
        headers: {
            "x-amz-target": `secretsmanager.${action}`,
            "content-type": "application/x-amz-json-1.1",
            authorization: "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/secretsmanager/aws4_request",
        },
        body: JSON.stringify(body),
    });
    return response.json();
};
exports.handler = async ({ Step, SecretId, ClientRequestToken }) => {
    const { LOG, FAULT } = process.env;
    const { SecretString } = await call("GetSecretValue", { SecretId: LOG });
    await call("PutSecretValue", { SecretId: LOG, SecretString: `${SecretString} ${Step}` });
    if ((await call("GetSecretValue", { SecretId: FAULT })).SecretString === Step) throw new Error("on purpose");
    if (Step === "createSecret")
        await call("PutSecretValue", {
            SecretId, ClientRequestToken, SecretString: "new", VersionStages: ["AWSPENDING"],
        });
    if (Step !== "finishSecret") return;
    const { VersionIdsToStages } = await call("DescribeSecret", { SecretId });
    const [before] = Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes("AWSCURRENT"));
    await call("UpdateSecretVersionStage", {
        SecretId, VersionStage: "AWSCURRENT", MoveToVersionId: ClientRequestToken, RemoveFromVersionId: before,
    });
};
"""


@unittest.skipIf(shutil.which("node") is None, "needs Node")
class SecretRotation(unittest.TestCase):
    def setUp(self) -> None:
        self.secrets = emulator().client("secretsmanager")
        self.log = self.secret("steps:")
        self.fault = self.secret("none")
        self.rotated = self.secret("old")
        archive = io.BytesIO()
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr("index.js", FUNCTION)
        self.function = emulator().client("lambda").create_function(
            FunctionName=unique("rotation"),
            Runtime="nodejs22.x",
            Handler="index.handler",
            Role="arn:aws:iam::000000000000:role/rotation",
            Code={"ZipFile": archive.getvalue()},
            Timeout=20,
            Environment={"Variables": {"LOG": self.log, "FAULT": self.fault}},
        )["FunctionArn"]

    def secret(self, value: str) -> str:
        return str(self.secrets.create_secret(Name=unique("secret"), SecretString=value)["ARN"])

    def rotate(self, **options: Any) -> None:
        self.secrets.rotate_secret(SecretId=self.rotated, RotationLambdaARN=self.function, **options)

    def steps(self) -> str:
        return str(self.secrets.get_secret_value(SecretId=self.log)["SecretString"].removeprefix("steps: "))

    def wait_for_steps(self, steps: str) -> None:
        wait_for(lambda: self.steps() == steps, 30, f"the steps {steps}")

    def value(self, stage: str) -> str:
        return str(self.secrets.get_secret_value(SecretId=self.rotated, VersionStage=stage)["SecretString"])

    def test_the_function_does_the_four_steps_and_the_value_before_stays(self) -> None:
        self.rotate(RotationRules={"AutomaticallyAfterDays": 30})
        self.wait_for_steps("createSecret setSecret testSecret finishSecret")
        wait_for(lambda: self.value("AWSCURRENT") == "new", 10, "the new value")
        self.assertEqual(self.value("AWSPREVIOUS"), "old")
        described = self.secrets.describe_secret(SecretId=self.rotated)
        self.assertEqual(described["RotationRules"], {"AutomaticallyAfterDays": 30})
        wait_for(
            lambda: "LastRotatedDate" in self.secrets.describe_secret(SecretId=self.rotated), 10, "the date of rotation"
        )

    def test_a_rotation_that_waits_for_its_time_is_tried_out(self) -> None:
        self.rotate(RotateImmediately=False, RotationRules={"AutomaticallyAfterDays": 30})
        self.wait_for_steps("testSecret")
        self.assertEqual(self.value("AWSCURRENT"), "old")

        def stages() -> list[list[str]]:
            return list(self.secrets.describe_secret(SecretId=self.rotated)["VersionIdsToStages"].values())

        wait_for(lambda: stages() == [["AWSCURRENT"]], 10, "the version of the trial to go")

    def test_a_rotation_that_failed_goes_on_with_its_version_at_the_next_call(self) -> None:
        self.secrets.put_secret_value(SecretId=self.fault, SecretString="testSecret")
        self.rotate()
        self.wait_for_steps("createSecret setSecret testSecret")
        self.assertEqual((self.value("AWSCURRENT"), self.value("AWSPENDING")), ("old", "new"))
        self.secrets.put_secret_value(SecretId=self.fault, SecretString="none")

        with self.assertRaisesRegex(self.secrets.exceptions.InvalidRequestException, "will be reattempted"):
            self.rotate()

        def rotated() -> bool:
            # The first call may have met the rotation that was just about to fail.
            with contextlib.suppress(self.secrets.exceptions.InvalidRequestException):
                self.rotate()
            return self.value("AWSCURRENT") == "new"

        wait_for(rotated, 30, "the new value")

    def test_a_rotation_can_be_turned_off(self) -> None:
        self.rotate(RotateImmediately=False)
        self.secrets.cancel_rotate_secret(SecretId=self.rotated)
        self.assertFalse(self.secrets.describe_secret(SecretId=self.rotated)["RotationEnabled"])

    def test_a_function_that_is_not_there_is_refused(self) -> None:
        with self.assertRaisesRegex(self.secrets.exceptions.ClientError, "cannot invoke"):
            self.secrets.rotate_secret(SecretId=self.rotated, RotationLambdaARN=f"{self.function}-gone")

    def test_a_secret_has_no_value_before_it_was_given_one(self) -> None:
        arn = self.secrets.create_secret(Name=unique("secret"))["ARN"]
        with self.assertRaises(self.secrets.exceptions.ResourceNotFoundException):
            self.secrets.get_secret_value(SecretId=arn)
        self.secrets.put_secret_value(SecretId=arn, SecretString=json.dumps({}))
        self.assertEqual(self.secrets.get_secret_value(SecretId=arn)["SecretString"], "{}")
