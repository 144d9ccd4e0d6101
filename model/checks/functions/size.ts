import { functionMemoryMiB } from "../../aws/limits";
import { inMiB } from "../../schema/units";
import { eachFunction, finding, type Check, type Rule } from "../rule";

const check: Check = eachFunction(({ memory }, at) => {
    const mib = inMiB(memory);
    const { least, most } = functionMemoryMiB;
    if (Number.isInteger(mib) && mib >= least && mib <= most) return [];
    const next = Math.min(Math.max(Math.ceil(mib), least), most);
    return [
        finding(
            at("memory"),
            `must be a whole number of MiB from ${least} to ${most}, got "${memory}"`,
            `write "${next} MiB"`,
        ),
    ];
});

/** The rule `functions/size`. */
export const functionsSize: Rule = {
    id: "functions/size",
    severity: "error",
    what: "A function has from 128 MiB to 10240 MiB of memory.",
    why: "Lambda refuses to create it with less or more.",
    remedy: "Write what it needs; with 1769 MiB it has a whole processor.",
    source: "Configure Lambda function memory, Lambda developer guide.",
    check,
};
