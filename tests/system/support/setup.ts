import { endShop } from "./shop";

/** The shop is of all suites, and ends with the last. */
export const mochaHooks = {
    async afterAll(this: Mocha.Context): Promise<void> {
        this.timeout(60_000);
        await endShop();
    },
};
