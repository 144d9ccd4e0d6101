import assert from "node:assert/strict";
import {
    appendFileSync,
    cpSync,
    existsSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { readBuildContext } from "../../program/read-build-context";

/** What a `package.json` and an entry of a lockfile have in common. */
interface Manifest {
    readonly dependencies?: Readonly<Record<string, string>>;
    readonly devDependencies?: Readonly<Record<string, string>>;
}

const services = join(__dirname, "../../services");
const read = <Content>(...path: string[]) => JSON.parse(readFileSync(join(...path), "utf8")) as Content;
const withImage = readdirSync(services).filter((name) => existsSync(join(services, name, "Dockerfile.dockerignore")));

describe("the images of the services", () => {
    let folder: string;
    before(() => {
        folder = mkdtempSync(join(tmpdir(), "flotilla-services-"));
        cpSync(services, folder, {
            recursive: true,
            filter: (path) => !["node_modules", "dist"].includes(basename(path)),
        });
    });
    after(() => rmSync(folder, { recursive: true }));

    const hashOf = (name: string) => readBuildContext(folder, `${name}/Dockerfile`).hash;
    const change = (...path: string[]) => appendFileSync(join(folder, ...path), "\n");

    it("are those of the services that have a port", () => {
        for (const name of ["inventory", "order", "payment", "user"]) assert.ok(withImage.includes(name), name);
    });

    for (const name of withImage) {
        it(`of ${name} is another when its sources or the chassis change`, () => {
            const before = hashOf(name);
            change(name, "src", "server.ts");
            const after = hashOf(name);
            assert.notEqual(after, before);
            change("chassis", "src", "index.ts");
            assert.notEqual(hashOf(name), after);
        });

        it(`of ${name} stays when another service or a test changes`, () => {
            const before = hashOf(name);
            for (const other of withImage.filter((service) => service !== name)) {
                change(other, "src", "server.ts");
                change(other, "package.json");
            }
            writeFileSync(join(folder, name, "test", "another.test.ts"), "");
            change(name, "service.ts");
            assert.equal(hashOf(name), before);
        });

        it(`of ${name} installs what its packages ask for`, () => {
            const { packages } = read<{ packages: Record<string, Manifest> }>(services, name, "package-lock.json");
            const stale = `run npm run services:lock ${name}`;
            const own = read<Manifest>(services, name, "package.json");
            assert.deepEqual(packages[""]?.dependencies, own.dependencies, stale);
            assert.deepEqual(packages[""]?.devDependencies, own.devDependencies, stale);
            const chassis = read<Manifest>(services, "chassis", "package.json");
            assert.deepEqual(packages["node_modules/@flotilla/chassis"]?.dependencies, chassis.dependencies, stale);
        });
    }
});
