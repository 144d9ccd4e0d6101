/** Makes docs/prices.md from the price tables of the package. */
import { pricedThings, pricedTypes, type PricedTypes, type PriceTable } from "../model/aws/prices";
import { packagedPrices, packagedRegions } from "../program/read-prices";
import { row } from "./markdown-row";

const rule = (columns: number) => row(Array.from({ length: columns }, () => "---"));

/** What the types of a section are called where there are many. */
const typesAre: Readonly<Record<PricedTypes, string>> = {
    instances: "instance types",
    databases: "database types",
    caches: "cache types",
};

const quoted = ({ name }: { readonly name: string }) => `\`${name}\``;

const sourcesOf = ({ region, sources, things, ...types }: PriceTable): string => {
    const lines = sources.map((source, index) => {
        const from = (prices: object) =>
            Object.entries(prices as PriceTable["instances"]).flatMap(([name, price]) =>
                price.source === index ? [{ name, date: price.date }] : [],
            );
        const named = from(things);
        const sections = pricedTypes.map((section) => ({ section, found: from(types[section]) }));
        const all = [...named, ...sections.flatMap(({ found }) => found)];
        const dates = [...new Set(all.map(({ date }) => date))].sort().join(", ");
        const many = sections.flatMap(({ section, found }) =>
            found.length > 4 ? [`${found.length} ${typesAre[section]}`] : found.map(quoted),
        );
        return `- ${dates}: ${[...named.map(quoted), ...many].join(", ")}.\n  ${source}`;
    });
    return `## ${region}\n\n${lines.join("\n")}`;
};

/** The page of the prices that come with the package, and of their sources. */
export function pricesPage(): string {
    const tables = packagedRegions.flatMap((region) => packagedPrices(region) ?? []);
    const rows = pricedThings.map((thing) =>
        row([
            `\`${thing}\``,
            tables.map(({ things }) => things[thing]?.unit).find((unit) => unit !== undefined) ?? "",
            ...tables.map(({ things }) => (things[thing] === undefined ? "not known" : String(things[thing].usd))),
        ]),
    );
    const regions = tables.map(({ region }) => region);
    const head = ["", "unit", ...regions];
    const hours = (section: PricedTypes) => {
        const types = [...new Set(tables.flatMap((each) => Object.keys(each[section])))].sort();
        const cells = types.map((type) =>
            row([`\`${type}\``, ...tables.map((each) => String(each[section][type]?.usd ?? "not known"))]),
        );
        return [row(["an hour", ...regions]), rule(1 + regions.length), ...cells].join("\n");
    };
    return `<!-- Generated from model/aws/prices by \`npm run schemas\`. -->

# Prices that come with the package

Public list prices in USD, without tax, credits and discounts, for [the estimate](cost.md). \`flotilla prices --refresh\`
replaces them by AWS's of the day. What was not found in a public source is not known here, and is never guessed; of a
price that falls with the amount it is that of small amounts.

${[row(head), rule(head.length), ...rows].join("\n")}

## Databases

RDS for PostgreSQL, without a standby. One with a standby is reckoned as two: where both prices were found they agreed with that, but for their rounding.

${hours("databases")}

## Caches

ElastiCache for Valkey, each node.

${hours("caches")}

## Where they come from

Each price is AWS's, as public code and documentation quote its price lists: none was read from AWS itself. A list with a
version stays where it is, so that it can be looked up. Of the EC2 prices of 2022, 496 of the 506 that are also in the list of 2026 were the same in us-east-1; nine of
the others were of \`.metal\` types, which are left out here, and one was a type with GPUs. Three prices of
databases of 2021 were also found in quotes of September and October of 2026, and were the same: \`db.m6g.large\` in eu-west-1, \`db.t3.micro\` and
\`db.r6g.large\` in us-east-1.

${tables.map(sourcesOf).join("\n\n")}
`;
}
