import { sections } from "../../../model/schema/configuration";
import { serviceSchema } from "../../../model/schema/service";
import { withService, withStack } from "../../support/fixtures";
import { refuses, refusesInService, refusesInStack } from "../../support/refuse";

const unknown = (key: string, meant: string) => `unknown key "${key}"; did you mean "${meant}"? [schema]`;
const inOrder = (what: string, path: string, value: unknown, key: string, meant: string, at: string) =>
    refusesInService("order", [[what, path, value, unknown(key, meant), at]]);

describe("model: unknown keys", () => {
    refusesInStack([
        ["an unknown section", "netwrok", {}, unknown("netwrok", "network")],
        [
            "a section that is like none",
            "frobnicate",
            {},
            `unknown key "frobnicate"; known are ${sections.join(", ")} [schema]`,
        ],
        ["an unknown key of a section", "network.natt", "none", unknown("natt", "nat")],
        [
            "an unknown key within a section's section",
            "loadBalancer.accessLogs",
            { bukket: "logs" },
            unknown("bukket", "bucket"),
            "loadBalancer.accessLogs.bukket",
        ],
        [
            "a misspelling of a key that is required, which is not told to be missing too",
            "capacity",
            { instanceType: ["t3.medium"] },
            unknown("instanceType", "instanceTypes"),
            "capacity.instanceType",
        ],
        ["a key in the wrong letter case", "capacity.instancetypes", [], unknown("instancetypes", "instanceTypes")],
    ]);
    inOrder("an unknown key of a service", "scalling", {}, "scalling", "scaling", "scalling");
    inOrder(
        "a key of a section one level too high",
        "desiredcount",
        3,
        "desiredcount",
        "scaling.desired",
        "desiredcount",
    );
    inOrder("an unknown key of a service's section", "scaling.maximum", 3, "maximum", "max", "scaling.maximum");
    inOrder(
        "an unknown key of a built image",
        "image",
        { context: ".", dockerFile: "a" },
        "dockerFile",
        "dockerfile",
        "image.dockerFile",
    );
    inOrder(
        "an unknown key of a given image",
        "image",
        { uri: "shop/order:1", contxt: "." },
        "contxt",
        "context",
        "image.contxt",
    );
    inOrder(
        "an unknown key of a placement",
        "placement",
        { name: "binpack", constraint: [] },
        "constraint",
        "constraints",
        "placement.constraint",
    );
    inOrder(
        "an unknown key of a strategy",
        "placement",
        { name: "custom", strategies: [{ type: "random", feild: "a" }] },
        "feild",
        "field",
        "placement.strategies[0].feild",
    );
    inOrder(
        "an unknown key of a route",
        "routes",
        [{ host: "a.example.com", paths: "/v1" }],
        "paths",
        "path",
        "routes[0].paths",
    );

    refuses(
        "an unknown service",
        withStack("services.ordr", {}),
        'flotilla:services.ordr: there is no service "ordr"; did you mean "order"? [services/unknown]',
    );
    refuses(
        "constructor as a key",
        withService("order", { constructor: 5 }),
        `services/order/service.ts: constructor: unknown key "constructor"; known are ${Object.keys(serviceSchema.shape).join(", ")} [schema]`,
    );
    refuses(
        "constructor as a service",
        withStack("services.constructor", {}),
        'flotilla:services.constructor: there is no service "constructor"; known are inventory, order, payment, user [services/unknown]',
    );
    const prototype = 'a key named "__proto__" is not allowed; remove it [schema]';
    refuses("__proto__ as a section", withStack("__proto__", {}), `flotilla:__proto__: ${prototype}`);
    refuses("__proto__ as a service", withStack("services.__proto__", {}), `flotilla:services.__proto__: ${prototype}`);
    refuses(
        "__proto__ in an overlay",
        withStack("services.order.__proto__", { scaling: 1 }),
        `flotilla:services.order.__proto__: ${prototype}`,
    );
    refuses(
        "__proto__ within a section of a file",
        withService("order", { "scaling.__proto__": {} }),
        `services/order/service.ts: scaling.__proto__: ${prototype}`,
    );
    refuses(
        "__proto__ as a variable",
        withService("order", { "environment.__proto__": "a" }),
        `services/order/service.ts: environment.__proto__: ${prototype}`,
    );
    refuses(
        "__proto__ as a tag",
        withStack("environment.tags.__proto__", "a"),
        `flotilla:environment.tags.__proto__: ${prototype}`,
    );
});
