// A button with data-read-aloud speaks the text of the element with that id, sentence by sentence, and
// stops when it is pressed again. It shows itself only where the device has a voice for the page's language:
// voices that another host computes would tell that host who reads here.

const speech = window.speechSynthesis;
const language = document.documentElement.lang;
let parts = []; // held here: browsers that collect them as garbage never say that they ended

const voice = () =>
    speech.getVoices().find(({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === language);

const sentences = (text) => text.match(/\S.*?(?:[.!?…]+(?=\s|$)|$)/gs) ?? [];

const say = (button, speaking) => {
    button.setAttribute("aria-pressed", String(speaking));
    button.parentElement.querySelector("[role=status]").textContent = speaking ? button.dataset.speaking : "";
};

const read = (button) => {
    const text = document.getElementById(button.dataset.readAloud).textContent.trim();
    parts = sentences(text).map((sentence) => new SpeechSynthesisUtterance(sentence));
    for (const part of parts) {
        part.voice = voice();
        part.lang = part.voice.lang.replace("_", "-");
        part.rate = 0.9;
        part.onerror = () => say(button, false);
        speech.speak(part);
    }
    parts.at(-1).onend = () => say(button, false);
    say(button, true);
};

const show = () => {
    for (const button of document.querySelectorAll("[data-read-aloud]")) {
        button.hidden = !voice();
    }
};

if (speech) {
    document.addEventListener("click", ({ target }) => {
        const button = target.closest?.("[data-read-aloud]");
        if (!button) {
            return;
        }
        const speaking = button.getAttribute("aria-pressed") === "true";
        speech.cancel();
        if (speaking) {
            say(button, false);
        } else {
            read(button);
        }
    });
    speech.addEventListener?.("voiceschanged", show);
    window.addEventListener("pagehide", () => speech.cancel());
    show();
}
