"""Where bundles stand in the back office: their addresses, the menu, the first screen, the history."""

from django.shortcuts import redirect
from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogFormatter

from core.bundles.access import works_with_bundles
from core.bundles.locks import in_bundle
from core.bundles.views import AddBundleView, BundlesView, BundleView, FillBundleView
from core.models.bundles import Bundle, State, locking_bundle
from core.models.snippets import ReviewedSnippet
from core.translations import translation_of


@hooks.register("register_admin_urls")
def bundle_urls():
    return [
        path("goi-phat-hanh/", BundlesView.as_view(), name="bundles"),
        path("goi-phat-hanh/moi/", AddBundleView.as_view(), name="bundle_add"),
        path("goi-phat-hanh/<int:pk>/", BundleView.as_view(), name="bundle"),
        path("goi-phat-hanh/<int:pk>/them/", FillBundleView.as_view(), name="bundle_fill"),
    ]


class BundlesMenuItem(MenuItem):
    def is_shown(self, request):
        return works_with_bundles(request.user)


@hooks.register("register_admin_menu_item")
def bundles_menu_item():
    return BundlesMenuItem(
        gettext_lazy("Bundles"),
        reverse_lazy("bundles"),
        **{"name": "bundles", "icon_name": "folder-open-inverse", "order": 310},
    )


class BundlesPanel(Component):
    """On the first screen: bundles that wait for somebody or their hour, and those that did not go out."""

    name = "bundles"
    order = 110
    template_name = "core/admin/bundles_panel.html"
    shown = (State.WAITING, State.APPROVED, State.STOPPED)

    def get_context_data(self, parent_context):
        bundles = Bundle.objects.filter(state__in=self.shown).select_related("submitted_by")
        return {"bundles": bundles.order_by("goes_public_at")[:10]}


@hooks.register("construct_homepage_panels")
def bundles_panel(request, panels):
    if works_with_bundles(request.user):
        panels.append(BundlesPanel())


@hooks.register("before_edit_snippet", order=-1)
def leave_locked_snippet(request, snippet):
    """Wagtail locks no snippet that lacks the fields for locking it by hand."""
    return _to_its_bundle(request, locking_bundle(snippet)) if isinstance(snippet, ReviewedSnippet) else None


@hooks.register("before_edit_page", order=-1)
def leave_locked_translation(request, page):
    """wagtail-localize's editor asks for no lock."""
    return _to_its_bundle(request, locking_bundle(page)) if translation_of(page) else None


def _to_its_bundle(request, bundle):
    if bundle is None:
        return None
    messages.warning(request, in_bundle())
    if works_with_bundles(request.user):
        return redirect("bundle", pk=bundle.pk)
    return redirect("wagtailadmin_home")


class InBundle(LogFormatter):
    def format_message(self, log_entry):
        return f"{self.message}: {log_entry.data.get('bundle', '')}"


@hooks.register("register_log_actions")
def bundle_actions(actions):
    for name, message in {
        "submit": gettext_lazy("Submitted in a bundle"),
        "approve": gettext_lazy("Approved in a bundle"),
        "send_back": gettext_lazy("Sent back with its bundle"),
        "call_off": gettext_lazy("Called off with its bundle"),
    }.items():
        formatter = type("InBundle", (InBundle,), {"label": message, "message": message})
        actions.register_action(f"core.bundle.{name}")(formatter)
