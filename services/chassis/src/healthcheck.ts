/** The container's health check: exits 0 when `/health` answers 200, else 1. */
fetch(`http://127.0.0.1:${process.env.PORT ?? "8080"}/health`, { signal: AbortSignal.timeout(2_000) })
    .then(({ status }) => process.exit(status === 200 ? 0 : 1))
    .catch((error: unknown) => {
        console.error(error);
        process.exit(1);
    });
