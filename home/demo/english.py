"""Translates a part of the sample content into English, as a translator would: every text one by one.

The texts stand in english.po. wagtail-localize then meets them in its editor, and what an editor
changes there stays: a page that has a translation is left alone.
"""

import io
import json

import polib
from django.core.files.images import ImageFile
from wagtail.models import Locale
from wagtail_localize.models import SegmentOverride, StringTranslation, Translation, TranslationSource

from core.text import slugify
from core.translations import MAY_STAY, left_in_source_language
from home.demo.loader import CREDIT, HERE, front_page, rows
from home.first_pages import LISTS
from media.models import CustomImage

TABLES = (
    *(("pages", "page"), ("alerts", "alert"), ("guides", "guide")),
    *(("meetings", "meeting"), ("ward_meetings", "meeting"), ("campaigns", "campaign")),
)

PICTURES = ("photo", ".image")  # how the paths of their fields end


def load():
    """Translate and publish the front page, the lists and every sample page marked `in_english`."""
    english, texts = Locale.objects.get(language_code="en"), read_texts()
    for page in to_translate(front_page()):
        if not page.has_translation(english):
            publish(translate(page, english, texts))


def read_texts():
    return {entry.msgid: entry.msgstr for entry in polib.pofile(str(HERE / "english.po"))}


def to_translate(home):
    """Return the pages, parents before children."""
    chosen = [row for file, table in TABLES for row in rows(file, table) if row.get("in_english")]
    slugs = [row.get("slug") or slugify(row["title"]) for row in chosen]
    lists = home.get_children().type(*(model for model, *_texts in LISTS))
    return [home, *lists.specific(), *home.get_descendants().filter(slug__in=slugs).specific()]


def translate(page, locale, texts):
    """Return the translation of `page`, or a snippet, a draft. A text that `texts` lacks stays as it is."""
    source, _created = TranslationSource.get_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    translate_texts(source, locale, texts)
    for segment in pictures_of(source):
        translate_picture(segment, locale, texts)
    translation.save_target()
    return translation.get_target_instance()


def translate_texts(source, locale, texts):
    manual = StringTranslation.TRANSLATION_TYPE_MANUAL
    translations = [
        StringTranslation(
            **{"translation_of": segment.string, "context": segment.context, "locale": locale},
            **{"data": translated(segment, texts), "translation_type": manual},
        )
        for segment in source.stringsegment_set.select_related("string", "context")
        if translated(segment, texts)
    ]
    # A translation that was deleted leaves its texts behind.
    StringTranslation.objects.bulk_create(translations, ignore_conflicts=True)


def translated(segment, texts):
    text = segment.string.data
    return text if segment.context.path in MAY_STAY else texts.get(text)


def pictures_of(source):
    """The pictures of a page and of its rows, each of which translators can replace."""
    every = source.overridablesegment_set.select_related("context").order_by("pk")
    return [segment for segment in every if segment.context.path.endswith(PICTURES)]


def translate_picture(segment, locale, texts):
    """Show the same picture with what it shows said in English, as translators can choose another one."""
    picture = CustomImage.objects.get(pk=json.loads(segment.data_json))
    title, credit = texts[picture.title], texts[CREDIT]
    image = CustomImage.objects.filter(title=title, credit=credit).first()
    if image is None:
        with picture.file.open() as file:
            copy = ImageFile(io.BytesIO(file.read()), name=picture.filename)
        image = CustomImage.objects.create(title=title, description=title, credit=credit, file=copy)
    SegmentOverride.objects.get_or_create(
        locale=locale, context=segment.context, defaults={"data_json": json.dumps(image.pk)}
    )


def publish(page):
    """Publish the draft. Raise ValueError if anything in it is still in the language of its source."""
    if left := left_in_source_language(page.get_latest_revision_as_object()):
        raise ValueError(f"english.po lacks texts of “{page}”: {left}")
    page.latest_revision.publish()
