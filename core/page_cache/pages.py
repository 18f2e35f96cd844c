"""Pages at their own address are kept. What lies below one is not, unless it says so."""

from core.page_cache.marks import keep


def keep_pages(serve):
    """For Wagtail's hook `on_serve_page`, next to the page itself: what refuses a reader is never kept."""

    def served(page, request, args, kwargs):
        response = serve(page, request, args, kwargs)
        below = args and args[0] != getattr(page, "index_route", None)
        parameters = getattr(page, "kept_parameters", None)
        return response if below or parameters is None else keep(response, parameters)

    return served
