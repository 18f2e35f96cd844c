from django.core.paginator import Paginator
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from core.generation import remembered
from core.models.search import PromotedResult, SearchWord
from core.search import sources
from core.search.extracts import extract, marked
from core.search.finding import find
from core.search.indexing import filter_word
from core.search.tokens import LONGEST_QUERY, tokens_of_query

PER_PAGE = 20
SUGGESTIONS = 6


@require_safe
def search(request):
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    choices = _filters(request)
    chosen = {choice["name"]: choice["chosen"] for choice in choices}
    found = find(query, chosen)
    listing = Paginator(found.entries, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        **{"query": query, "listing": listing, "filters": choices, "is_narrowed": any(chosen.values())},
        **{"found": _results(listing, found.reading.words), "promoted": _promoted(query)},
    }
    response = render(request, "core/search.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@never_cache
@require_safe
def suggestions(request):
    """Titles that fit what has been typed so far, for the script of the search page. Stores nothing."""
    found = find(request.GET.get("q", ""))
    rows = _results(found.entries[:SUGGESTIONS], ())
    answer = {"suggestions": [{"title": row["title"], "url": row["shown"].url} for row in rows]}
    return JsonResponse(answer, headers={"X-Robots-Tag": "noindex"})


def _results(entries, words):
    """Return a row for each of `entries` that readers may still see."""
    labels = {kind.code: kind.label for kind in sources.kinds()}
    shown = {}
    for name, source in sources.registered().items():
        keys = [entry.key for entry in entries if entry.source == name]
        if keys:
            shown |= {(name, key): row for key, row in source.shown(keys).items()}
    return [
        {
            **{"title": entry.title, "title_pieces": marked(entry.title, words)},
            **{"extract": extract(entry.text, words), "kind": labels.get(entry.kind, "")},
            **{"shown": shown[entry.source, entry.key], "source": entry.source},
        }
        for entry in entries
        if (entry.source, entry.key) in shown
    ]


def _promoted(query):
    """Return what editors put first for this very query, as pages with their address."""
    sought = tuple(tokens_of_query(query))
    if not sought:
        return []
    rows = [row for row in _every_promoted() if sought in row.phrases]
    shown = sources.registered()["pages"].shown([str(row.page_id) for row in rows]) if rows else {}
    pages = {str(row.page_id): row.page for row in rows}
    return [{"title": pages[key].title, "shown": row} for key, row in shown.items()]


@remembered
def _every_promoted():
    return list(PromotedResult.objects.to_read().select_related("page"))


def _filters(request):
    """Return each filter with its choices. What is none of them narrows nothing."""
    kinds = [(kind.code, kind.label) for kind in sources.kinds()]
    rows = [{"name": "loai", "label": _("Kind of content"), "choices": kinds}]
    for each in sources.filters():
        rows.append(each._asdict() | {"choices": list(each.choices())})
    rows.append({"name": "nam", "label": _("Year"), "choices": _years()})
    for row in rows:
        value = request.GET.get(row["name"], "")
        row["chosen"] = value if value in {code for code, _label in row["choices"]} else ""
    return rows


def _years():
    before = filter_word("nam", "")
    words = SearchWord.objects.filter(language=get_language(), text__startswith=before)
    years = sorted((text.removeprefix(before) for text in words.values_list("text", flat=True)), reverse=True)
    return [(year, year) for year in years]
