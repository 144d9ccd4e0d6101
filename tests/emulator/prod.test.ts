import { checkEnvironment } from "./support/check-environment";

checkEnvironment({
    name: "prod",
    zones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
    nats: 3,
    logDays: 365,
    flowDays: 365,
    desired: { inventory: 2, order: 3, payment: 3, user: 2 },
});
