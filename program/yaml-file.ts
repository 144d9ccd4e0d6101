import { readFileSync } from "node:fs";
import {
    isAlias,
    isMap,
    isNode,
    isScalar,
    isSeq,
    LineCounter,
    parseDocument,
    type Document,
    type ScalarTag,
} from "yaml";
import { ProjectError } from "./project-error";

/** A place in a YAML file that is wrong. */
export interface YamlError {
    readonly line?: number;
    readonly reason: string;
    /** What to write instead. */
    readonly remedy: string;
}

/** What to do about an error of the YAML parser, by the error's code. */
const remedies: Readonly<Record<string, string>> = {
    BAD_INDENT: "begin it in the same column as its neighbours, and close every { and [",
    BLOCK_AS_IMPLICIT_KEY: "write the section on lines of its own, or as { key: value }",
    DUPLICATE_KEY: "write each key once; it is also above",
    MISSING_CHAR: "close every quote, { and [",
    MULTIPLE_DOCS: "keep one, and remove the line --- between them",
    TAB_AS_INDENT: "indent with spaces",
};

/** What is wrong, where the parser's own words are for programmers, by the error's code. */
const reasons: Readonly<Record<string, string>> = {
    MULTIPLE_DOCS: "holds more than one document",
};

/** A YAML file: its value, and the lines on which the value's parts are written. */
export interface YamlFile {
    /** What is in it, or undefined where it has errors. */
    readonly value: unknown;
    readonly errors: readonly YamlError[];
    /**
     * The line of the value at a path of keys and indexes, or of the nearest value above it that is there.
     * A text is looked up as a written path, `services.order.routes[0]`, whose keys may hold dots.
     */
    readonly lineOf: (keys: readonly string[], written?: string) => number | undefined;
}

/** Whole numbers as Pulumi's own YAML reader has them beside those of YAML 1.2: `1_000`, and octal with a leading 0. */
const wholeNumbers: readonly ScalarTag[] = [
    {
        tag: "tag:yaml.org,2002:int",
        default: true,
        test: /^[-+]?0[0-7]+$/,
        resolve: (text) => Number.parseInt(text, 8),
    },
    {
        tag: "tag:yaml.org,2002:int",
        default: true,
        test: /^[-+]?[1-9][0-9]*(_[0-9]+)+$/,
        resolve: (text) => Number(text.replaceAll("_", "")),
    },
];

/** A part of a map or list: how a written path to it begins, as in `order` or `[0]`, and where it is. */
interface Part {
    readonly start: string;
    /** The node at whose line the part begins: a key, or an element of a list. */
    readonly at: unknown;
    readonly value: unknown;
}

function partsOf(node: unknown, document: Document): Part[] {
    const real = isAlias(node) ? node.resolve(document) : node;
    if (isSeq(real)) return real.items.map((item, index) => ({ start: `[${index}]`, at: item, value: item }));
    if (!isMap(real)) return [];
    return real.items.map(({ key, value }) => ({ start: String(isScalar(key) ? key.value : key), at: key, value }));
}

/** Whether a path begins with a whole key, or index. */
export const startsWithKey = (path: string, key: string): boolean =>
    path.startsWith(key) && ["", ".", "["].includes(path.charAt(key.length));

/** The parts on the way to a value, as far as they are there: first along the keys, then along the written path. */
function wayTo(document: Document, keys: readonly string[], written: string): Part[] {
    const way: Part[] = [];
    const parts = () => partsOf(way.length === 0 ? document.contents : way.at(-1)?.value, document);
    for (const key of keys) {
        const part = parts().find(({ start }) => start === key);
        if (part === undefined) return way;
        way.push(part);
    }
    for (let rest = written; rest !== "";) {
        const [part] = parts()
            .filter(({ start }) => startsWithKey(rest, start))
            .sort((a, b) => b.start.length - a.start.length);
        if (part === undefined) return way;
        way.push(part);
        rest = rest.slice(part.start.length).replace(/^\./, "");
    }
    return way;
}

/** Where a node begins in its file, in characters. */
const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);

/** Parses YAML as Pulumi does. */
export function parseYaml(text: string): YamlFile {
    const lines = new LineCounter();
    const document = parseDocument(text, {
        lineCounter: lines,
        prettyErrors: false,
        merge: true,
        customTags: (tags) => [...wholeNumbers, ...tags],
    });
    const lineOf = (keys: readonly string[], written = "") => {
        const start = startOf(wayTo(document, keys, written).at(-1)?.at);
        return start === undefined ? undefined : lines.linePos(start).line;
    };
    // What a tab makes of the lines after it would only hide the tab.
    const tab = document.errors.find(({ code }) => code === "TAB_AS_INDENT");
    const errors = (tab ? [tab] : document.errors).map(({ pos, code, message }) => ({
        line: lines.linePos(pos[0]).line,
        reason: reasons[code] ?? message,
        remedy: remedies[code] ?? "correct it",
    }));
    if (errors.length > 0) return { value: undefined, errors, lineOf };
    try {
        return { value: document.toJS() as unknown, errors, lineOf };
    } catch (error) {
        // An alias without its anchor, or so many that the value would never end.
        const reason = error instanceof Error ? error.message : String(error);
        const alias = /alias .*: (\S+)$/.exec(reason)?.[1];
        const at = alias === undefined ? -1 : text.indexOf(`*${alias}`);
        const { line } = lines.linePos(Math.max(0, at));
        return { value: undefined, errors: [{ line, reason, remedy: "write the value itself" }], lineOf };
    }
}

/**
 * Reads a YAML file.
 * @throws ProjectError if it is there and can't be read
 */
export function readYaml(path: string): YamlFile {
    try {
        return parseYaml(readFileSync(path, "utf8"));
    } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === undefined) throw error;
        throw new ProjectError(`${path}: can't be read (${code}); make it a file that you may read`);
    }
}
