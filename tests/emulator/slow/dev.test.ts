import { checkEnvironment } from "../support/check-environment";

checkEnvironment({
    name: "dev",
    zones: ["eu-west-1a", "eu-west-1b"],
    nats: 1,
    logDays: 14,
    flowDays: 7,
    desired: { inventory: 1, order: 1, payment: 1, user: 1 },
});
