import { eachServiceOrFunction, finding, type Check, type Rule } from "../rule";

const check: Check = eachServiceOrFunction(({ table }, at, { configuration: { network } }) =>
    table?.stream !== undefined && network.existing === undefined && network.nat === "none"
        ? [
              finding(
                  at("table", "stream"),
                  "can't be read by the service's tasks, which have no way to DynamoDB Streams with network.nat: none",
                  "write another network.nat, or let something outside of this network read it",
              ),
          ]
        : [],
);

/** The rule `table/stream`. */
export const tableStream: Rule = {
    id: "table/stream",
    severity: "warning",
    what: "A table has a stream where its tasks can reach DynamoDB Streams.",
    why: "The gateway endpoint is for tables alone, and an interface endpoint of DynamoDB Streams has no private DNS name: a task would wait for an answer until it times out.",
    remedy: "Write a network.nat that leads to the internet.",
    source: "AWS PrivateLink for DynamoDB Streams, DynamoDB developer guide: only interface endpoints, and no private DNS.",
    check,
};
