import { loadPlan, Platform } from "flotilla";

// Reads Pulumi.<stack>.yaml and services/*/service.ts, checks them, and decides everything; then it is declared.
const plan = loadPlan();
const platform = new Platform(plan.name, { plan });

/** Where the load balancer answers. */
export const url = platform.url;
/** What runs, by service: its image and routes. */
export const services = platform.services;
