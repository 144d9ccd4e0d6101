import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { rolesPage, rolesPagePath } from "../../scripts/roles-page";

describe(rolesPagePath, () => {
    it("lists the statements of each role of prod as they are", async () => {
        assert.equal(
            readFileSync(rolesPagePath, "utf8"),
            await rolesPage(),
            "a role may do something else than the page says: run npm run schemas, and look at what has changed",
        );
    });
});
