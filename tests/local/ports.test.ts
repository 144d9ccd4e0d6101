import { strictEqual, throws } from "node:assert";
import { createServer, type AddressInfo, type Server } from "node:net";
import { freePortAfter, isFree, parsePort, portOrDefault } from "../../local/ports";

describe("the emulator's port", () => {
    it("is 4566 where the user wants no other", () => {
        strictEqual(portOrDefault(parsePort(undefined)), 4566);
        strictEqual(portOrDefault(parsePort("")), 4566);
        strictEqual(portOrDefault(parsePort("4600")), 4600);
    });

    for (const text of ["80", "65536", "4566.5", "http"])
        it(`can't be ${text}`, () => {
            throws(() => parsePort(text), { message: `FLOTILLA_PORT is "${text}"` });
        });

    describe("that something listens on", () => {
        let server: Server;
        let port: number;
        beforeEach((done) => {
            server = createServer().listen(0, "127.0.0.1", () => {
                port = (server.address() as AddressInfo).port;
                done();
            });
        });
        afterEach((done) => void server.close(() => done()));

        it("is not free, and another is found", async () => {
            strictEqual(await isFree(port), false);
            strictEqual(await isFree(await freePortAfter(port)), true);
        });
    });
});
