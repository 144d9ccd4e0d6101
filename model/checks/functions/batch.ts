import { inSeconds } from "../../schema/units";
import { eachFunction, finding, type Check, type Rule } from "../rule";

/** The most messages that a batch has at once: larger ones have to be gathered. */
const withoutWindow = 10;
const longestWindowSeconds = 300;

const check: Check = eachFunction(({ batch: { size, window } }, at) => {
    const seconds = inSeconds(window);
    if (seconds > longestWindowSeconds)
        return [
            finding(
                at("batch", "window"),
                `must be from 0 s to ${longestWindowSeconds} s, got "${window}"`,
                `write "${longestWindowSeconds} s", or less`,
            ),
        ];
    return size > withoutWindow && seconds === 0
        ? [
              finding(
                  at("batch", "size"),
                  `is ${size}, and Lambda gets at most ${withoutWindow} messages from SQS at once`,
                  'write window: "1 s" or more, in which a larger batch fills; or a smaller size',
              ),
          ]
        : [];
});

/** The rule `functions/batch`. */
export const functionsBatch: Rule = {
    id: "functions/batch",
    severity: "error",
    what: "A batch of more than 10 events has a window of at least 1 s, and no window is longer than 300 s.",
    why: "Lambda refuses the event source mapping: it asks SQS for ten messages at a time, and has to wait for more.",
    remedy: "Write a window, or smaller batches.",
    source: "CreateEventSourceMapping (BatchSize, MaximumBatchingWindowInSeconds), Lambda API reference.",
    check,
};
