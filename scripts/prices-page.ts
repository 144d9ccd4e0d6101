/** Makes docs/prices.md from the price tables of the package. */
import { pricedThings, type PriceTable } from "../model/aws/prices";
import { packagedPrices, packagedRegions } from "../program/read-prices";

const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;

const rule = (columns: number) => row(Array.from({ length: columns }, () => "---"));

const sourcesOf = ({ region, sources, things, instances }: PriceTable): string => {
    const lines = sources.map((source, index) => {
        const from = (prices: object) =>
            Object.entries(prices as PriceTable["instances"]).flatMap(([name, price]) =>
                price.source === index ? [{ name, date: price.date }] : [],
            );
        const [named, types] = [from(things), from(instances)];
        const dates = [...new Set([...named, ...types].map(({ date }) => date))].sort().join(", ");
        const many = types.length > 3 ? [`${types.length} instance types`] : types.map(({ name }) => `\`${name}\``);
        return `- ${dates}: ${[...named.map(({ name }) => `\`${name}\``), ...many].join(", ")}.\n  ${source}`;
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
    const head = ["", "unit", ...tables.map(({ region }) => region)];
    return `<!-- Generated from model/aws/prices by \`npm run schemas\`. -->

# Prices that come with the package

Public list prices in USD, without tax, credits and discounts, for [the estimate](cost.md). \`flotilla prices --refresh\`
replaces them by AWS's of the day. What was not found in a public source is not known here, and is never guessed; of a
price that falls with the amount it is that of small amounts.

${[row(head), rule(head.length), ...rows].join("\n")}

Each price is AWS's, as public code and documentation quote its price lists: none was read from AWS itself. A list with a
version stays where it is, so that it can be looked up. Of the EC2 prices of 2022, 496 of the 506 that are also in the list of 2026 were the same in us-east-1; nine of
the others were of \`.metal\` types, which are left out here, and one was a type with GPUs.

${tables.map(sourcesOf).join("\n\n")}
`;
}
