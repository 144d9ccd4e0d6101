import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSettings } from "../src";
import { connectionOf } from "../src/postgres/connection";
import { databaseSettings } from "../src/postgres";
import { Login } from "../src/postgres/login";

describe("a connection to the database", () => {
    const variables = { DB_HOST: "db.example.internal", DB_NAME: "shop", DB_USER: "app_1", DB_PASSWORD: "p" };

    it("is encrypted by default, and the server must have a certificate of RDS", () => {
        const { ssl, ...rest } = connectionOf(readSettings(databaseSettings, variables));
        assert.deepEqual(rest, { host: "db.example.internal", port: 5432, database: "shop", keepAlive: true });
        assert.ok(typeof ssl === "object" && ssl.rejectUnauthorized === true && Array.isArray(ssl.ca));
        const subjects = ssl.ca.map((certificate) => new X509Certificate(certificate as string).subject);
        assert.ok(subjects.some((subject) => /Amazon RDS eu-west-1 Root CA/.test(subject)));
    });

    it("may have one of the authorities that Node is told of, as on an emulated AWS", () => {
        const folder = mkdtempSync(join(tmpdir(), "flotilla-authorities-"));
        const before = process.env["NODE_EXTRA_CA_CERTS"];
        try {
            const file = (process.env["NODE_EXTRA_CA_CERTS"] = join(folder, "authorities.pem"));
            writeFileSync(file, "the authority of the emulated RDS");
            const { ssl } = connectionOf(readSettings(databaseSettings, variables));
            assert.ok(typeof ssl === "object" && Array.isArray(ssl.ca));
            assert.equal(ssl.ca.at(-1), "the authority of the emulated RDS");
            assert.ok(ssl.ca.length > 1);
        } finally {
            if (before === undefined) delete process.env["NODE_EXTRA_CA_CERTS"];
            else process.env["NODE_EXTRA_CA_CERTS"] = before;
            rmSync(folder, { recursive: true });
        }
    });

    it("is plain where it is said so, as on a laptop", () =>
        assert.equal(connectionOf(readSettings(databaseSettings, { ...variables, PGSSLMODE: "disable" })).ssl, false));
});

describe("a login that is refused", () => {
    const first = { username: "app_1", password: "one" };
    const second = { username: "app_2", password: "two" };

    it("is read again once for all who were refused at the same time, and not for those who come late", async () => {
        let reads = 0;
        const login = new Login(first, () => Promise.resolve((reads++, second)));
        assert.deepEqual(await Promise.all([login.renew(first), login.renew(first)]), [true, true]);
        assert.deepEqual(login.current, second);
        assert.equal(await login.renew(first), true);
        assert.equal(reads, 1);
    });

    it("is wrong where the secret has the same, or there is none", async () => {
        assert.equal(await new Login(first, () => Promise.resolve({ ...first })).renew(first), false);
        assert.equal(await new Login(first, undefined).renew(first), false);
    });

    it("can be read again after a read that failed", async () => {
        let reads = 0;
        const login = new Login(first, () =>
            ++reads === 1 ? Promise.reject(new Error("throttled")) : Promise.resolve(second),
        );
        await assert.rejects(login.renew(first), /throttled/);
        assert.equal(await login.renew(first), true);
    });
});
