"""Pages as things that can be found."""

from django.utils import timezone
from wagtail.models import Page, get_page_models

from core.languages import in_active_language
from core.models import BasePage
from core.readable import readable
from core.search.fields import FoldedSearchField
from core.search.sources import NO_DAY, Document, Shown, Source
from core.states import load_states

AT_ONCE = 100


class PageSource(Source):
    name = "pages"
    models = (BasePage,)

    @property
    def kinds(self):
        models = (model for model in get_page_models() if issubclass(model, BasePage))
        return dict.fromkeys(model.search_kind for model in models)

    def documents(self, keys=None):
        pages = readable(Page.objects.all()).order_by("pk").select_related("locale")
        if keys is not None:
            pages = pages.filter(pk__in=keys)
        return (
            document_of(page) for page in pages.specific().iterator(AT_ONCE) if isinstance(page, BasePage)
        )

    def shown(self, keys):
        found = in_active_language(readable(Page.objects.filter(pk__in=keys))).defer_streamfields().specific()
        pages = [page for page in found if isinstance(page, BasePage)]
        load_states(pages)
        return {str(page.pk): Shown(page.get_url(), page.state_label) for page in pages}

    def past(self, keys):
        models = (model for model in get_page_models() if issubclass(model, BasePage))
        return {str(pk) for model in models for pk in model.past_among(keys)}


def document_of(page, *, keywords=None, wards=None):
    """Return the Document of `page`. Given its `keywords` and `wards`, it asks no database for them."""
    fields = [field for field in page.get_search_fields() if isinstance(field, FoldedSearchField)]
    texts = {field.field_name: field.text_of(page) for field in fields}
    title, summary = texts.pop("title"), texts.pop("summary")
    day = page.search_day
    if day is None and page.first_published_at:
        day = timezone.localdate(page.first_published_at)
    return Document(
        key=str(page.pk),
        language=page.locale.language_code,
        kind=page.search_kind,
        title=title,
        keywords=[summary, *(page.search_keywords if keywords is None else keywords)],
        texts=list(texts.values()),
        day=day or NO_DAY,
        wards=tuple(page.search_wards if wards is None else wards),
    )
