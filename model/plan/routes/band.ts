import { highestRulePriority } from "../../aws/limits";
import { anyPath, type RouteCondition } from "./condition";
import { requestConditionCount } from "./request-conditions";

/** A run of listener-rule priorities, for the conditions of one degree of specificity. */
export interface Band {
    readonly start: number;
    readonly size: number;
}

/**
 * The priorities from 1 to 50000 are divided into bands, from the most specific conditions to the least. Which band a
 * condition belongs to depends on the condition alone, and where all requests of one condition also take another, its
 * band comes first. So any place within the band is right, and a hash of the condition can choose it.
 *
 * Why this order is right: if pattern Q lies within pattern P, each literal character of P is one of Q. So Q has at
 * least as many literals (of each character, slashes too), then at least as many `?`, and then fewer `*`.
 * Three shapes need no order among themselves and get wide bands of their own, as they are how most routes are written:
 * exact paths, and with the same number of slashes those whose last segment is a star, and those whose last but one is.
 * What lies within one of the third kind and is no exact path has a wildcard between the same two slashes too, or more
 * slashes: so it comes with the patterns that have one slash more.
 */
const wildcardShapes: readonly (readonly [questions: number, stars: number])[] = [5, 4, 3, 2, 1, 0].flatMap(
    (questions) =>
        [0, 1, 2, 3, 4, 5]
            .filter((stars) => questions + stars > 0 && questions + stars <= 5)
            .map((stars) => [questions, stars] as const),
);

const maximumPatternLength = 128;
/** Up to this many literals a degree of specificity gets room for several conditions; above, for one of each shape. */
const commonLiterals = 48;

/** Patterns with wildcards of any shape, by literals, then `?`, then `*`. `room` is for the common shape, of `commonStars`. */
function* anyShape(key: string, maximumLiterals: number, room: number, commonStars = 1): Generator<[string, number]> {
    for (let literals = maximumLiterals; literals >= 1; literals--) {
        for (const [questions, stars] of wildcardShapes) {
            const common = questions === 0 && stars === commonStars && literals <= commonLiterals;
            yield [`${key}/${literals}/${questions}/${stars}`, common ? room : 1];
        }
    }
}

/** A tier of conditions on the path, where the host is either not looked at or given exactly. */
function* pathTier(
    tier: string,
    sizes: { readonly exact: number; readonly folder: number; readonly middle: number },
    deepestFolder: number,
    room: number,
): Generator<[string, number]> {
    yield [`${tier}/exact`, sizes.exact];
    for (let slashes = deepestFolder; slashes >= 1; slashes--) {
        if (slashes >= 2 && slashes < deepestFolder) yield [`${tier}/middle/${slashes}`, sizes.middle];
        // With n slashes before the first wildcard, and patterns of n + 1 slashes with one of them after it.
        yield* anyShape(`${tier}/any/${slashes}`, maximumPatternLength, room);
        if (slashes >= 2) yield [`${tier}/folder/${slashes}`, sizes.folder];
    }
}

const deepestFolders = { path: 4, hostAndPath: 3 } as const;

/** How many priorities, from 1, belong to no band: they are free to be written. */
const freePriorities = 100;

/** From this many conditions on, further ones make no difference to the band. */
const manyConditions = 3;

/**
 * Conditions on headers, the query string, methods and the source, before all that look at host and path alone: the
 * more of them the earlier, then with a host, then by path. They are few, and so are their places: two in one band may
 * lie within one another, which the choice of their places looks to.
 */
function* furtherBands(): Generator<[string, number]> {
    const sizes: readonly (readonly [conditions: number, number, number, number, number])[] = [
        [manyConditions, 25, 30, 35, 10],
        [2, 50, 70, 100, 30],
        [1, 120, 150, 220, 60],
    ];
    for (const [conditions, host, exact, pattern, any] of sizes) {
        yield [`further/${conditions}/host`, host];
        yield [`further/${conditions}/exact`, exact];
        yield [`further/${conditions}/pattern`, pattern];
        yield [`further/${conditions}/any`, any];
    }
}

function* bands(): Generator<[string, number]> {
    yield ["free", freePriorities];
    yield* furtherBands();
    yield* pathTier("host+path", { exact: 1600, folder: 1600, middle: 600 }, deepestFolders.hostAndPath, 3);
    yield* anyShape("wildcard-host+path", 2 * maximumPatternLength, 20, 2);
    yield ["host/exact", 1500];
    yield* anyShape("host", maximumPatternLength, 10);
    yield* pathTier("path", { exact: 2400, folder: 2200, middle: 1700 }, deepestFolders.path, 13);
}

const layout: ReadonlyMap<string, Band> = (() => {
    const map = new Map<string, Band>();
    let start = 1;
    for (const [key, size] of bands()) {
        map.set(key, { start, size });
        start += size;
    }
    if (start > highestRulePriority) throw new RangeError(`the bands take ${start} priorities`);
    return map;
})();

const count = (text: string, character: RegExp) => text.match(character)?.length ?? 0;

const shapeOf = (text: string) => {
    const [questions, stars] = [count(text, /\?/g), count(text, /\*/g)];
    return { literals: text.length - questions - stars, questions, stars };
};

const anyShapeKey = (key: string, text: string) => {
    const { literals, questions, stars } = shapeOf(text);
    return `${key}/${literals}/${questions}/${stars}`;
};

function pathKey(tier: string, path: string, deepestFolder: number): string {
    const firstWildcard = path.search(/[*?]/);
    if (firstWildcard === -1) return `${tier}/exact`;
    const slashes = count(path, /\//g);
    const before = count(path.slice(0, firstWildcard), /\//g);
    const allBefore = before === slashes;
    // Everything that is open lies between the last two slashes.
    const inMiddle = before >= 2 && before === slashes - 1 && before < deepestFolder && !/[*?][^/]*$/.test(path);
    if (inMiddle) {
        return /\/\*\/[^/]*$/.test(path) ? `${tier}/middle/${before}` : anyShapeKey(`${tier}/any/${before + 1}`, path);
    }
    if (
        allBefore &&
        path.endsWith("/*") &&
        firstWildcard === path.length - 1 &&
        slashes >= 2 &&
        slashes <= deepestFolder
    )
        return `${tier}/folder/${slashes}`;
    return anyShapeKey(`${tier}/any/${Math.min(deepestFolder, allBefore ? slashes : slashes - 1)}`, path);
}

function furtherKey({ host, path }: RouteCondition, conditions: number): string {
    const shape = host !== undefined ? "host" : path === anyPath ? "any" : /[*?]/.test(path) ? "pattern" : "exact";
    return `further/${Math.min(conditions, manyConditions)}/${shape}`;
}

function hostAndPathKey({ host, path }: RouteCondition): string {
    if (host === undefined) return pathKey("path", path, deepestFolders.path);
    const hostIsExact = !/[*?]/.test(host);
    if (path === anyPath) return hostIsExact ? "host/exact" : anyShapeKey("host", host);
    return hostIsExact
        ? pathKey("host+path", path, deepestFolders.hostAndPath)
        : anyShapeKey("wildcard-host+path", host + path);
}

/** The priorities among which a condition's rule has its place. */
export function bandOf(condition: RouteCondition): Band {
    const { host, path } = condition;
    const further = requestConditionCount(condition);
    if (further === 0 && host === undefined && path === anyPath) return { start: highestRulePriority, size: 1 };
    const band = layout.get(further > 0 ? furtherKey(condition, further) : hostAndPathKey(condition));
    if (band === undefined) throw new RangeError(`no listener-rule priorities for ${host ?? ""}${path}`);
    return band;
}
