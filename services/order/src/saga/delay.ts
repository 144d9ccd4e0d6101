const shortestMilliseconds = 500;
const longestMilliseconds = 30_000;

/** How long to wait after so many failures in a row: twice as long each time, less a random half, so that orders that failed together do not come back together. */
export function delayAfter(attempts: number, random: () => number = Math.random): number {
    const whole = Math.min(longestMilliseconds, shortestMilliseconds * 2 ** (attempts - 1));
    return whole * (1 - random() / 2);
}
