/* A button that prints the page. It is hidden where there are no scripts. */

for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
}
