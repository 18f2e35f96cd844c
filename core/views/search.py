from collections import defaultdict

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.models import BasePage
from core.search import search_pages

PER_PAGE = 20


@require_safe
def search(request):
    query = request.GET.get("q", "").strip()
    listing = Paginator(search_pages(query), PER_PAGE).get_page(request.GET.get("trang"))
    pages = Page.objects.filter(pk__in=list(listing)).defer_streamfields().specific().in_bulk()
    found = [pages[pk] for pk in listing if pk in pages]  # one may have gone meanwhile
    load_states(found)
    response = render(request, "core/search.html", {"query": query, "listing": listing, "found": found})
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def load_states(pages):
    by_type = defaultdict(list)
    for page in pages:
        if isinstance(page, BasePage):
            by_type[type(page)].append(page)
    for model, alike in by_type.items():
        model.load_states(alike)
