import assert from "node:assert/strict";
import type { Recording } from "../support/recording";
import { programs, recorded } from "../support/stacks";

const resources = ({ registrations }: Recording) => registrations.map(({ type, name }) => `${type} ${name}`).sort();

describe("preview and update register the same resources", () => {
    for (const program of programs) {
        it(program.title, async () => {
            const preview = await recorded(program, { preview: true });
            assert.deepEqual(resources(preview), resources(await recorded(program)));
        });
    }
});

describe("a preview", () => {
    for (const program of programs) {
        it(`knows no address before it is made: ${program.title}`, async () => {
            assert.deepEqual((await recorded(program, { preview: true })).stackOutputs, {});
        });
    }
});
