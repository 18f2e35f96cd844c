"""Reviewed snippets as things that can be found."""

from django.conf import settings

from core.search.sources import Document, Shown, Source


class SnippetSource(Source):
    """The snippets of one model. `texts_of(snippet)` returns its keywords and its texts, two lists;
    `url_of(snippet)` where it is shown."""

    def __init__(self, name, kind, model, texts_of, url_of):
        self.name, self.kinds, self.models = name, [kind], (model,)
        self.texts_of, self.url_of = texts_of, url_of

    def documents(self, keys=None):
        for snippet in self._live(keys).select_related("locale").order_by("pk"):
            keywords, texts = self.texts_of(snippet)
            language = snippet.locale.language_code
            yield Document(str(snippet.pk), language, self.kinds[0], str(snippet), keywords, texts)

    def shown(self, keys):
        return {str(snippet.pk): Shown(self.url_of(snippet)) for snippet in self._live(keys)}

    def _live(self, keys):
        snippets = self.models[0].objects.live()
        return snippets if keys is None else snippets.filter(pk__in=keys)


def every_language():
    return [code for code, _name in settings.LANGUAGES]
