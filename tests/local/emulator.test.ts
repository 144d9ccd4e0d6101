import { match, strictEqual } from "node:assert";
import { containerArguments } from "../../local/emulator-container";
import { emulatorVariables } from "../../local/emulator-process";
import { whyRestart } from "../../local/emulator";

const socket = "unix:///var/run/docker.sock";

describe("an emulator that runs", () => {
    const record = { port: 4566, pid: 1, instanceId: "a", code: "one", docker: socket };

    it("is used again", () => strictEqual(whyRestart(record, "one", socket), undefined));
    it("is restarted where its code has changed", () => match(whyRestart(record, "two", socket) ?? "", /older code/));
    it("is restarted where Docker has gone", () => match(whyRestart(record, "one", undefined) ?? "", /can't be used/));
    it("is restarted where Docker has come", () =>
        match(whyRestart({ ...record, docker: undefined }, "one", socket) ?? "", /can be used now/));
    it("is restarted where Docker has moved", () =>
        match(whyRestart(record, "one", "unix:///run/user/1000/docker.sock") ?? "", /another address/));
});

describe("an emulator that is started", () => {
    it("is told that there is no Docker", () => {
        const { DOCKER_HOST } = emulatorVariables({ port: 4566, region: "us-east-1", dockerHost: undefined });
        match(DOCKER_HOST ?? "", /nonexistent/);
    });

    it("in a container has the engine's socket where it expects it", () => {
        const words = containerArguments("name", {
            port: 4600,
            region: "eu-west-1",
            dockerHost: "unix:///run/user/1000/docker.sock",
        }).join(" ");
        match(words, /--volume \/run\/user\/1000\/docker\.sock:\/var\/run\/docker\.sock/);
        match(words, /--env DOCKER_HOST=unix:\/\/\/var\/run\/docker\.sock/);
        match(words, /--env GATEWAY_PORT=4600 --env MINISTACK_REGION=eu-west-1/);
    });
});
