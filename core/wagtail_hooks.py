from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.http import Http404
from django.middleware.csrf import get_token
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.models import TaskState

from core.bundles import in_admin  # noqa: F401 (its hooks register themselves)
from core.explorer.translate_buttons import instead_of_upstream
from core.explorer.views import ExplorerViewSet
from core.frame import homes_and_pages
from core.models import Hiding
from core.own_pages import only_public_or_own, refuse_another_kind
from core.page_cache.pages import keep_pages
from core.search import in_admin as search_in_admin  # noqa: F401 (its hooks register themselves)
from core.translating import in_admin as translating_in_admin  # noqa: F401 (its hooks register themselves)
from core.translating.rights import may_translate
from core.translations import translation_of
from core.untranslated.names import name_found_pages
from core.views.hiding import HideView, ShowAgainView
from core.views.review import ReviewView
from users.roles import Role

name_found_pages()
instead_of_upstream()
hooks.register("register_admin_viewset", ExplorerViewSet)
hooks.register("on_serve_page", keep_pages, order=1000)
hooks.register("before_create_page", refuse_another_kind)
hooks.register("construct_page_chooser_queryset", only_public_or_own)


@hooks.register("before_serve_page", order=-1)
def refuse_restricted_page(page, request, serve_args, serve_kwargs):
    """Without sessions nobody can show a right to see it, and Wagtail's own check would fail."""
    if settings.SITE_ROLE == "public" and page.get_view_restrictions():
        raise Http404


@hooks.register("register_admin_urls")
def review_urls():
    return [
        path("duyet/<int:pk>/", ReviewView.as_view(), name="review"),
        path("go-xuong/<int:content_type_id>/<str:object_id>/", HideView.as_view(), name="hide"),
        path("dang-lai/<int:pk>/", ShowAgainView.as_view(), name="show_again"),
    ]


@hooks.register("register_page_listing_more_buttons")
def submit_translation_button(page, user, next_url=None):
    known = page.__dict__  # a list asked for all its rows at once
    follows = known["follows_a_source"] if "follows_a_source" in known else translation_of(page)
    if follows and may_translate(user, page):
        url = reverse("submit_translation", args=[page.pk])
        yield Button(_("Submit the translation for review"), url, icon_name="check", priority=50)


@hooks.register("before_serve_page", order=-1)
def serve_in_its_own_language_only(page, request, args, kwargs):
    """Refuse what Wagtail falls back to where a language has no live page: the source, in its language."""
    homes, _pages = homes_and_pages(request)
    home = homes.get(get_language())
    if home is None or page.locale_id != home.locale_id:
        raise Http404
    page.locale = home.locale  # whoever asks for it need not ask the database


@hooks.register("insert_global_admin_css")
def styles():
    return format_html('<link rel="stylesheet" href="{}">', static("outreach/css/admin.css"))


@hooks.register("insert_editor_js")
def words_of_the_translation_editor():
    return format_html(
        '<script type="module" src="{}"></script>', static("outreach/js/translation-editor.js")
    )


@hooks.register("register_page_header_buttons")
def hide_page_button(page, user, view_name, next_url=None):
    if user.has_role(Role.APPROVER) and (page.live or page.approved_schedule):
        yield hide_button(page)


@hooks.register("register_page_listing_more_buttons")
def hide_page_in_listing(page, user, next_url=None):
    if user.has_role(Role.APPROVER) and page.live:
        yield hide_button(page)


@hooks.register("register_snippet_listing_buttons")
def hide_snippet_button(snippet, user, next_url=None):
    if user.has_role(Role.APPROVER) and getattr(snippet, "live", False):
        yield hide_button(snippet)


def hide_button(obj):
    content_type = ContentType.objects.get_for_model(obj)
    url = reverse("hide", args=[content_type.pk, obj.pk])
    return Button(_("Take off the site"), url, icon_name="view", priority=60)


class ReviewPanel(Component):
    """On the first screen: what waits for approval, each with its own page for deciding."""

    name = "waiting"
    order = 100
    template_name = "core/admin/review_panel.html"

    def get_context_data(self, parent_context):
        waiting = TaskState.objects.reviewable_by(parent_context["request"].user)
        return {"waiting": waiting.select_related("revision", "workflow_state__requested_by")}


class HiddenPanel(Component):
    """On the first screen: what approvers took off the site, with one click to undo it."""

    name = "hidden"
    order = 150
    template_name = "core/admin/hidden_panel.html"

    def get_context_data(self, parent_context):
        return {"hidings": Hiding.objects.open()[:10], "csrf_token": get_token(parent_context["request"])}


@hooks.register("construct_homepage_panels")
def review_panels(request, panels):
    # Wagtail's own panel offers to decide from the list, without reading.
    panels[:] = [panel for panel in panels if getattr(panel, "name", "") != "workflow_objects_to_moderate"]
    if request.user.has_role(Role.APPROVER):
        panels += [ReviewPanel(), HiddenPanel()]
