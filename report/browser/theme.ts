import { byId } from "./elements";

/** Makes the button switch between light and dark, from what the reader's system prefers. */
export function switchTheme(): void {
    const button = byId("theme");
    const preferred = matchMedia("(prefers-color-scheme: dark)");
    const isDark = () =>
        (document.documentElement.dataset["theme"] ?? (preferred.matches ? "dark" : "light")) === "dark";
    const tell = () => {
        if (button) button.textContent = isDark() ? "Light theme" : "Dark theme";
    };
    button?.addEventListener("click", () => {
        document.documentElement.dataset["theme"] = isDark() ? "light" : "dark";
        tell();
    });
    preferred.addEventListener("change", tell);
    tell();
}
