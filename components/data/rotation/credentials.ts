/** What the secret holds, by the names that the drivers and consoles of AWS know. */
export interface Credentials {
    readonly engine: "postgres";
    readonly host: string;
    readonly port: number;
    readonly dbname: string;
    readonly username: string;
    readonly password: string;
}
