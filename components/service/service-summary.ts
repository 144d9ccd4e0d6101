import { requestText } from "../../model/plan/routes/request-conditions";
import type { RulePlan } from "../../model/plan/routes/rules";
import { defaultLoadBalancer } from "../../model/plan/routes/written-route";
import type { ServicePlan } from "../../model/plan/service";
import { targetGroupCount } from "../../model/plan/target-group-steps";
import type { Service } from "./service";

/** A listener rule of a service. */
export interface RouteSummary {
    readonly priority: number;
    readonly host?: string;
    readonly paths: readonly string[];
    /** What else a request must have, as text, where the routes ask for it. */
    readonly conditions?: string;
}

/** What a stack tells of a service. */
export interface ServiceSummary {
    readonly serviceName: string;
    readonly image: string;
    /** The key of the load balancer that the routes are on, where it is not the one named `default`. */
    readonly loadBalancer?: string;
    /** The routes, with the priority of their listener rule. */
    readonly routes: readonly RouteSummary[];
    /** The test routes, likewise, of a service that has some. */
    readonly testRoutes?: readonly RouteSummary[];
    readonly placement: string;
    /** The capacity providers that its tasks run on, as the configuration calls them. */
    readonly capacity: readonly string[];
    /** How many target groups ECS moves its requests between, of a service whose tasks are kept running. */
    readonly targetGroups?: number;
}

function routeSummary(rule: RulePlan): RouteSummary {
    const conditions = requestText(rule);
    return {
        priority: rule.priority,
        ...(rule.host !== undefined && { host: rule.host }),
        paths: rule.paths,
        ...(conditions !== "" && { conditions }),
    };
}

/** What the stack's outputs tell of a service. */
export function summaryOf(plan: ServicePlan, service: Service) {
    return {
        serviceName: service.serviceName,
        image: service.imageUri,
        ...(plan.exposure &&
            plan.exposure.loadBalancer !== defaultLoadBalancer && { loadBalancer: plan.exposure.loadBalancer }),
        routes: (plan.exposure?.rules ?? []).map(routeSummary),
        ...(plan.exposure &&
            plan.exposure.testRules.length > 0 && { testRoutes: plan.exposure.testRules.map(routeSummary) }),
        placement: plan.placement.name,
        capacity: plan.capacity.map(({ provider }) => provider),
        ...(plan.runs !== "jobs" && { targetGroups: targetGroupCount(plan) }),
    };
}
