import { fileOf, withService, withStack } from "../../../../support/fixtures";
import type { RuleCases } from "../../rule-cases";

const isolated = withStack("network.nat", "none");
const image = (uri: string, sources = isolated) => withService("order", { image: { uri } }, sources);
const sidecar = (uri: string) => withService("order", { "sidecars.proxy": { image: uri, memory: "64 MiB" } }, isolated);
const ecr = (region: string) => `123456789012.dkr.ecr.${region}.amazonaws.com/order:1.4`;
const reason = (uri: string) =>
    `"${uri}" is not in ECR in eu-west-1, and with network.nat none there is no way to another registry`;

export const cases: RuleCases = {
    compliant: [
        { what: "images that are built here", sources: isolated },
        { what: "an image in ECR", sources: image(ecr("eu-west-1")) },
        { what: "an image elsewhere with a NAT", sources: image("nginx:1.29", withStack("network.nat", "single")) },
    ],
    violating: [
        {
            what: "an image on Docker Hub",
            sources: image("nginx:1.29"),
            path: `${fileOf("order")}: image.uri`,
            reason: reason("nginx:1.29"),
        },
        {
            what: "a sidecar's image in ECR Public",
            sources: sidecar("public.ecr.aws/xray/aws-xray-daemon:3.3.14"),
            path: `${fileOf("order")}: sidecars.proxy.image`,
            reason: reason("public.ecr.aws/xray/aws-xray-daemon:3.3.14"),
        },
        {
            what: "the log router's image, which is in ECR Public",
            sources: withService("order", { logging: { firelens: { firehose: "shop-logs" } } }, isolated),
            path: `${fileOf("order")}: logging.firelens.image`,
            reason: /aws-for-fluent-bit:[\d.]+" is not in ECR in eu-west-1/,
        },
    ],
    absent: [
        {
            what: "given images in ECR",
            sources: withStack("images.given", ecr("eu-west-1").replace("order", "{service}"), isolated),
        },
        {
            what: "an image elsewhere on the emulated AWS",
            sources: image("nginx:1.29", withStack("environment.class", "local", isolated)),
        },
        {
            what: "an image elsewhere with a peer network, which may have the registry",
            sources: image("registry.example.com/order:1.4", withStack("network.peers", ["10.9.0.0/16"], isolated)),
        },
    ],
    boundary: {
        inside: [{ what: "a sidecar's image in ECR", sources: sidecar(ecr("eu-west-1")) }],
        outside: [
            {
                what: "an image in ECR in another region",
                sources: image(ecr("eu-west-2")),
                path: `${fileOf("order")}: image.uri`,
                reason: reason(ecr("eu-west-2")),
            },
        ],
    },
};
