/** An amount in minor units, as people write it: `€12.50`. */
export function formatMoney({ amount, currency }: { readonly amount: number; readonly currency: string }): string {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
