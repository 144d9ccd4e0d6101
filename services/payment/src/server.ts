import { about, buildApp } from "./app";

/** Below the 30 s that ECS by default leaves a container between SIGTERM and SIGKILL. */
const STOP_TIMEOUT_MS = 20_000;

const app = buildApp({
    logger: {
        level: process.env.LOG_LEVEL ?? "info",
        base: about,
        formatters: { level: (label) => ({ level: label }) },
    },
});

function stop(signal: NodeJS.Signals): void {
    app.log.info({ signal }, "stopping");
    setTimeout(() => {
        app.log.error("requests still open at the stop timeout");
        process.exit(1);
    }, STOP_TIMEOUT_MS).unref();
    void app.close(); // refuses new requests, finishes those in flight; then nothing keeps the process up
}
process.once("SIGTERM", stop);
process.once("SIGINT", stop);

app.listen({ host: "0.0.0.0", port: Number.parseInt(process.env.PORT ?? "8080", 10) }).catch((error: unknown) => {
    app.log.fatal(error);
    process.exit(1);
});
