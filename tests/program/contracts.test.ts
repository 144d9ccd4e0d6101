import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { satisfies } from "semver";
import { loadStack } from "../../program/load-stack";
import { loadProject } from "../../program/read-project";
import { findSources } from "../../program/read-sources";
import { contractFiles, withContracts } from "../../scripts/service-contracts";

/** Who expects what of whom. */
interface Pact {
    readonly consumer: { readonly name: string };
    readonly provider: { readonly name: string };
}

/** The files of JSON in a folder, and in those within it. */
const written = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json"));

/** The version of a service's contract, as its routes say. */
const promised = (name: string) =>
    (
        JSON.parse(readFileSync(join("services", name, "contracts", "openapi.json"), "utf8")) as {
            info: { version: string };
        }
    ).info.version;

describe("the contracts of the services", () => {
    const project = loadProject(".");
    const { plan } = loadStack(project, "dev", { sources: findSources(project) }).decision;
    const services = plan?.services ?? [];

    for (const { name, version } of services)
        it(`of ${name} has the version that its configuration says`, () => {
            assert.equal(version, promised(name));
        });

    it("are required by those that have a pact on them, in a version that is there", () => {
        const pacts = readdirSync("services", { recursive: true, encoding: "utf8" })
            .filter((path) => /^[a-z]+\/contracts\/pacts\/.+\.json$/.test(path))
            .map((path) => JSON.parse(readFileSync(join("services", path), "utf8")) as Pact)
            // A function knows an event by its own version.
            .filter(({ consumer }) => services.some(({ name }) => name === consumer.name));
        assert.notEqual(pacts.length, 0);
        for (const { consumer, provider } of pacts) {
            const range = services.find(({ name }) => name === consumer.name)?.requires[provider.name];
            assert.ok(satisfies(promised(provider.name), range ?? "none"), `${consumer.name} on ${provider.name}`);
        }
    });

    for (const folder of withContracts())
        it(`of ${basename(dirname(folder))} are what its code says`, async () => {
            const files = await contractFiles(folder);
            assert.deepEqual(written(folder).sort(), [...files.keys()].sort(), "run npm run contracts");
            for (const [name, text] of files) {
                const file = join(folder, name);
                assert.ok(existsSync(file), `${file} is missing; run npm run contracts`);
                assert.equal(readFileSync(file, "utf8"), text, `${file} is stale; run npm run contracts`);
            }
        });
});
