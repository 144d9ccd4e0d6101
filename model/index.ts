export { defineFunction, defineService } from "./define-service";
export type { FunctionConfiguration } from "./schema/function";
export type { ServiceConfiguration } from "./schema/service";
export type { Bytes, Cpu, Days, Duration } from "./schema/units";
