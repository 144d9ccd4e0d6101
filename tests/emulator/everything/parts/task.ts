import assert from "node:assert/strict";
import { DescribeSecurityGroupRulesCommand } from "@aws-sdk/client-ec2";
import type { ContainerDefinition } from "@aws-sdk/client-ecs";
import type { ServiceConfiguration } from "../../../../model";
import { askFrom } from "../../support/containers";
import { givenImage } from "../../support/given-images";
import type { Everything, Part } from "../part";

const common = (name: string, of: string) =>
    ({ name, image: { uri: givenImage(of) }, cpu: "0.25 vCPU", memory: "512 MiB", port: 8080 }) as const;

const services: readonly ServiceConfiguration[] = [
    { ...common("quotes", "inventory"), discovery: { dns: "A" } },
    { ...common("ticker", "payment"), discovery: { dns: "SRV", ttl: "5 s" } },
    {
        ...common("board", "order"),
        routes: ["/board", "/board/*"],
        calls: ["quotes", "ticker"],
        scratch: ["/var/run", { path: "/cache", size: "32 MiB" }],
        ulimits: { nofile: 65_536 },
        capabilities: { drop: ["ALL"], add: ["NET_BIND_SERVICE"] },
    },
];

export const part: Part = {
    title: "task and discovery by DNS",
    services,
    checks: (everything: Everything) => {
        const container = async (name: string): Promise<ContainerDefinition> => {
            const { containerDefinitions = [] } = await everything.taskOf(name);
            const [own] = containerDefinitions;
            assert.ok(own !== undefined);
            return own;
        };
        const groupOf = (name: string) =>
            everything.serviceOf(name).networkConfiguration?.awsvpcConfiguration?.securityGroups?.[0];

        it("registers the tasks of a service that is found by DNS", () => {
            for (const name of ["quotes", "ticker"]) {
                const { serviceRegistries = [] } = everything.serviceOf(name);
                assert.equal(serviceRegistries.length, 1, name);
                assert.match(serviceRegistries[0]?.registryArn ?? "", /:servicediscovery:.*:service\/srv-/);
            }
            assert.equal(everything.serviceOf("ticker").serviceRegistries?.[0]?.containerPort, 8080);
        });

        it("tells the caller where they are", async () => {
            const { environment = [] } = await container("board");
            const urls = new Map(environment.map(({ name, value }) => [name, value]));
            assert.equal(urls.get("QUOTES_URL"), `http://quotes.${everything.prefix}.internal:8080`);
            assert.equal(urls.get("TICKER_URL"), `http+srv://ticker.${everything.prefix}.internal`);
        });

        it("lets in the caller and nobody else", async () => {
            const { SecurityGroupRules = [] } = await everything.aws.ec2.send(
                new DescribeSecurityGroupRulesCommand({
                    Filters: [{ Name: "group-id", Values: [groupOf("quotes") ?? ""] }],
                }),
            );
            const ingress = SecurityGroupRules.filter(({ IsEgress }) => IsEgress === false);
            assert.deepEqual(
                ingress.map(({ ReferencedGroupInfo, FromPort }) => [ReferencedGroupInfo?.GroupId, FromPort]),
                [[groupOf("board"), 8080]],
            );
        });

        it("gives a container its writable paths, ulimits and capabilities", async () => {
            const { linuxParameters, ulimits } = await container("board");
            assert.deepEqual(
                linuxParameters?.tmpfs?.map(({ containerPath, size }) => [containerPath, size]),
                [
                    ["/tmp", 64],
                    ["/var/run", 64],
                    ["/cache", 32],
                ],
            );
            assert.deepEqual(linuxParameters?.capabilities, { add: ["NET_BIND_SERVICE"], drop: ["ALL"] });
            assert.deepEqual(ulimits, [{ name: "nofile", softLimit: 65_536, hardLimit: 65_536 }]);
        });

        it("answers under its name in the zone", async () => {
            const answer = await askFrom(await everything.containerOf("board"), "QUOTES_URL");
            assert.equal((JSON.parse(answer) as { service: string }).service, "inventory");
        });
    },
};
