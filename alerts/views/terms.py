"""The pages of the kinds of scam and of the target groups: what each is, and the warnings about it."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from alerts.models import AlertTargetGroup, listed_alerts
from core.languages import in_active_language
from core.page_cache.marks import kept
from topics.models import ScamType, TargetGroup

PER_PAGE = 12


@kept()
@require_safe
def scam_types(request):
    return render(
        request, "alerts/scam_type_list.html", {"terms": ScamType.objects.to_read(), "route": "scam_type"}
    )


@kept()
@require_safe
def target_groups(request):
    context = {"terms": TargetGroup.objects.to_read(), "route": "target_group"}
    return render(request, "alerts/target_group_list.html", context)


@kept("trang")
@require_safe
def scam_type(request, code):
    kind = get_object_or_404(ScamType.objects.to_read(), code=code)
    alerts = listed_alerts().filter(scam_type__translation_key=kind.translation_key)
    return _detail(request, "alerts/scam_type_detail.html", kind, alerts)


@kept("trang")
@require_safe
def target_group(request, code):
    group = get_object_or_404(TargetGroup.objects.to_read(), code=code)
    rows = AlertTargetGroup.objects.filter(group__translation_key=group.translation_key)
    alerts = listed_alerts().filter(pk__in=rows.values("page"))
    return _detail(request, "alerts/target_group_detail.html", group, alerts)


def _detail(request, template, term, alerts):
    listing = Paginator(in_active_language(alerts), PER_PAGE)
    translations = type(term).objects.live().filter(translation_key=term.translation_key, code=term.code)
    context = {
        "term": term,
        "listing": listing.get_page(request.GET.get("trang")),
        "found_in": set(translations.values_list("locale__language_code", flat=True)),
    }
    return render(request, template, context)
