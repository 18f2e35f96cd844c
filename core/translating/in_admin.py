"""Where translations stand in the back office: their addresses, the menu, what wagtail-localize offers."""

from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from core.translating.po_files import upload_po_file
from core.translating.refusals import refuse_alias, refuse_stop, snippets_for_translators
from core.translating.rights import works_with_translations
from core.translating.views import TranslationsView, begin, translate
from core.views.translation import SubmitPageTranslationView, SubmitTranslationView


@hooks.register("register_admin_urls")
def translation_urls():
    return [
        path("ban-dich/", TranslationsView.as_view(), name="translations"),
        path("ban-dich/<int:pk>/", translate, name="translate"),
        path(
            "ban-dich/bat-dau/<int:content_type_id>/<int:object_id>/<str:language>/",
            begin,
            name="begin_translation",
        ),
        path("ban-dich/<int:pk>/gui-duyet/", SubmitTranslationView.as_view(), name="submit_translation_of"),
        path("gui-duyet-ban-dich/<int:pk>/", SubmitPageTranslationView.as_view(), name="submit_translation"),
    ]


@hooks.register("register_admin_urls", order=-1)
def instead_of_wagtail_localizes():
    return [
        path("localize/page/<int:page_id>/convert_to_alias/", refuse_alias, name="refuse_alias"),
        path("localize/translate/<int:translation_id>/disable/", refuse_stop, name="refuse_stop"),
        path("localize/translate/<int:translation_id>/pofile/upload/", upload_po_file, name="upload_po_file"),
        path("localize/reports/translations/", TranslationsView.as_view(), name="no_report"),
        path("localize/reports/translations/results/", TranslationsView.as_view(), name="no_report_results"),
        path(
            "localize/api/snippets/<slug:app_label>/<slug:model_name>/",
            snippets_for_translators,
            name="snippets_for_translators",
        ),
        path(
            "localize/api/snippets/<slug:app_label>/<slug:model_name>/<str:pk>/",
            snippets_for_translators,
            name="snippet_for_translators",
        ),
    ]


class TranslationsMenuItem(MenuItem):
    def is_shown(self, request):
        return works_with_translations(request.user)


@hooks.register("register_admin_menu_item")
def translations_menu_item():
    return TranslationsMenuItem(
        gettext_lazy("Translations"),
        reverse_lazy("translations"),
        **{"name": "our-translations", "icon_name": "wagtail-localize-language", "order": 315},
    )


@hooks.register("construct_reports_menu")
def no_report_of_wagtail_localize(request, menu_items):
    menu_items[:] = [item for item in menu_items if item.name != "translations"]


@hooks.register("construct_page_action_menu")
def no_alias(menu_items, request, context):
    menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]
