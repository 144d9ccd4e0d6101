import { errorAt } from "../problem";
import { eachService } from "./check";

/** The last parts of the environment's own log groups, beside which each service has one named after it. */
const ownLogGroups = ["exec", "flows"];

/** A service's name is not one that the environment needs itself. */
export const serviceNames = eachService((service, at) =>
    ownLogGroups.includes(service.name)
        ? [
              errorAt(
                  at("name"),
                  "services/name",
                  `"${service.name}" is the name of a log group that every environment has`,
                  "choose another name",
              ),
          ]
        : [],
);
