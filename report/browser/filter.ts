import { all, byId } from "./elements";

/** What the filter looks at: a service in the picture, a row of a table, a problem, an instance. */
const filtered = ".service, tbody tr, .problems > li, .instance";

/** What there is to find in an element: its text, and for a service in the picture what is not written there. */
const textOf = (element: Element): string =>
    `${element.getAttribute("data-text") ?? ""} ${element.textContent}`.toLowerCase();

/** The services of the picture among which the filter finds some. */
function result(shown: number, total: number): string {
    if (shown === total) return "";
    return shown === 0 ? "no service matches" : `${shown} of ${total} services`;
}

function apply(words: readonly string[]): string {
    for (const element of all(filtered)) {
        const text = textOf(element);
        element.classList.toggle("dimmed", !words.every((word) => text.includes(word)));
    }
    const services = all(".service");
    const shown = services.filter((service) => !service.classList.contains("dimmed"));
    const names = new Set(shown.map((service) => service.getAttribute("data-service")));
    // A line stays where it leads from or to something that stays.
    for (const link of all(".topology :is(.route, .call)")) {
        const stays = names.has(link.getAttribute("data-to")) || names.has(link.getAttribute("data-from"));
        link.classList.toggle("dimmed", !stays);
    }
    return result(shown.length, services.length);
}

/** Dims what does not hold all the words of the filter. `/` leads to it, Escape empties it. */
export function filterAsTyped(): void {
    const input = byId("filter") as HTMLInputElement | null;
    const output = byId("filter-result");
    if (!input || !output) return;
    const update = () => {
        output.textContent = apply(input.value.toLowerCase().split(/\s+/).filter(Boolean));
    };
    input.addEventListener("input", update);
    input.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        input.value = "";
        update();
    });
    byId("filter-form")?.addEventListener("submit", (event) => event.preventDefault());
    document.addEventListener("keydown", (event) => {
        if (event.key !== "/" || event.target instanceof HTMLInputElement) return;
        event.preventDefault();
        input.focus();
    });
}
