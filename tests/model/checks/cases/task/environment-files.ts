import { fileOf, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const file = (name: string | number) => `arn:aws:s3:::shop-settings/${name}.env`;
const files = (number: number) => Array.from({ length: number }, (_, index) => file(index));
const named = (value: readonly string[], more: Readonly<Record<string, unknown>> = {}) =>
    withService("order", { environmentFiles: value, ...more });
const path = `${fileOf("order")}: environmentFiles`;

export const cases: RuleCases = {
    compliant: [{ what: "a file", sources: named([file("order")]) }],
    violating: [
        {
            what: "a file twice",
            sources: named([file("order"), file("order")]),
            path: `${path}[1]`,
            reason: `"${file("order")}" is there twice`,
        },
    ],
    absent: [{ what: "no file" }],
    boundary: {
        inside: [{ what: "ten files", sources: named(files(10)) }],
        outside: [
            {
                what: "eleven files, one of them a sidecar's",
                sources: named(files(10), {
                    "sidecars.proxy": { image: "proxy:1.2", memory: "64 MiB", environmentFiles: [file("proxy")] },
                }),
                path,
                reason: "the containers of a task name 11 files, and ECS takes 10",
            },
        ],
    },
};
