import type { Plan } from "../../model/plan/plan";
import type { NatMode } from "../../model/schema/network";
import type { Context } from "../context";
import { table } from "../table";
import { listed } from "../../model/words";
import { indented } from "../wrap";

const nat: Readonly<Record<NatMode, string>> = {
    none: "none: the app tier reaches AWS through interface endpoints, and nothing else",
    single: "one NAT gateway, for all zones",
    "per-zone": "one NAT gateway a zone",
    regional: "one regional NAT gateway",
};

/** The VPC: its zones and subnets, and the way out. */
export function networkText({ network }: Plan, context: Context): string {
    const { subnets, zones } = network;
    const rows = zones.map((zone, index) =>
        [zone, subnets.public[index], subnets.app[index], subnets.data[index]].map((cell) => cell ?? ""),
    );
    const notes =
        network.existing === undefined
            ? ownNotes(network)
            : [`VPC ${network.existing.vpcId} (${network.cidr}) is already there: nothing of it is changed.`];
    return [
        table([{ head: "zone" }, { head: "public" }, { head: "app" }, { head: "data" }], rows, context),
        ...notes.map((note) => indented(note, 2, context.columns)),
    ].join("\n");
}

/** What is made of the way out, and of logs. */
const ownNotes = (network: Plan["network"]): string[] => [
    `VPC ${network.cidr}. The way out: ${nat[network.nat]}.`,
    ...(network.interfaceEndpoints.length > 0 ? [`Interface endpoints: ${listed(network.interfaceEndpoints)}.`] : []),
    network.flowLogRetentionDays === undefined
        ? "No flow logs."
        : `Flow logs are kept ${network.flowLogRetentionDays} days.`,
];
