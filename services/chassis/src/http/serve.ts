import { stopTelemetry } from "../telemetry/start";
import type { App } from "./app";

/** How long a service that is told to stop may take: less than the 30 s that ECS leaves it. */
const STOP_DEADLINE_MS = 20_000;

/** How an app is served. */
export interface ServeOptions {
    readonly port: number;
    /** Closes what the service is connected with, after the last request. */
    readonly onClose?: () => Promise<unknown>;
}

/** Answers requests until the process is told to stop; then finishes those that came in, closes what is open, and exits. */
export async function serve(app: App, { port, onClose }: ServeOptions): Promise<void> {
    const stop = async (signal: NodeJS.Signals): Promise<never> => {
        app.log.info({ signal }, "stopping");
        setTimeout(() => {
            app.log.error("requests are still open at the deadline");
            process.exit(1);
        }, STOP_DEADLINE_MS).unref();
        try {
            await app.close();
            await onClose?.();
            await stopTelemetry();
            app.log.info("stopped");
            process.exit(0);
        } catch (error) {
            app.log.error(error, "did not stop well");
            process.exit(1);
        }
    };
    process.once("SIGTERM", (signal) => void stop(signal));
    process.once("SIGINT", (signal) => void stop(signal));
    for (const event of ["uncaughtException", "unhandledRejection"])
        process.on(event, (error) => {
            app.log.fatal(error, event);
            process.exit(1);
        });
    try {
        await app.listen({ host: "0.0.0.0", port });
    } catch (error) {
        app.log.fatal(error, "can't listen");
        process.exit(1);
    }
}
