// Keys on the page of a tip: links with data-key, and the fields for an answer and a note.

const FIELDS = { a: "answer-text", n: "note-text" };

const isTyping = (target) => target.closest?.("input, textarea, select, [contenteditable=true]");

document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) {
        return;
    }
    const key = event.key.toLowerCase();
    const field = document.querySelector(`textarea[name="${FIELDS[key] ?? ""}"]`);
    const target = field ?? document.querySelector(`a[data-key="${CSS.escape(key)}"]`);
    if (!target) {
        return;
    }
    event.preventDefault();
    if (field) {
        field.scrollIntoView({ block: "center" });
        field.focus();
    } else {
        target.click();
    }
});
