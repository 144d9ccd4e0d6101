import { loadPlan, Platform } from "./components";

// Reads Pulumi.<stack>.yaml and services/*/{service,function}.ts, checks them, and decides everything; then it is declared.
const plan = loadPlan();
const platform = new Platform(plan.name, { plan });

/** Where the load balancer answers. */
export const url = platform.url;
/** Where each load balancer answers, by its name: the one above is `default`. */
export const urls = platform.urls;
/** The ECS cluster's name. */
export const cluster = platform.clusterName;
/** What runs, by service: its image and routes. */
export const services = platform.services;
/** The Lambda functions, by name. */
export const functions = platform.functions;
