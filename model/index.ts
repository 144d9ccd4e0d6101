export { defineService } from "./define-service";
export type { ServiceConfiguration } from "./schema/service";
export type { Bytes, Cpu, Days, Duration } from "./schema/units";
