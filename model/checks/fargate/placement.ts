import { runsOnFargate, strategyOf } from "../../plan/capacity/strategy";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService(({ capacity, placement }, at) =>
    !runsOnFargate(strategyOf(capacity)) || placement === undefined
        ? []
        : [
              finding(
                  at("placement"),
                  "has no effect: the service runs on Fargate, which has no instances to choose from and spreads tasks over the zones",
                  "remove it, or write it in the stack files of the environments where the service runs on ec2",
              ),
          ],
);

/** The rule `fargate/placement`. */
export const fargatePlacement: Rule = {
    id: "fargate/placement",
    severity: "warning",
    what: "A service on Fargate names no `placement`.",
    why: "ECS takes no placement strategies or constraints there, so it is left out.",
    remedy: "Remove it, or write it in the stack files of the environments where the service runs on `ec2`.",
    source: "How Amazon ECS places tasks on container instances, ECS developer guide; PlacementConstraint, ECS API reference.",
    check,
};
