from django.apps import AppConfig
from django.core.management import call_command
from django.utils.translation import gettext_lazy as _
from wagtail.signals import published


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = _("Shared parts")

    def ready(self):
        from core.untranslated.names import name_translations, write_dates_in_digits

        name_translations()
        write_dates_in_digits()

        from core.bundles.release import publish_due
        from core.clock import each_day, each_tick
        from core.generation import bump
        from core.generation.unannounced import announce_for_the_dead
        from core.generation.writes import watch_connections
        from core.languages import sync_locales
        from core.models.bundles import kept_revisions
        from core.near_dates import ask_for_near_dates
        from core.review_mail import mail_instead_of_wagtail
        from core.search import first_synonyms, indexing, sources
        from core.search.pages import PageSource
        from core.stored_text import store_composed
        from core.translating.rights import open_to_translators
        from core.versions import remember
        from core.wagtail_localize_drafts import keep_translations_drafts
        from core.workflow import sync_workflow
        from media.usage import keep_fixed
        from users.after_migrate import after_migrate
        from users.signin.record import forget_old_signins

        watch_connections()
        ask_for_near_dates()
        keep_translations_drafts()
        open_to_translators()
        mail_instead_of_wagtail()
        store_composed()
        published.connect(remember, dispatch_uid="words of each version")
        after_migrate(sync_locales)
        after_migrate(sync_workflow)
        after_migrate(first_synonyms.load)
        after_migrate(indexing.update_all)
        sources.register(PageSource())
        indexing.watch()
        keep_fixed(kept_revisions)
        after_migrate(bump)
        each_tick(announce_for_the_dead)
        each_tick(publish_due)
        each_tick(publish_scheduled)
        each_day(bump)  # at the start of a clock, too: the power may have failed before a bump was written
        each_day(forget_old_signins)
        each_day(indexing.update_all)


def publish_scheduled(_now):
    call_command("publish_scheduled")
