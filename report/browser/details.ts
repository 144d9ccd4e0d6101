import { neighbour } from "./arrow-keys";
import { all, byId } from "./elements";
import { highlight, nameOf } from "./highlight";

const detailsOf = (service: Element) => byId(`details-${nameOf(service)}`);

/** Puts details at the top of the window where at its foot they would hide the service that they are about. */
function place(details: HTMLElement, service: Element): void {
    details.classList.remove("at-top");
    const hides = service.getBoundingClientRect().bottom > details.getBoundingClientRect().top;
    details.classList.toggle("at-top", hides);
}

/**
 * Tells of the service that is pointed at with the mouse or has the focus, and makes it stand out. A click, or Enter,
 * keeps it so until Escape or a click elsewhere. The services are one stop of the Tab key, between which arrow keys move.
 */
export function pointOutServices(): void {
    const services = all(".service");
    let shown: Element | undefined;
    let kept: Element | undefined;

    const show = (service: Element | undefined) => {
        if (shown) detailsOf(shown)?.setAttribute("hidden", "");
        shown = service;
        highlight(service && nameOf(service));
        const details = service && detailsOf(service);
        if (!details) return;
        details.removeAttribute("hidden");
        details.classList.toggle("kept", kept === service);
        place(details, service);
    };
    const release = () => {
        kept = undefined;
        show(undefined);
    };
    const makeTabStop = (service: Element) => {
        for (const each of services) each.setAttribute("tabindex", each === service ? "0" : "-1");
    };

    for (const service of services) {
        service.addEventListener("pointerenter", () => kept ?? show(service));
        service.addEventListener("pointerleave", () => kept ?? show(undefined));
        service.addEventListener("focus", () => {
            makeTabStop(service);
            if (kept !== service) kept = undefined;
            show(service);
        });
        service.addEventListener("blur", () => kept ?? show(undefined));
        service.addEventListener("click", (event) => {
            event.preventDefault();
            kept = kept === service ? undefined : service;
            show(service);
        });
        service.addEventListener("keydown", (event) => {
            const next = neighbour(service, (event as KeyboardEvent).key, services);
            if (!(next instanceof SVGElement)) return;
            event.preventDefault();
            next.focus();
        });
    }
    document.addEventListener("keydown", ({ key }) => {
        if (key === "Escape") release();
    });
    document.addEventListener("click", ({ target }) => {
        if (kept && target instanceof Element && !target.closest(".service, .details")) release();
    });
    const [first] = services;
    if (first) makeTabStop(first);
}
