import { fileOf, sourcesFixture, withService } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const volume = (path: string) => ({ path, efs: {} });
const at = (name: string) => `${fileOf("order")}: volumes.${name}.path`;

export const cases: RuleCases = {
    compliant: [
        {
            what: "paths that lie apart",
            sources: withService("order", {
                scratch: ["/var/run"],
                volumes: { uploads: volume("/var/uploads"), media: volume("/media") },
            }),
        },
        {
            what: "/tmp, where the file system is writable and so has no other",
            sources: withService("order", { readonlyRootFilesystem: false, volumes: { uploads: volume("/tmp") } }),
        },
    ],
    violating: [
        {
            what: "one path twice, and one in a scratch path",
            sources: withService("order", {
                scratch: ["/var/run"],
                volumes: { media: volume("/media"), other: volume("/media"), uploads: volume("/var/run/uploads") },
            }),
            path: at("other"),
            reason: '"/media" is also that of the volume media',
            more: [
                { path: at("uploads"), reason: '"/var/run/uploads" is not apart from /var/run, the path of scratch' },
            ],
        },
        {
            what: "the /tmp that a read-only file system has",
            sources: withService("order", { volumes: { uploads: volume("/tmp") } }),
            path: at("uploads"),
            reason: '"/tmp" is also that of scratch',
        },
        {
            what: "a path that another lies in",
            sources: withService("order", { scratch: ["/data/cache"], volumes: { uploads: volume("/data") } }),
            path: at("uploads"),
            reason: '"/data" is not apart from /data/cache, the path of scratch',
        },
    ],
    absent: [{ what: "no volumes", sources: sourcesFixture() }],
    boundary: {
        inside: [
            {
                what: "a path that begins like another",
                sources: withService("order", { volumes: { media: volume("/media"), mediaplus: volume("/media2") } }),
            },
        ],
        outside: [
            {
                what: "a path that goes on from another",
                sources: withService("order", { volumes: { media: volume("/media"), mediaplus: volume("/media/2") } }),
                path: at("mediaplus"),
                reason: /is not apart from \/media/,
            },
        ],
    },
};
