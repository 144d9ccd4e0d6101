import { circleText, cycles } from "../../cycles";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at) => {
    const waits = Object.fromEntries([
        [service.name, Object.keys(service.dependsOn)],
        ...Object.entries(service.sidecars).map(([name, { dependsOn }]) => [name, Object.keys(dependsOn)] as const),
    ]) as Record<string, string[]>;
    return cycles(waits).map((circle) => {
        const [first = "", second = ""] = circle;
        return finding(
            first === service.name ? at("dependsOn", second) : at("sidecars", first, "dependsOn", second),
            `containers wait for one another in a circle: ${circleText(circle)}`,
            "let one of them start without waiting",
        );
    });
});

/** The rule `containers/cycle`. */
export const containersCycle: Rule = {
    id: "containers/cycle",
    severity: "error",
    what: "`dependsOn` leads from no container back to itself.",
    why: "None of them could ever start: ECS refuses the task definition.",
    remedy: "Let one of the containers start without waiting.",
    source: "Follows from the graph of `dependsOn`; ContainerDependency, ECS API reference.",
    check,
};
