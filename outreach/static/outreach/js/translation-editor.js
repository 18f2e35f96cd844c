// The editor of wagtail-localize says two things without asking its catalogue.

const saidIn = (text) => {
    const [, source, target] = text.match(/^(.+) to (.+) translation$/) ?? [];
    if (source) return `${source} → ${target}`;
    return text === "More actions" ? window.gettext("Actions") : text;
};

const translate = (editor) => {
    const texts = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const said = saidIn(texts.currentNode.data);
        if (said !== texts.currentNode.data) texts.currentNode.data = said;
    }
};

const editor = document.querySelector(".js-translation-editor");
if (editor && document.documentElement.lang === "vi") {
    new MutationObserver(() => translate(editor)).observe(editor, { childList: true, subtree: true });
    translate(editor);
}
