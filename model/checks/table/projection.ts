import { eachServiceOrFunction, finding, type Check, type Rule } from "../rule";

const check: Check = eachServiceOrFunction(({ table }, at) =>
    Object.entries(table?.indexes ?? {}).flatMap(([name, index]) => {
        const { projection } = index;
        if (typeof projection === "string") return [];
        const keys = [table, index].flatMap((of) => [of?.partitionKey.name, of?.sortKey?.name]);
        return projection.flatMap((attribute, position) => {
            const path = at("table", "indexes", name, "projection", position);
            if (keys.includes(attribute))
                return [finding(path, `"${attribute}" is a key, and every index has the keys`, "remove it")];
            return projection.indexOf(attribute) === position
                ? []
                : [finding(path, `"${attribute}" is named twice`, "remove it, or name the attribute that was meant")];
        });
    }),
);

/** The rule `table/projection`. */
export const tableProjection: Rule = {
    id: "table/projection",
    severity: "error",
    what: "The attributes that an index lists are each there once, and are no keys of it or of the table.",
    why: "The keys are in every index by themselves, and DynamoDB refuses an attribute that is there twice.",
    remedy: 'Remove what is there anyway; where nothing is left, write "keys-only".',
    source: "Projection, DynamoDB API reference: NonKeyAttributes.",
    check,
};
