import assert from "node:assert/strict";
import type { Surroundings } from "../../model/decide";
import type { ConfigurationSources } from "../../model/parse";
import { absent, decideFixture, problemsOf, withService, withStack } from "./fixtures";

/** A test that a configuration is refused with these lines and no other. */
export function refuses(
    what: string,
    sources: ConfigurationSources,
    lines: string | readonly string[],
    changed: Partial<Surroundings> = {},
): void {
    it(`refuses ${what}`, () => {
        assert.deepEqual(problemsOf(sources, changed), typeof lines === "string" ? [lines] : lines);
        assert.equal(decideFixture(sources, changed).refused, true);
    });
}

/** A test that a configuration is let through with these lines of warning and no other. */
export function warns(
    what: string,
    sources: ConfigurationSources,
    lines: string | readonly string[],
    changed: Partial<Surroundings> = {},
): void {
    it(`warns of ${what}`, () => {
        assert.deepEqual(problemsOf(sources, changed), typeof lines === "string" ? [lines] : lines);
        assert.equal(decideFixture(sources, changed).refused, false);
    });
}

/** A row of a table: what is refused, the path, the value there, and what the user reads after the path. */
export type Row = readonly [what: string, path: string, value: unknown, message: string, shownPath?: string];

const shown = (path: string) => path.replace(/\.(\d+)(?=\.|$)/g, "[$1]");

/** Tests for values of the stack file. */
export function refusesInStack(rows: readonly Row[]): void {
    for (const [what, path, value, message, at] of rows)
        refuses(what, withStack(path, value), `flotilla:${at ?? shown(path)}: ${message}`);
}

/** Tests for values of a service's own file. */
export function refusesInService(service: string, rows: readonly Row[]): void {
    for (const [what, path, value, message, at] of rows)
        refuses(
            what,
            withService(service, { [path]: value }),
            `services/${service}/service.ts: ${at ?? shown(path)}: ${message}`,
        );
}

export { absent };
