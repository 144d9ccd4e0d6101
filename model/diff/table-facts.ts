import { keysOf, type TableIndexPlan, type TableKeyPlan, type TablePlan } from "../plan/table";
import { factsOf, nothing, optional, type Facts, type Tellers } from "./facts";
import { listText } from "./values";

const keyText = ({ name, type }: TableKeyPlan): string => (type === "string" ? name : `${name} (${type})`);

const indexText = (index: TableIndexPlan): string => {
    const { projection } = index;
    const projected = typeof projection === "string" ? projection : listText(projection);
    return `by ${keysOf(index).map(keyText).join(" and ")}, projects ${projected}`;
};

const table: Tellers<TablePlan> = {
    name: nothing, // named by the stack
    partitionKey: ({ partitionKey }) => ({ partitionKey: keyText(partitionKey) }),
    sortKey: ({ sortKey }) => optional("sortKey", sortKey, keyText),
    indexes: ({ indexes }) => Object.fromEntries(indexes.map((index) => [`indexes.${index.name}`, indexText(index)])),
    expiresAt: ({ expiresAt }) => optional("ttl", expiresAt, String),
    stream: ({ stream }) => optional("stream", stream, String),
    scan: ({ scan }) => ({ scan: String(scan) }),
    pointInTimeRecovery: (of) => ({ pointInTimeRecovery: String(of.pointInTimeRecovery) }),
    key: ({ key }) => optional("key", key, String),
};

/** What holds for the table of a service, by the options of its configuration. */
export const tableFacts = (of: TablePlan): Facts => factsOf(table, of, undefined);
