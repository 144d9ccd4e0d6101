import { circleText, cycles } from "../../cycles";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, where }) => {
    const { services } = configuration;
    const calls = Object.fromEntries(Object.values(services).map((service) => [service.name, service.calls]));
    return cycles(calls).map((circle) => {
        const [first = "", second = ""] = circle;
        return finding(
            where("services", first, "calls", services[first]?.calls.indexOf(second) ?? 0),
            `services call one another in a circle: ${circleText(circle)}`,
            "let one of them publish an event instead of calling, or move what both need into a service of its own",
        );
    });
};

/** The rule `links/cycle`. */
export const linksCycle: Rule = {
    id: "links/cycle",
    severity: "warning",
    what: "`calls` leads from no service back to itself.",
    why: "When one of them slows down, each waits for the next, and none recovers before the others. None can be deployed first either: a task reaches only the services that were there when it started.",
    remedy: "Replace one direction by an event, or move what both need into a service of its own.",
    source: "Follows from the graph of `calls`; Amazon ECS Service Connect components, ECS developer guide.",
    check,
};
