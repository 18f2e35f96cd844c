from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from wards.models import Ward
from wards.names import find_wards


@require_safe
def ward_list(request):
    """Every unit in Vietnamese order, or those that `?q=` may mean."""
    query = request.GET.get("q", "").strip()
    context = {"query": query, "found": find_wards(query), "wards": Ward.objects.all()}
    return render(request, "wards/ward_list.html", context)


@require_safe
def ward_detail(request, slug):
    ward = get_object_or_404(Ward.objects.prefetch_related("former"), slug=slug)
    return render(request, "wards/ward_detail.html", {"ward": ward})
