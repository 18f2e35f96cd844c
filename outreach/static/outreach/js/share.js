// Shows what needs scripts to share a page: the device's own share sheet where it has one, and copying.

for (const button of document.querySelectorAll("[data-copy-text][hidden]")) {
    button.hidden = false;
}

for (const button of document.querySelectorAll("[data-share-address]")) {
    const { shareTitle: title, shareAddress: url } = button.dataset;
    button.hidden = !navigator.share;
    button.addEventListener("click", () => {
        // Whoever closes the sheet again has changed their mind: nothing to say.
        navigator.share({ title, text: title, url }).catch(() => {});
    });
}
