// Hands what the server asks to the browser's own passkey dialogue, and its answer back through the form.
const { webauthnJSON } = window;

async function optionsOf(form) {
    if (form.dataset.passkey === "login") {
        const response = await fetch(form.action, { headers: { Accept: "application/json" } });
        return (await response.json()).request_options;
    }
    const { creation_options, request_options } = JSON.parse(document.getElementById("passkey-options").textContent);
    if (creation_options) {
        // A key that is found without a user name, and opened by its owner alone.
        const wanted = { residentKey: "required", requireResidentKey: true, userVerification: "required" };
        Object.assign(creation_options.publicKey.authenticatorSelection, wanted);
    }
    return creation_options || request_options;
}

async function ask(form) {
    const way = form.dataset.passkey === "create" ? webauthnJSON.create : webauthnJSON.get;
    form.elements.credential.value = JSON.stringify(await way(await optionsOf(form)));
    form.submit();
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = !window.PublicKeyCredential;
    form.addEventListener("submit", async (event) => {
        event.preventDefault();
        const refusal = form.querySelector("[role=alert]");
        refusal.hidden = true;
        try {
            await ask(form);
        } catch {
            refusal.hidden = false;
        }
    });
}
