/** Values as a configuration writes them. */
import { counted } from "../words";

/** Seconds as a length of time: `"12 s"`. */
export const inSecondsText = (seconds: number): string => `${seconds} s`;

/** Days as a text: `"14 days"`. */
export const inDaysText = (days: number): string => counted(days, "day");

/** MiB as memory: `"512 MiB"`, and `"2 GiB"` where it comes out even. */
export const inBytesText = (mib: number): string => (mib > 0 && mib % 1024 === 0 ? `${mib / 1024} GiB` : `${mib} MiB`);

/** ECS CPU units as a share of processors: 256 are `"0.25 vCPU"`. */
export const inCpuText = (units: number): string => `${units / 1024} vCPU`;

/** A share as a text: `"60 %"`. */
export const inPercentText = (percent: number): string => `${percent} %`;

/** A list as a text: `"a, b"`, or `"none"`. */
export const listText = (values: readonly string[]): string => (values.length === 0 ? "none" : values.join(", "));
