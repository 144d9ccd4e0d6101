import { absent, fileOf, functionFileOf, withFunction, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const at = (path: string) => `${fileOf("order")}: ${path}`;
const variable = (section: string, name: string) => withService("order", { [section]: { [name]: "/a" } });
const sidecar = { image: "proxy:1.2", memory: "64 MiB" };
const taken = "is a name that ECS or the AWS SDK sets itself";

export const cases: RuleCases = {
    compliant: [{ what: "names of its own", sources: variable("environment", "LOG_LEVEL") }],
    violating: [
        {
            what: "a variable of ECS",
            sources: variable("environment", "ECS_CLUSTER"),
            path: at("environment.ECS_CLUSTER"),
            reason: taken,
        },
        {
            what: "credentials among the secrets",
            sources: variable("secrets", "AWS_SECRET_ACCESS_KEY"),
            path: at("secrets.AWS_SECRET_ACCESS_KEY"),
            reason: taken,
        },
        {
            what: "a name in both sections",
            sources: withService("order", { environment: { KEY: "a" }, secrets: { KEY: "/a" } }),
            path: at("secrets.KEY"),
            reason: '"KEY" is in both environment and secrets',
        },
        {
            what: "a name in both sections of a function",
            sources: withFunction({ environment: { KEY: "a" }, secrets: { KEY: "/a" } }),
            path: `${functionFileOf("notification")}: secrets.KEY`,
            reason: '"KEY" is in both environment and secrets',
        },
        {
            what: "a variable of ECS in a sidecar",
            sources: withService("order", { "sidecars.proxy": { ...sidecar, environment: { ECS_CLUSTER: "a" } } }),
            path: at("sidecars.proxy.environment.ECS_CLUSTER"),
            reason: taken,
        },
    ],
    absent: [{ what: "no variables", sources: withService("order", { environment: absent, secrets: absent }) }],
    boundary: {
        inside: [
            { what: "a region, which a service may choose", sources: variable("environment", "AWS_REGION") },
            { what: "a name that only contains ECS_", sources: variable("environment", "MY_ECS_CLUSTER") },
            {
                what: "one name in the service and in a sidecar",
                sources: withService("order", {
                    environment: { KEY: "a" },
                    "sidecars.proxy": { ...sidecar, secrets: { KEY: "/a" } },
                }),
            },
        ],
        outside: [
            {
                what: "a name that begins with ECS_",
                sources: variable("environment", "ECS_"),
                path: at("environment.ECS_"),
                reason: taken,
            },
        ],
    },
};
