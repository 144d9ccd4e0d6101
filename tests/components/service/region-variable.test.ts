import assert from "node:assert/strict";
import type { ServiceConfiguration } from "../../../model";
import { webService } from "../../support/plans";
import { deployService } from "./deploy-service";

const permissions = [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::shop-pictures/*"] }];

describe("the region", () => {
    const variables = async (configured: Partial<ServiceConfiguration>) => {
        const { inputs } = (await deployService(webService(configured))).named("TaskDefinition", "order");
        const [container] = JSON.parse(String(inputs["containerDefinitions"])) as {
            environment: { name: string; value: string }[];
        }[];
        return container?.environment.filter(({ name }) => name === "AWS_REGION").map(({ value }) => value);
    };

    it("is told to tasks that may ask AWS", async () => {
        assert.deepEqual(await variables({ permissions }), ["eu-west-1"]);
    });

    it("is not told to tasks that may not", async () => {
        assert.deepEqual(await variables({}), []);
    });

    it("is the one that the service writes itself, if it does", async () => {
        assert.deepEqual(await variables({ permissions, environment: { AWS_REGION: "us-east-1" } }), ["us-east-1"]);
    });
});
