/** The public images that a compose file is made of, each at a version that does not move. */
export const images = {
    aws: "ministackorg/ministack:1.5.33",
    awsCli: "amazon/aws-cli:2.27.50",
    cache: "valkey/valkey:8.1.3-alpine",
    router: "traefik:v3.5.0",
} as const;

/** The minor versions of PostgreSQL, by the major version that a database has. */
const minorVersions: Readonly<Record<string, string>> = { 14: "14.19", 15: "15.14", 16: "16.10", 17: "17.6" };

/** PostgreSQL by its major version. */
export const postgresImage = (version: string): string => `postgres:${minorVersions[version] ?? version}-alpine`;
