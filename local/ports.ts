import { createServer } from "node:net";
import { LocalError } from "./local-error";

const defaultPort = 4566;

/**
 * The port that the user wants, or undefined.
 * @throws LocalError if it is no port
 */
export function parsePort(text: string | undefined): number | undefined {
    if (text === undefined || text === "") return undefined;
    const port = Number(text);
    if (Number.isInteger(port) && port >= 1024 && port <= 65535) return port;
    throw new LocalError(
        `FLOTILLA_PORT is ${JSON.stringify(text)}`,
        "set it to a number from 1024 to 65535, or unset it",
    );
}

/** The port of a new emulator. */
export const portOrDefault = (requested: number | undefined): number => requested ?? defaultPort;

const listens = (port: number, host?: string): Promise<boolean> =>
    new Promise((resolve) => {
        const server = createServer();
        server.once("error", () => resolve(false));
        server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
    });

/** Whether nothing listens on a port, on any address. */
export const isFree = async (port: number): Promise<boolean> => (await listens(port)) && listens(port, "127.0.0.1");

/** The next free port after one. */
export async function freePortAfter(port: number): Promise<number> {
    for (let candidate = port + 1; candidate <= 65535; candidate++) if (await isFree(candidate)) return candidate;
    throw new LocalError("no port is free", "set FLOTILLA_PORT to one that is");
}
