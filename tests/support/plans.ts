import type { Plan } from "../../model/plan/plan";
import type { FunctionConfiguration } from "../../model/schema/function";
import type { ServiceConfiguration } from "../../model/schema/service";
import { functionFile, planOf, serviceFile } from "./fixtures";

/** What a plan is made from, where it differs from the smallest valid configuration. */
export interface PlanSources {
    readonly project?: string;
    readonly stack?: string;
    /** Sections of the stack file. */
    readonly sections?: Readonly<Record<string, unknown>>;
    readonly services?: readonly ServiceConfiguration[];
    readonly functions?: readonly FunctionConfiguration[];
}

/** The smallest service: no port, no route, nothing that has a default. */
export const worker = (over: Partial<ServiceConfiguration> = {}): ServiceConfiguration => ({
    name: "mailer",
    image: { context: "." },
    cpu: "0.25 vCPU",
    memory: "512 MiB",
    ...over,
});

/** A service with a port and a route, and nothing else that has a default. */
export const webService = (over: Partial<ServiceConfiguration> = {}): ServiceConfiguration => ({
    ...worker(),
    name: "order",
    port: 8080,
    routes: ["/orders", "/orders/*"],
    ...over,
});

/** The smallest function: nothing that has a default. */
export const lambda = (over: Partial<FunctionConfiguration> = {}): FunctionConfiguration => ({
    name: "notification",
    ...over,
});

/** The plan of the smallest valid configuration, or of one that differs from it: for tests of components. */
export const planWith = ({
    project = "shop",
    stack = "dev",
    sections = {},
    services = [webService()],
    functions = [],
}: PlanSources = {}): Plan =>
    planOf(
        {
            namespace: project,
            stack: { environment: { class: "disposable" }, capacity: { instanceTypes: ["t3.medium"] }, ...sections },
            services: services.map((definition) => serviceFile(definition)),
            functions: functions.map((definition) => functionFile(definition)),
        },
        { project, stack },
    );
