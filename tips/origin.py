def comes_from_elsewhere(request):
    """Whether a browser says that another site made this POST.

    `Origin: null` is what our own form sends, because its page has `Referrer-Policy: no-referrer`; there
    `Sec-Fetch-Site` decides. Browsers too old for both headers are let in: the token holds there.
    """
    site = request.headers.get("Sec-Fetch-Site", "none")
    origin = request.headers.get("Origin", "null")
    own_origin = f"{request.scheme}://{request.get_host()}"
    return site not in ("same-origin", "none") or origin not in ("null", own_origin)
