/** A size in CPU units as people say it: `0.25 vCPU`. */
export const vCpu = (units: number): string => `${Number((units / 1024).toFixed(3))} vCPU`;

/** A number of MiB, in GiB where it is a whole number of quarters of it. */
export function mebibytes(mib: number): string {
    return mib >= 1024 && mib % 256 === 0 ? `${mib / 1024} GiB` : `${Math.round(mib)} MiB`;
}

/** A number of seconds as people say it: `45 s`, `3 min`, `2 h 5 min`. */
export function duration(seconds: number): string {
    if (seconds < 120) return `${Math.round(seconds)} s`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 120) return `${minutes} min`;
    return `${Math.floor(minutes / 60)} h${minutes % 60 === 0 ? "" : ` ${minutes % 60} min`}`;
}

const groups = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ",");

/** A number with at most two decimals, and commas between thousands. */
export function amount(value: number): string {
    const [whole = "", decimals] = String(Number(value.toFixed(2))).split(".");
    return decimals === undefined ? groups(whole) : `${groups(whole)}.${decimals}`;
}

/** An amount of USD, with cents. */
export function dollars(usd: number): string {
    const [whole = "", cents = ""] = usd.toFixed(2).split(".");
    return `${groups(whole)}.${cents}`;
}

/** A price of one unit in USD, with as many digits as it has. */
export const unitPrice = (usd: number): string => (usd === 0 ? "0" : String(Number(usd.toPrecision(6))));
