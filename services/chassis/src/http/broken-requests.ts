import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { Problem, problemMediaType } from "../problem";

const statusOf: Readonly<Record<string, number>> = {
    ERR_HTTP_REQUEST_TIMEOUT: 408,
    HPE_HEADER_OVERFLOW: 431,
    HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
};

/** Answers what is no HTTP at all, so that no route sees it. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
    if (error.code === "ECONNRESET" || !socket.writable) {
        socket.destroy();
        return;
    }
    const status = statusOf[error.code ?? ""] ?? 400;
    const id = randomUUID();
    const body = JSON.stringify(new Problem(status, { detail: "The request can't be read as HTTP" }).at("/"));
    socket.end(
        [
            `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
            `content-type: ${problemMediaType}`,
            `content-length: ${Buffer.byteLength(body)}`,
            `x-correlation-id: ${id}`,
            "connection: close",
            "",
            body,
        ].join("\r\n"),
    );
}
