from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from core.drawing.answers import leaflet_answer
from core.languages import path_in
from core.page_cache.marks import kept
from wards.former import former_units
from wards.models import Ward
from wards.names import find_wards
from wards.place import read_place
from wards.sheets import sheet_of


@kept()
@require_safe
def ward_list(request):
    """Every unit in Vietnamese order, or those that `?q=` may mean; first where a former unit went."""
    query = request.GET.get("q", "").strip()
    context = {
        "query": query,
        "former": former_units(query),
        "found": find_wards(query),
        "wards": Ward.objects.all(),
    }
    return render(request, "wards/ward_list.html", context)


@kept()
@require_safe
def ward_detail(request, slug):
    """All about a place. Whatever is missing there, readers get what helps everywhere."""
    place = read_place(slug)
    context = {
        **place._asdict(),
        "known": place.known,
        "source_path": path_in("vi", request.path),
        "is_sample": place.known and place.known.is_sample,
    }
    return render(request, "wards/ward_detail.html", context)


@require_safe
def ward_sheet(request, slug):
    """The sheet for the notice board, in the language of the address."""
    place = read_place(slug)
    return leaflet_answer(request, None, sheet_of(place), f"{slug}-{translation.get_language()}.pdf")
