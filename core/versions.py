"""From which version of its source each public translation was made.

Dates alone would not do: a source is published again for a picture, and a source and its translation go out
together for the first time. So words are compared, by a digest, and the date is only what readers are told.
The digest of what a draft was made from travels in its revision, as what is approved is a revision.
"""

import hashlib
import json

from django.conf import settings
from django.db.models import OuterRef, Subquery
from django.utils.dateparse import parse_datetime
from wagtail.models import TranslatableMixin

from core.languages import is_translation
from core.models.versions import WordsVersion
from core.translations import texts_of, translation_of

KEY = "made_from"  # beside the fields of the model in the content of a revision


def digest_of(obj):
    """Return what differs as soon as a text of `obj` does that has to be translated."""
    return hashlib.sha256("\0".join(sorted(texts_of(obj))).encode()).hexdigest()


def stamp(translation):
    """Write into the newest revision of the target of `translation` from what it was made."""
    source = translation.source
    published = json.loads(source.content_json).get("last_published_at")
    revision = translation.get_target_instance().latest_revision
    revision.content[KEY] = {
        "digest": digest_of(source.as_instance()),
        "dated": published or source.last_updated_at.isoformat(),
    }
    revision.save(update_fields=["content"])


def remember(sender, instance, revision, **kwargs):
    """Receiver of `published`."""
    if not (isinstance(instance, TranslatableMixin) and instance.live):
        return
    version = _of_translation(instance, revision) if is_translation(instance) else _of_source(instance)
    if version:
        WordsVersion.objects.update_or_create(
            translation_key=instance.translation_key, locale_id=instance.locale_id, defaults=version
        )


def _of_source(instance):
    return {"digest": digest_of(instance), "dated": instance.last_published_at}


def _of_translation(instance, revision):
    made_from = revision.content.get(KEY)
    if made_from:
        return {"digest": made_from["digest"], "dated": parse_datetime(made_from["dated"])}
    if translation_of(instance):  # published by code for another reason, such as the end of a warning
        return None
    return (  # written by hand: whoever published it read it beside its source
        WordsVersion.objects.filter(
            translation_key=instance.translation_key, locale__language_code=settings.LANGUAGE_CODE
        )
        .values("digest", "dated")
        .first()
    )


def with_versions(texts):
    """Give each of `texts`, pages or snippets, its `words` and their date `words_dated`; asks no more."""
    mine = WordsVersion.objects.filter(
        translation_key=OuterRef("translation_key"), locale_id=OuterRef("locale_id")
    )
    return texts.annotate(
        words=Subquery(mine.values("digest")[:1]), words_dated=Subquery(mine.values("dated")[:1])
    )
