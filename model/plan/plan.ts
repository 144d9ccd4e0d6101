import type { EnvironmentClass } from "../schema/environment";
import type { AlertsPlan } from "./alerts";
import type { ApiGatewayPlan } from "./api-gateway";
import type { CapacityPlan } from "./capacity/capacity";
import type { CapacityFit } from "./capacity/fit";
import type { CostPlan } from "./cost/cost";
import type { EventsPlan } from "./events";
import type { TopicPlan } from "./topic";
import type { FunctionPlan } from "./function";
import type { LoadBalancerPlan } from "./load-balancer";
import type { NetworkPlan } from "./network";
import type { QueryPlan } from "./queries";
import type { RolloutPlan } from "./rollout";
import type { RulePlan } from "./routes/rules";
import type { ServicePlan } from "./service";
import type { SpotInterruptionsPlan } from "./spot-interruptions";
import type { TlsPlan } from "./tls";

import type { ClusterPlan } from "./cluster-plan";

/** Everything that is decided about an environment, as plain data: what the components declare. */
export interface Plan {
    /** What the shared resources' names begin with: the project and the stack. */
    readonly name: string;
    readonly project: string;
    readonly stack: string;
    readonly region: string;
    readonly class: EnvironmentClass;
    /** Whether what holds data, and the load balancer, refuse to be deleted. */
    readonly protect: boolean;
    readonly tags: Readonly<Record<string, string>>;
    readonly network: NetworkPlan;
    readonly cluster: ClusterPlan;
    readonly capacity: CapacityPlan;
    /** The one named `default` first, then the others in the order of their names. */
    readonly loadBalancers: readonly LoadBalancerPlan[];
    /** The HTTP API before one of them. */
    readonly apiGateway?: ApiGatewayPlan;
    /** The private DNS zone of the services that are found by DNS, where there are any. */
    readonly dnsNamespace?: string;
    /** The event bus, where a service publishes or subscribes. */
    readonly events?: EventsPlan;
    /** The topics of events that do not go by the bus, in the order of the events. */
    readonly topics: readonly TopicPlan[];
    /** How calls through Service Connect are encrypted, if they are. */
    readonly tls?: TlsPlan;
    /** In the order of their names. */
    readonly services: readonly ServicePlan[];
    /** The Lambda functions, in the order of their names. */
    readonly functions: readonly FunctionPlan[];
    /** Who is told when something is wrong, or undefined where nobody is. */
    readonly alerts?: AlertsPlan;
    /** Whether there is a dashboard of the services and their capacity. */
    readonly dashboard: boolean;
    /** How interruptions of Spot are counted for the dashboard, where there is one and something runs on Spot. */
    readonly spotInterruptions?: SpotInterruptionsPlan;
    /** The queries that are saved in CloudWatch Logs Insights. */
    readonly queries: readonly QueryPlan[];
    /** How the tasks on instances fit on them, for each Auto Scaling group in the order of `capacity.groups`. */
    readonly fits: readonly CapacityFit[];
    /** How a rolling update goes on, by service in the order of their names. */
    readonly rollouts: readonly RolloutPlan[];
    /** What it costs in a month. */
    readonly cost: CostPlan;
}

/** The listener rules of a load balancer, in the order in which it looks at them. */
export const rulesOn = ({ services }: Pick<Plan, "services">, loadBalancer: string): RulePlan[] =>
    services
        .flatMap(({ exposure }) =>
            exposure?.loadBalancer === loadBalancer ? [...exposure.rules, ...exposure.testRules] : [],
        )
        .sort((a, b) => a.priority - b.priority);
