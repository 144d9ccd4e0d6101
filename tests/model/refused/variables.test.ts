import { withService } from "../../support/fixtures";
import { refuses, refusesInService } from "../../support/refuse";

const plain =
    "looks like a secret in plain text; keep it in Secrets Manager or SSM, and put its ARN or parameter name under secrets [environment/secret]";
const nowhere =
    "is no place for a secret; write the ARN of a Secrets Manager secret or an SSM parameter, or a parameter's name [secrets/source]";
const variable = "is not the name of an environment variable; use letters, digits and _ [schema]";
const order = (what: string, path: "environment" | "secrets", name: string, value: unknown, message: string) =>
    refusesInService("order", [[what, path, { [name]: value }, message, `${path}.${name}`]]);

describe("model: environment variables and secrets", () => {
    order("a number", "environment", "PORT", 8080, 'must be a text, got 8080; write "8080" [schema]');
    order("a YAML boolean", "environment", "DEBUG", true, 'must be a text, got true; write "true" [schema]');
    order("null", "environment", "DEBUG", null, "must be a text, got null; write it in quotes, or remove it [schema]");
    order("an object", "environment", "DEBUG", {}, "must be a text, got {}; write it in quotes, or remove it [schema]");
    order("a name with a hyphen", "environment", "LOG-LEVEL", "info", variable);
    order("an empty name", "environment", "", "info", variable);
    order("a password by its name", "environment", "DB_PASSWORD", "hunter2", plain);
    order("a password in a URL", "environment", "DATABASE", "postgres://app:hunter2@db/shop", plain);
    order("an access key by its value", "environment", "UPLOADER", "AKIAIOSFODNN7EXAMPLE", plain);
    order(
        "a name that ECS sets",
        "environment",
        "ECS_CLUSTER",
        "a",
        "is a name that ECS or the AWS SDK sets itself; choose another name; rights come from the task's role [environment/reserved]",
    );
    order(
        "credentials of AWS",
        "secrets",
        "AWS_SESSION_TOKEN",
        "/a",
        "is a name that ECS or the AWS SDK sets itself; choose another name; rights come from the task's role [environment/reserved]",
    );
    order("a secret that is a number", "secrets", "KEY", 5, "must be a text, got 5; put it in quotes [schema]");
    order("a secret in plain text", "secrets", "KEY", "hunter 2", `"hunter 2" ${nowhere}`);
    order("an empty secret", "secrets", "KEY", "", `"" ${nowhere}`);
    order("a secret in a bucket", "secrets", "KEY", "arn:aws:s3:::keys/a", `"arn:aws:s3:::keys/a" ${nowhere}`);
    refuses(
        "a variable that is a secret too",
        withService("order", { secrets: { LOG_LEVEL: "/level" } }),
        'services/order/service.ts: secrets.LOG_LEVEL: "LOG_LEVEL" is in both environment and secrets; remove one [environment/reserved]',
    );
});
