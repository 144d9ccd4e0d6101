import { all } from "./elements";

/** The name of a service in the picture. */
export const nameOf = (element: Element): string => element.getAttribute("data-service") ?? "";

/** Makes a service stand out in the picture, with what it is linked to; without a name, everything is as before. */
export function highlight(service: string | undefined): void {
    const picture = document.querySelector(".topology");
    if (!picture) return;
    picture.classList.toggle("has-active", service !== undefined);
    const services = new Set<string>();
    const balancers = new Set<string>();
    const active: Element[] = [];
    for (const link of all(".route, .call, .event", picture)) {
        const [from, to] = [link.getAttribute("data-from") ?? "", link.getAttribute("data-to") ?? ""];
        // A load balancer may have the same name as a service.
        const isRoute = link.matches(".route");
        const isActive = to === service || (from === service && !isRoute);
        link.classList.toggle("active", isActive);
        if (!isActive) continue;
        active.push(link);
        services.add(to);
        (isRoute ? balancers : services).add(from);
    }
    // What is drawn last lies on top.
    for (const link of active) link.parentNode?.append(link);
    for (const node of all(".service", picture)) {
        node.classList.toggle("active", nameOf(node) === service);
        node.classList.toggle("related", services.has(nameOf(node)));
    }
    for (const balancer of all(".balancer", picture))
        balancer.classList.toggle("related", balancers.has(balancer.getAttribute("data-balancer") ?? ""));
}
