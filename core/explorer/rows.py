"""What the rows of a list of pages ask for, each by itself, read at once for all of them."""

from collections import defaultdict

from wagtail.models import Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from core.models.bundles import locking_bundles
from core.states import load_states


def load(pages):
    """Have the buttons and labels of `pages`, of any types, ask the database nothing more."""
    load_states(pages)
    bundles = locking_bundles(pages)
    keys = {page.translation_key for page in pages}
    every, languages = set(Locale.objects.values_list("pk", flat=True)), _languages(keys)
    sources, kept_in_step = _sources(keys), _kept_in_step(keys)
    for page in pages:
        page.waits_in = bundles.get(page.pk)
        page.lacks_a_language = not every <= languages[page.translation_key]
        page.translation_source = sources.get((page.translation_key, page.locale_id))
        page.follows_a_source = (page.translation_key, page.locale_id) in kept_in_step


def _languages(keys):
    """Return {translation key: ids of the languages}, without those that only repeat another one."""
    found = defaultdict(set)
    pages = Page.objects.filter(translation_key__in=keys, alias_of=None).order_by()
    for key, language in pages.values_list("translation_key", "locale_id"):
        found[key].add(language)
    return found


def _sources(keys):
    """Return {(translation key, language): id} of what wagtail-localize translates from."""
    sources = TranslationSource.objects.filter(object_id__in=keys, translations__enabled=True)
    rows = sources.values_list("object_id", "locale_id", "pk")
    return {(key, language): pk for key, language, pk in rows}


def _kept_in_step(keys):
    translations = Translation.objects.filter(source__object_id__in=keys, enabled=True)
    return set(translations.values_list("source__object_id", "target_locale_id"))
