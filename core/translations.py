"""What a translation still lacks before readers may see it, and who wrote it."""

from django.conf import settings
from django.db import models
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from core.languages import IN_SOURCE_LANGUAGE
from core.text import VIETNAMESE_MARKED, words

MAY_STAY = ("slug",)  # a translated page may keep the address of its source
LONGEST_NAME = 5  # words: what is alike in both languages and no longer may be a name


def translation_of(obj):
    """The Translation that keeps `obj` in step with its source, or None: it is a source or on its own."""
    if not isinstance(obj, TranslatableMixin):
        return None
    target = {"target_locale_id": obj.locale_id, "source__object_id": obj.translation_key}
    return (
        Translation.objects.filter(**target, enabled=True).select_related("source", "target_locale").first()
    )


def left_in_source_language(obj):
    """Return the texts of `obj`, a page or snippet as it would be published, that nobody has translated.

    wagtail-localize puts the source's text where a translation is missing. Under the address of this
    language that would be another language, so nothing with such a text may become public.
    """
    if not isinstance(obj, TranslatableMixin):
        return []
    source = source_of(obj)
    return sorted({*_without_translation(obj), *_same_sentences(obj, source)}) if source else []


def source_of(obj):
    """Return what `obj` says in another language than its own: the same in Vietnamese, or None."""
    return obj.get_translations().filter(**IN_SOURCE_LANGUAGE).first()


def _without_translation(obj):
    translation = translation_of(obj)
    if translation is None:
        return []
    segments = StringSegment.objects.filter(source=translation.source).exclude(context__path__in=MAY_STAY)
    missing = segments.annotate_translation(translation.target_locale).filter(translation=None)
    return missing.values_list("string__data", flat=True)


def _same_sentences(obj, source):
    """Whoever translates without wagtail-localize's editor can overlook a text as well."""
    return [text for text in texts_of(obj) & texts_of(source) if _is_vietnamese_sentence(text)]


def texts_of(obj):
    """Return the texts of `obj`, a page or snippet, that a translation of it has to translate."""
    segments = {
        value.string.data
        for value in extract_segments(obj)
        if isinstance(value, StringSegmentValue) and value.path not in MAY_STAY
    }
    return segments.union(*(_texts_of_stream(obj, field) for field in obj._meta.get_fields()))


def _texts_of_stream(obj, field):
    """wagtail-localize passes over the items of a list that code stored without ids."""
    if not isinstance(field, StreamField):
        return []
    return field.stream_block.get_searchable_content(field.value_from_object(obj))


def _is_vietnamese_sentence(text):
    return len(words(text)) > LONGEST_NAME and not VIETNAMESE_MARKED.isdisjoint(text)


def translators_since_live(obj):
    """Ids of the users who translated a text of `obj` since what is public of it was submitted."""
    translation = translation_of(obj)
    if translation is None:
        return set()
    strings = StringTranslation.objects.filter(
        context__object_id=obj.translation_key, locale=translation.target_locale
    )
    if obj.live and obj.last_published_at:
        # What was approved is older than its publication: words written in between are not public.
        taken_at = obj.live_revision.created_at if obj.live_revision else obj.last_published_at
        strings = strings.filter(updated_at__gt=taken_at)
    return set(strings.order_by().values_list("last_translated_by_id", flat=True)) - {None}


def keep_alike(page, *fields):
    """Copy `fields` of the public Vietnamese page of `page` to the pages that it has in other languages."""
    pages = type(page).objects.filter(translation_key=page.translation_key)
    source = models.Q(locale__language_code=settings.LANGUAGE_CODE)
    if same := pages.live().filter(source).values(*fields).first():
        pages.exclude(source).update(**same)
