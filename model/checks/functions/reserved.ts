import { secretVariable } from "../../plan/function";
import { eachFunction, finding, type Check, type Rule } from "../rule";

/** Source: Defined runtime environment variables, Lambda developer guide: reserved ones. */
const reserved =
    /^(_HANDLER|_X_AMZN_TRACE_ID|AWS_DEFAULT_REGION|AWS_REGION|AWS_EXECUTION_ENV|AWS_LAMBDA_.*|AWS_ACCESS_KEY(_ID)?|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN|LAMBDA_TASK_ROOT|LAMBDA_RUNTIME_DIR)$/;

const check: Check = eachFunction(({ environment, secrets }, at) => [
    ...Object.keys(environment)
        .filter((name) => reserved.test(name))
        .map((name) => finding(at("environment", name), "is a name that Lambda sets itself", "choose another name")),
    ...Object.keys(secrets)
        .filter((name) => Object.hasOwn(environment, secretVariable(name)))
        .map((name) =>
            finding(
                at("environment", secretVariable(name)),
                `is the variable that secrets.${name} sets`,
                `remove it, or secrets.${name}`,
            ),
        ),
]);

/** The rule `functions/reserved`. */
export const functionsReserved: Rule = {
    id: "functions/reserved",
    severity: "error",
    what: "A variable of a function does not take a name that Lambda sets itself, nor that of a secret's ARN.",
    why: "Lambda refuses to create the function, or one of two values is lost.",
    remedy: "Choose another name. What a function may do comes from its role.",
    source: "Working with Lambda environment variables, Lambda developer guide: defined runtime environment variables.",
    check,
};
