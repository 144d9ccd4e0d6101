export { defineService, type ServiceConfiguration } from "./schema/service";
export type { Bytes, Cpu, Days, Duration } from "./schema/units";
