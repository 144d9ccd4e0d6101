import { runsOnManaged } from "../../plan/capacity/capacity";
import { eachService, finding, type Check, type Rule } from "../rule";

const check: Check = eachService((service, at, { configuration }) =>
    service.placement === undefined || !runsOnManaged(service, configuration)
        ? []
        : [
              finding(
                  at("placement"),
                  "has no effect: the service runs on ECS Managed Instances, where ECS decides what goes where",
                  "remove it, or write it in the stack files of the environments where the service runs on ec2",
              ),
          ],
);

/** The rule `capacity/managed-placement`. */
export const capacityManagedPlacement: Rule = {
    id: "capacity/managed-placement",
    severity: "warning",
    what: "A service on ECS Managed Instances names no `placement`.",
    why: "ECS spreads its tasks over zones and fills instances by an algorithm of its own, so it is left out.",
    remedy: "Remove it, or write it in the stack files of the environments where the service runs on `ec2`.",
    source: "Amazon ECS Managed Instances auto scaling and task placement, ECS developer guide.",
    check,
};
