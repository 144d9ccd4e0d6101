import { eachFunction, finding, type Check, type Rule } from "../rule";

const check: Check = eachFunction(({ maximumConcurrency, reservedConcurrency }, at) =>
    maximumConcurrency === undefined || reservedConcurrency === undefined || maximumConcurrency <= reservedConcurrency
        ? []
        : [
              finding(
                  at("maximumConcurrency"),
                  `is ${maximumConcurrency}, and the function runs at most ${reservedConcurrency} times at once (reservedConcurrency)`,
                  `write ${Math.max(2, reservedConcurrency)} or less${reservedConcurrency < 2 ? ", and a reservedConcurrency of as many" : ""}`,
              ),
          ],
);

/** The rule `functions/concurrency`. */
export const functionsConcurrency: Rule = {
    id: "functions/concurrency",
    severity: "error",
    what: "A function works on no more batches at once than it may run at once.",
    why: "Lambda would take more batches from the queue than it may run, and throttle them: events come to the dead letters that were never tried.",
    remedy: "Write a maximumConcurrency of at most the reservedConcurrency.",
    source: "Configuring scaling behavior for SQS event source mappings, Lambda developer guide: maximum concurrency.",
    check,
};
