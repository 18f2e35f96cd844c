from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page

from core.search import search_pages
from core.states import load_states

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
