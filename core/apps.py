from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Shared parts")

    def ready(self):
        from core.languages import sync_locales
        from core.wagtail_localize_drafts import keep_translations_drafts
        from core.workflow import sync_workflow
        from users.after_migrate import after_migrate

        keep_translations_drafts()
        after_migrate(sync_locales)
        after_migrate(sync_workflow)
