import { circleText, cycles } from "../../cycles";
import { sharingGraph } from "../../plan/routes/weights";
import { finding, type Check, type Rule } from "../rule";

const check: Check = ({ configuration, where }) =>
    cycles(sharingGraph(configuration)).map((circle) => {
        const [first = "", second = ""] = circle;
        const index = (configuration.services[first]?.routes ?? []).findIndex(
            (route) => typeof route !== "string" && Object.hasOwn(route.weights ?? {}, second),
        );
        return finding(
            where("services", first, "routes", index, "weights", second),
            `services share their requests in a circle: ${circleText(circle)}`,
            "let one of them have the routes that are shared",
        );
    });

/** The rule `routes/weights-circle`. */
export const routesWeightsCircle: Rule = {
    id: "routes/weights-circle",
    severity: "error",
    what: "`weights` leads from no service back to itself.",
    why: "A service runs before it gets a share of another's requests, so that nobody is sent to where nothing answers yet: in a circle none could be the first.",
    remedy: "Let one of the services have the routes whose requests are shared.",
    source: "Follows from the graph of `weights`.",
    check,
};
