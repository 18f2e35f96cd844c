"""What is known of the numbers, links and names that a reader asks about. Nothing of it is kept anywhere."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Q
from django.utils.translation import get_language

from alerts.models import AlertIndicator, AlertPage
from channels.lookup import Official, Register
from core.identifiers import Found, app_named, found_in
from core.languages import in_open_languages
from core.readable import readable

MOST_WARNINGS = 5  # shown of one thing


@dataclass
class Warned:
    """A warning that names what was asked about, or (if not `is_exact`) something else on its domain.

    `page` is None where the warning is not translated into the language of the reader.
    """

    source: AlertPage
    page: AlertPage | None
    is_exact: bool


@dataclass
class Answer:
    found: Found
    official: list = field(default_factory=list)
    imitated: Official | None = None
    warnings: list = field(default_factory=list)

    @property
    def is_unknown(self):
        return not (self.official or self.imitated or any(warned.is_exact for warned in self.warnings))

    @property
    def can_be_spoofed(self):
        return any(channel.is_number for channel in self.official)


def check(text):
    """Return an Answer for each thing in `text`; for a short text in which nothing is found, as for an app.

    Asks the database the same number of questions whatever the text is.
    """
    found = found_in(text)
    if not found and (app := app_named(text)):
        found = [app]
    register, warnings = Register(), Warnings(found)
    answers = []
    for each in found:
        official = register.official(each)
        near = [] if official else warnings.near(each)
        answers.append(
            Answer(each, official, register.imitated(each), [*warnings.exact(each), *near][:MOST_WARNINGS])
        )
    return answers


class Warnings:
    """The live, public warnings whose indicators match something in `found`."""

    def __init__(self, found):
        normals = {normal for each in found for _kind, normal in each.suspected_as}
        domains = {domain for each in found for domain in each.domains}
        self._rows = list(
            AlertIndicator.objects.filter(Q(normal__in=normals) | Q(domain__in=domains))
            .filter(page__live=True, page__locale__language_code=settings.LANGUAGE_CODE)
            .values_list("kind", "normal", "domain", "page__translation_key")
        )
        self._pages = self._read({key for *_form, key in self._rows})

    def exact(self, found):
        forms = set(found.suspected_as)
        return self._warned(
            {key for kind, normal, _, key in self._rows if (kind, normal) in forms}, is_exact=True
        )

    def near(self, found):
        """Those of something else on the domain of `found`."""
        exact = {warned.source.translation_key for warned in self.exact(found)}
        domains = set(found.domains)
        keys = {key for _kind, _normal, domain, key in self._rows if domain in domains}
        return self._warned(keys - exact, is_exact=False)

    def _read(self, keys):
        pages = in_open_languages(readable(AlertPage.objects.with_ends()))
        pages = pages.select_related("locale").defer_streamfields()
        pages = pages.filter(translation_key__in=keys).order_by("-issued_on", "-pk")
        return {(page.translation_key, page.locale.language_code): page for page in pages}

    def _warned(self, keys, *, is_exact):
        """The active ones first, the newest first among them."""
        found = [
            Warned(page, self._pages.get((key, get_language())), is_exact)
            for (key, language), page in self._pages.items()
            if key in keys and language == settings.LANGUAGE_CODE
        ]
        return sorted(found, key=lambda warned: not warned.source.is_active)
