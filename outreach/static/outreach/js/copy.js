// A button with data-copy-text copies that text, and says so in the words of data-copied.

const copyOldWay = (text) => {
    // Where the page has no HTTPS there is no clipboard API.
    const area = document.createElement("textarea");
    area.value = text;
    area.readOnly = true;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    return copied;
};

const copy = async (text) => {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return copyOldWay(text);
    }
};

document.addEventListener("click", async ({ target }) => {
    const button = target.closest?.("[data-copy-text]");
    if (!button || !(await copy(button.dataset.copyText))) {
        return;
    }
    button.dataset.copyLabel ??= button.textContent;
    button.textContent = button.dataset.copied;
    button.focus();
    setTimeout(() => {
        button.textContent = button.dataset.copyLabel;
    }, 2000);
});
