import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { port, readSettings, SettingsError, text, url } from "../src";

describe("settings", () => {
    const shape = { DB_HOST: text, PORT: port.default(8080), USER_URL: url };

    it("are read and converted", () =>
        assert.deepEqual(readSettings(shape, { DB_HOST: "db", PORT: "81", USER_URL: "http://user:8080/" }), {
            DB_HOST: "db",
            PORT: 81,
            USER_URL: "http://user:8080",
        }));

    it("that are missing or wrong are told all at once", () =>
        assert.throws(
            () => readSettings(shape, { DB_HOST: "", PORT: "0" }),
            (error) => {
                assert.ok(error instanceof SettingsError);
                assert.match(error.message, /^can't start: DB_HOST: is empty; PORT: .*>=1; USER_URL is missing$/);
                return true;
            },
        ));

    it("end the process with one line and the exit code of a wrong configuration", () => {
        const code = 'require("@flotilla/chassis").settings({ DB_HOST: require("@flotilla/chassis").text })';
        const { status, stderr } = spawnSync(process.execPath, ["-r", "ts-node/register", "-e", code], {
            cwd: join(__dirname, "../../.."),
            env: { PATH: process.env.PATH },
            encoding: "utf8",
        });
        assert.deepEqual({ status, stderr }, { status: 78, stderr: "can't start: DB_HOST is missing\n" });
    });
});
