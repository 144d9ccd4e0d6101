import type { Capacity } from "../../model/schema/service";

/** The capacity providers of Fargate, which every account has, by the name of the capacity. */
export const fargateProviders: Readonly<Record<Exclude<Capacity, "ec2">, string>> = {
    fargate: "FARGATE",
    "fargate-spot": "FARGATE_SPOT",
};
