import { planContainerOptions } from "../../plan/container-options";
import { eachService, finding, type Check, type Finding, type Rule } from "../rule";

/** Whether a path is another, or lies in it. */
const within = (path: string, other: string): boolean => path === other || path.startsWith(`${other}/`);

const check: Check = eachService((service, at) => {
    const taken = planContainerOptions(service).scratch.map(({ path }) => ({ path, what: "scratch" }));
    return Object.entries(service.volumes).flatMap(([name, { path }]): Finding[] => {
        const other = taken.find((each) => within(path, each.path) || within(each.path, path));
        taken.push({ path, what: `the volume ${name}` });
        if (other === undefined) return [];
        const place = other.path === path ? "is also that of" : `is not apart from ${other.path}, the path of`;
        return [finding(at("volumes", name, "path"), `"${path}" ${place} ${other.what}`, "write a path of its own")];
    });
});

/** The rule `volumes/path`. */
export const volumesPath: Rule = {
    id: "volumes/path",
    severity: "error",
    what: "The paths of a service's volumes lie apart from one another and from its scratch paths, of which /tmp is one where the file system is read-only.",
    why: "Of two mounts at one path, the container sees the later one alone, and which that is nobody says.",
    remedy: "Give each a path that is not in another's.",
    source: "MountPoint and Tmpfs, ECS API reference: containerPath.",
    check,
};
