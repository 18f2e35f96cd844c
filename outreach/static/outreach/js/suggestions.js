// Shows titles that fit while somebody types in the search box. What is typed is sent, and stored nowhere.

const PAUSE = 250; // milliseconds without a key
const SHORTEST = 2; // letters

for (const input of document.querySelectorAll("[data-suggestions]")) {
    const list = input.parentElement.querySelector(".suggestions");
    const status = input.parentElement.querySelector("[data-suggestions-told]");
    let waiting, asked;

    const show = (suggestions) => {
        list.replaceChildren(
            ...suggestions.map(({ title, url }) => {
                const item = document.createElement("li");
                const link = document.createElement("a");
                link.href = url;
                link.textContent = title;
                item.append(link);
                return item;
            }),
        );
        list.hidden = suggestions.length === 0;
        status.textContent = suggestions.length ? `${status.dataset.suggestionsTold} ${suggestions.length}` : "";
    };

    const ask = async () => {
        asked?.abort();
        const query = input.value.trim();
        if (query.length < SHORTEST) {
            show([]);
            return;
        }
        asked = new AbortController();
        const address = `${input.dataset.suggestions}?q=${encodeURIComponent(query)}`;
        try {
            const answer = await fetch(address, { credentials: "omit", signal: asked.signal });
            show(answer.ok ? (await answer.json()).suggestions : []);
        } catch {
            // Superseded by a newer question, or no network: the button works as ever.
        }
    };

    input.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(ask, PAUSE);
    });
}
