import assert from "node:assert/strict";
import { programs, recorded } from "../support/stacks";

const secretName = /PASS(WORD|WD|PHRASE)?$|SECRET|TOKEN|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|CREDENTIAL/i;
const secretValue = /\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN|:\/\/[^/\s:]+:[^/\s@]+@/;

for (const program of programs) {
    describe(`the secrets of ${program.title}`, () => {
        it("are not in a container's plain environment", async () => {
            const recording = await recorded(program);
            for (const { inputs } of recording.all("TaskDefinition")) {
                const containers = JSON.parse(String(inputs["containerDefinitions"])) as {
                    environment: { name: string; value: string }[];
                }[];
                for (const { name, value } of containers.flatMap(({ environment }) => environment)) {
                    assert.doesNotMatch(name, secretName);
                    assert.doesNotMatch(value, secretValue);
                }
            }
        });

        it("are marked: the registry's login, the secret of a client of OpenID Connect, passwords of caches, and addresses that messages go to", async () => {
            const recording = await recorded(program);
            const { registrations } = recording;
            const marked = registrations.flatMap(({ type, secrets }) => secrets.map((path) => `${type} ${path}`));
            const registry = program.given ? [] : ["docker:index/image:Image registry"];
            const signIn = recording.all("ListenerRule").some(({ inputs }) => JSON.stringify(inputs).includes("oidc"));
            const client = "aws:lb/listenerRule:ListenerRule actions[0].authenticateOidc.clientSecret";
            const told = recording.all("TopicSubscription").some(({ inputs }) => inputs["protocol"] === "https");
            const address = "aws:sns/topicSubscription:TopicSubscription endpoint";
            const cached = recording.all("ReplicationGroup").length > 0;
            const passwords = [
                "aws:elasticache/replicationGroup:ReplicationGroup authToken",
                "aws:secretsmanager/secretVersion:SecretVersion secretString",
            ];
            assert.deepEqual(
                [...new Set(marked)].sort(),
                [
                    ...registry,
                    ...(signIn ? [client] : []),
                    ...(told ? [address] : []),
                    ...(cached ? passwords : []),
                ].sort(),
            );
        });

        it("are not in the stack's outputs", async () => {
            const { stackOutputs } = await recorded(program);
            for (const secret of ["a registry password", "a random password"])
                assert.ok(!JSON.stringify(stackOutputs).includes(secret));
        });
    });
}
