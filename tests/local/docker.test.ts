import { match, strictEqual } from "node:assert";
import { whyNoDocker } from "../../local/docker";

describe("a machine where Docker can't be used", () => {
    it("has no client", () => {
        const why = whyNoDocker(true, "");
        strictEqual(why.reason, "missing");
        match(why.says, /no Docker client.*install Docker/);
    });

    it("denies the socket to this user", () => {
        const why = whyNoDocker(
            false,
            "permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock",
        );
        strictEqual(why.reason, "denied");
        match(why.says, /may not talk.*usermod -aG docker/);
    });

    it("has an engine that doesn't run", () => {
        const why = whyNoDocker(false, "Cannot connect to the Docker daemon at unix:///var/run/docker.sock.");
        strictEqual(why.reason, "stopped");
        match(why.says, /doesn't answer; start it/);
    });
});
