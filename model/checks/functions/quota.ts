import { byKey } from "../../by-key";
import { reservableConcurrency } from "../../aws/limits";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration: { functions }, where }) => {
    const reserved = Object.values(byKey(functions)).flatMap(({ name, reservedConcurrency }) =>
        reservedConcurrency === undefined ? [] : [{ name, reservedConcurrency }],
    );
    let sum = 0;
    const beyond = reserved.find(({ reservedConcurrency }) => {
        sum += reservedConcurrency;
        return sum > reservableConcurrency;
    });
    return beyond === undefined
        ? []
        : [
              finding(
                  where("functions", beyond.name, "reservedConcurrency"),
                  `makes ${sum} runs at once that functions of this environment have to themselves, and of the 1000 of an account ${reservableConcurrency} can be reserved`,
                  "reserve less, or ask AWS for a higher quota",
              ),
          ];
};

/** The rule `functions/quota`. */
export const functionsQuota: Rule = {
    id: "functions/quota",
    severity: "warning",
    what: `The functions of an environment reserve no more than ${reservableConcurrency} runs at once.`,
    why: "An account runs 1,000 functions at once in a region, unless AWS raised that, and 100 of them can't be reserved: Lambda refuses what is beyond.",
    remedy: "Reserve less, or ask AWS for a higher quota.",
    source: "Understanding Lambda function scaling and Lambda quotas, Lambda developer guide.",
    check,
};
