import { longestFunctionEnvironment } from "../../aws/limits";
import { eachFunction, finding, type Check, type Rule } from "../rule";

const check: Check = eachFunction(({ environment }, at) => {
    const bytes = Buffer.byteLength(JSON.stringify(environment));
    return bytes <= longestFunctionEnvironment
        ? []
        : [
              finding(
                  at("environment"),
                  `takes ${bytes} bytes, and all variables of a function together take at most ${longestFunctionEnvironment}`,
                  "keep what is large in SSM or S3, and read it where the function starts",
              ),
          ];
});

/** The rule `functions/environment-size`. */
export const functionsEnvironmentSize: Rule = {
    id: "functions/environment-size",
    severity: "error",
    what: "The variables of a function take at most 4 KB together.",
    why: "Lambda refuses to create the function.",
    remedy: "Keep what is large in SSM or S3.",
    source: "Lambda quotas, Lambda developer guide: environment variables.",
    check,
};
