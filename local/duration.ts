/** A time that has passed, as people say it: `42 s`, `1 min 24 s`. */
export function formatSeconds(seconds: number): string {
    const whole = Math.round(seconds);
    return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** Tells how many seconds have passed since it was made. */
export function stopwatch(): () => number {
    const start = performance.now();
    return () => (performance.now() - start) / 1000;
}
