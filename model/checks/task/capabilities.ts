import { eachContainer, finding, type Check, type Finding, type Rule } from "../rule";

const check: Check = eachContainer(({ capabilities }, at): Finding[] => {
    if (capabilities === undefined) return [];
    const { add, drop } = capabilities;
    return add.flatMap((capability, index): Finding[] => {
        const path = at("capabilities", "add", index);
        if (capability === "ALL")
            return [finding(path, "gives the container every right on its host", "name those that it needs")];
        if (add.indexOf(capability) < index) return [finding(path, `"${capability}" is there twice`, "remove one")];
        return drop.includes(capability)
            ? [finding(path, `"${capability}" is in add and in drop`, "remove it from one of the two")]
            : [];
    });
});

/** The rule `task/capabilities`. */
export const taskCapabilities: Rule = {
    id: "task/capabilities",
    severity: "error",
    what: "A Linux capability is added once, by its name and not as ALL, and not dropped at the same time.",
    why: "With every capability, who breaks into the container has the host; and of one that is added and dropped, only one of the two can be meant.",
    remedy: "Drop ALL, and add by name what the container needs.",
    source: "KernelCapabilities, ECS API reference; Security Hub control ECS.4.",
    check,
};
