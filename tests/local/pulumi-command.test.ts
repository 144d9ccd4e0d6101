import { match, strictEqual } from "node:assert";
import { pulumiEnvironment } from "../../local/pulumi-command";

describe("the environment that Pulumi runs in", () => {
    const environment = pulumiEnvironment(
        {
            PATH: "/bin",
            AWS_PROFILE: "work",
            AWS_SESSION_TOKEN: "secret",
            AWS_ENDPOINT_URL_S3: "https://s3.example.com",
            PULUMI_BACKEND_URL: "s3://team",
            PULUMI_CONFIG_PASSPHRASE_FILE: "/home/me/passphrase",
            PULUMI_HOME: "/opt/pulumi",
        },
        { port: 4600, dockerHost: undefined },
    );

    it("leads to no AWS account", () => {
        for (const name of ["AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL_S3"])
            strictEqual(environment[name], undefined);
        strictEqual(environment["AWS_ENDPOINT_URL"], "http://localhost:4600");
    });

    it("has a state of its own", () => {
        match(environment["PULUMI_BACKEND_URL"] ?? "", /^file:\/\/\/.*\/\.flotilla\/state$/);
        strictEqual(environment["PULUMI_CONFIG_PASSPHRASE_FILE"], undefined);
    });

    it("is otherwise the user's", () => {
        strictEqual(environment["PATH"], "/bin");
        strictEqual(environment["PULUMI_HOME"], "/opt/pulumi");
    });
});
