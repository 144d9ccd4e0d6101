import { formatSeconds } from "./duration";
import { nameOf, shortType, type EngineEvent, type StepMetadata } from "./engine-event";

/** What has come of an operation on the stack, so far. */
export interface UpdateTally {
    /** How many resources there will be, as far as is known. */
    readonly total: number;
    readonly finished: number;
    /** The resources under way, the oldest first. */
    readonly underWay: readonly string[];
    /** What is being downloaded. */
    readonly download: string | undefined;
    /** Whether the engine only looks ahead. */
    readonly isPreview: boolean;
    /** Errors, in full. */
    readonly errors: readonly string[];
    readonly warnings: readonly string[];
    /** Whether an operation on a resource has failed, and not just the program. */
    readonly resourceFailed: boolean;
    /** How many resources each operation was done to: empty until the end. */
    readonly changes: Readonly<Record<string, number>>;
    /** The services of which something was changed. */
    readonly changedServices: readonly string[];
}

const serviceComponents = [
    "flotilla:service:Service",
    "flotilla:images:ServiceImage",
    "flotilla:images:ImageRepository",
];
const quiet = ["same", "read", "refresh"];

/** The type of the resource itself, from its URN. */
const typeIn = (urn: string): string => urn.split("::").at(-2)?.split("$").at(-1) ?? "";

/**
 * Counts what Pulumi's engine reports.
 * @param expected how many resources there were the last time
 */
export function createTally(expected: number): {
    readonly add: (event: EngineEvent) => void;
    readonly read: () => UpdateTally;
} {
    const started = new Map<string, string>();
    const finished = new Set<string>();
    const parents = new Map<string, string>();
    const changed = new Set<string>();
    const errors: string[] = [];
    const warnings: string[] = [];
    let total = expected;
    let isPreview = false;
    let isRefresh = false;
    let resourceFailed = false;
    let download: string | undefined;
    let changes: Record<string, number> = {};

    const begin = ({ urn, type, op, ...states }: StepMetadata) => {
        const parent = (states.new ?? states.old)?.parent;
        if (parent !== undefined && parent !== "") parents.set(urn, parent);
        if (op !== "same" && (states.new ?? states.old)?.custom === true)
            started.set(urn, `${nameOf(urn)} (${shortType(type)})`);
    };
    const end = (step: StepMetadata) => {
        begin(step);
        // `--refresh` looks at all resources, before the operation itself does.
        if (isRefresh && step.op !== "refresh") finished.clear();
        isRefresh = step.op === "refresh";
        started.delete(step.urn);
        finished.add(step.urn);
        if (!quiet.includes(step.op) && (step.new ?? step.old)?.custom === true) changed.add(step.urn);
    };
    const serviceOf = (urn: string): string | undefined => {
        if (serviceComponents.includes(typeIn(urn))) return nameOf(urn);
        const parent = parents.get(urn);
        return parent === undefined ? undefined : serviceOf(parent);
    };
    const diagnose = ({ urn, message, severity }: NonNullable<EngineEvent["diagnosticEvent"]>) => {
        if (severity !== "error" && severity !== "warning") return;
        const text = tidy(message);
        const list = severity === "error" ? errors : warnings;
        const line =
            urn === undefined || typeIn(urn) === "pulumi:pulumi:Stack"
                ? text
                : `${nameOf(urn)} (${shortType(typeIn(urn))}): ${text}`;
        if (text !== "" && !list.includes(line)) list.push(line);
    };

    return {
        add: (event) => {
            if (event.diagnosticEvent !== undefined) diagnose(event.diagnosticEvent);
            const { progressEvent: progress } = event;
            if (progress !== undefined)
                download =
                    progress.done === true
                        ? undefined
                        : `${progress.message} ${percent(progress.received, progress.total)}`;
            const step = event.resourcePreEvent ?? event.resOutputsEvent ?? event.resOpFailedEvent;
            if (step !== undefined) {
                isPreview = step.planning === true;
                download = undefined;
                if (isPreview) begin({ ...step.metadata, op: "same" });
                else if (event.resourcePreEvent !== undefined) begin(step.metadata);
                else end(step.metadata);
            }
            if (event.resOpFailedEvent !== undefined) resourceFailed = true;
            const { summaryEvent: summary } = event;
            if (summary !== undefined) {
                const counts = summary.resourceChanges ?? {};
                if (summary.isPreview === true) total = sum(counts);
                else changes = counts;
                isPreview = false;
            }
        },
        read: () => ({
            total: Math.max(total, finished.size + started.size),
            finished: finished.size,
            underWay: [...started.values()],
            download,
            isPreview,
            errors,
            warnings,
            resourceFailed,
            changes,
            changedServices: [...new Set([...changed].map(serviceOf).filter((name) => name !== undefined))].sort(),
        }),
    };
}

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);
const percent = (part: number, whole: number): string => (whole > 0 ? `${Math.round((100 * part) / whole)} %` : "");

/** A message without what repeats it, or says nothing: where the provider's code is, and the list of one error that it is wrapped in. */
function tidy(message: string): string {
    const text = message.trim();
    // What the bridge puts around each of its findings about types.
    if (/^Type checking (?:failed:$|is still experimental)/.test(text)) return "";
    if (/^\S*sdk-v2\/\S+\.go:\d+: /.test(text) || text === "update failed" || text === "destroy failed") return "";
    const [, only] =
        /^1 error occurred:\s+\* (?:creating|updating|deleting|refreshing) urn:\S+: 1 error occurred:\s+\* ([^]*)$/.exec(
            text,
        ) ?? [];
    return (only ?? text).trim();
}

/** How far an operation is, in a line. */
export function describeTally(verb: string, tally: UpdateTally, seconds: number): string {
    const time = formatSeconds(seconds);
    if (tally.download !== undefined) return `${tally.download}, ${time}`;
    if (tally.isPreview) return `${verb}: looking ahead, ${time}`;
    const [first, second, ...more] = tally.underWay;
    const names = [first, second].filter((name) => name !== undefined).join(", ");
    const waiting = names === "" ? "" : `: ${names}${more.length > 0 ? ` and ${more.length} more` : ""}`;
    const total = tally.total > tally.finished ? `/${tally.total}` : "";
    return `${verb} ${tally.finished}${total} resources, ${time}${waiting}`;
}

/** How many resources were created, updated and so on, in words; empty if nothing was changed. */
export function describeChanges(changes: Readonly<Record<string, number>>): string {
    const words: Record<string, string> = {
        create: "created",
        update: "updated",
        delete: "deleted",
        replace: "replaced",
    };
    return Object.entries(words)
        .flatMap(([operation, word]) => (changes[operation] === undefined ? [] : [`${changes[operation]} ${word}`]))
        .join(", ");
}

/** How many resources the stack has after an operation. */
export const countResources = (changes: Readonly<Record<string, number>>): number =>
    sum(Object.fromEntries(Object.entries(changes).filter(([operation]) => operation !== "delete")));
