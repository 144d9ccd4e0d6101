fetch(`http://127.0.0.1:${process.env.PORT ?? "8080"}/health`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ status }) => process.exit(status === 200 ? 0 : 1),
    () => process.exit(1),
);
