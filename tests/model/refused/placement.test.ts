import { refusesInService } from "../../support/refuse";

const names = "must be one of az-balanced-spread, az-balanced-binpack, binpack, one-task-per-host, custom";
const order = (what: string, value: unknown, message: string, at = "placement") =>
    refusesInService("order", [[what, "placement", value, message, at]]);
const custom = (strategy: unknown) => ({ name: "custom", strategies: [strategy] });

describe("model: placement", () => {
    order(
        "an unknown name",
        "az-balanced-binpak",
        `${names}, got "az-balanced-binpak"; did you mean "az-balanced-binpack"? [schema]`,
    );
    order("a placement that is null", null, `${names}, got null; write az-balanced-spread [schema]`);
    order("a list", ["binpack"], `${names}, got ["binpack"]; write az-balanced-spread [schema]`);
    order(
        "custom without strategies",
        "custom",
        '"custom" needs strategies; write { name: "custom", strategies: [{ type: "random" }] } [schema]',
    );
    order(
        "an object without a name",
        {},
        "is missing; write one of az-balanced-spread, az-balanced-binpack, binpack, one-task-per-host, custom [schema]",
        "placement.name",
    );
    order(
        "an unknown name in an object",
        { name: "bin-pack" },
        `${names}, got "bin-pack"; did you mean "binpack"? [schema]`,
        "placement.name",
    );
    order(
        "an unknown strategy",
        custom({ type: "spred" }),
        'must be one of spread, binpack, random, got "spred"; did you mean "spread"? [schema]',
        "placement.strategies[0].type",
    );
    order(
        "binpack by nothing",
        custom({ type: "binpack" }),
        "of binpack must be cpu or memory, got nothing; write memory [schema]",
        "placement.strategies[0].field",
    );
    order(
        "spread over nothing",
        custom({ type: "spread" }),
        "of spread must be instanceId, host or an attribute, got nothing; write attribute:ecs.availability-zone [schema]",
        "placement.strategies[0].field",
    );
    order(
        "spread over what is no attribute",
        custom({ type: "spread", field: "zone" }),
        'of spread must be instanceId, host or an attribute, got "zone"; write attribute:ecs.availability-zone [schema]',
        "placement.strategies[0].field",
    );
    order(
        "random by a field",
        custom({ type: "random", field: "cpu" }),
        "does not go with random; remove it [schema]",
        "placement.strategies[0].field",
    );
    order(
        "strategies beside another name",
        { name: "binpack", strategies: [{ type: "random" }] },
        "go with name: custom only, and the name is binpack; write name: custom, or remove them [schema]",
        "placement.strategies",
    );
    order(
        "six strategies",
        { name: "custom", strategies: Array.from({ length: 6 }, () => ({ type: "random" })) },
        "has more than the 5 strategies that ECS allows; remove some [schema]",
        "placement.strategies",
    );
    order(
        "a constraint without an expression",
        { name: "binpack", constraints: [{}] },
        "of memberOf is missing; write for example attribute:ecs.instance-type =~ m7g.* [schema]",
        "placement.constraints[0].expression",
    );
    order(
        "an expression for distinctInstance",
        { name: "binpack", constraints: [{ type: "distinctInstance", expression: "a" }] },
        "does not go with distinctInstance; remove it [schema]",
        "placement.constraints[0].expression",
    );
});
