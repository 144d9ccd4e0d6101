import { deepStrictEqual, throws } from "node:assert";
import { parseArguments } from "../../local/arguments";
import { LocalError } from "../../local/local-error";

describe("the arguments of npm start and npm stop", () => {
    it("are none by default", () => {
        deepStrictEqual(parseArguments("npm start", []), { help: false, json: false });
    });

    it("are --help and --json", () => {
        deepStrictEqual(parseArguments("npm start", ["--json", "-h"]), { help: true, json: true });
    });

    for (const word of ["--jsno", "now"])
        it(`are not ${word}`, () => {
            throws(
                () => parseArguments("npm stop", [word]),
                (error) =>
                    error instanceof LocalError &&
                    error.message.includes(word) &&
                    error.remedy === "npm stop -- --help lists what there is",
            );
        });
});
