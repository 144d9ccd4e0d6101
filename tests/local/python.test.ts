import { deepStrictEqual, match } from "node:assert";
import { choosePython, type PythonFacts } from "../../local/python";

const python = (minor: number, venv = true): PythonFacts => ({
    command: `python3.${minor}`,
    version: [3, minor, 1],
    venv,
});

describe("the Python that the emulator runs on", () => {
    it("is the first that is new enough and makes virtual environments", () => {
        deepStrictEqual(choosePython([python(9), python(12, false), python(11), python(13)]), {
            fit: true,
            command: "python3.11",
            version: "3.11.1",
        });
    });

    const says = (...found: PythonFacts[]) => {
        const chosen = choosePython(found);
        return chosen.fit ? "" : chosen.says;
    };

    it("is asked for where there is none", () => match(says(), /no Python 3 here; install Python 3\.10 or newer/));
    it("must not be too old", () => match(says(python(9)), /Python 3\.9\.1 is too old; install Python 3\.10/));
    it("must have its module venv", () =>
        match(says(python(9), python(11, false)), /3\.11\.1 lacks its module venv; .*apt install python3\.11-venv/));
});
