import { InvalidArgumentError } from "commander";

/** The port that an option names. @throws InvalidArgumentError if it is none */
export function portOf(text: string): number {
    const port = Number(text);
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
        throw new InvalidArgumentError("a port is a number from 1 to 65535.");
    return port;
}
