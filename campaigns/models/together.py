"""What a campaign says in numbers and days is the same in every language, at once."""

from django.conf import settings
from django.db import transaction

from campaigns.models.rows import (
    CampaignMilestone,
    CampaignRelated,
    CampaignSupport,
    CampaignTarget,
    CampaignTask,
    CampaignTopic,
)

WITHOUT_WORDS = (CampaignTarget, CampaignSupport, CampaignTopic, CampaignRelated)  # a note may be lacking
WITH_WORDS = (CampaignTask, CampaignMilestone)  # a new one waits for its translation


@transaction.atomic
def keep_languages_together(sender, instance, **kwargs):
    """Let every language of a campaign say the days, counts and states of its public page in Vietnamese.

    Two people approved that page; until its translations are approved anew they would call a campaign
    running that is over.
    """
    pages = sender.objects.filter(translation_key=instance.translation_key)
    source = pages.live().filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if source is None:
        return
    translations = pages.exclude(pk=source.pk)
    translations.update(starts_on=source.starts_on, ends_on=source.ends_on, steering=source.steering_id)
    for page in translations:
        for model in (*WITHOUT_WORDS, *WITH_WORDS):
            _follow(model, source, page)


def _follow(model, source, page):
    lead = {row.translation_key: row for row in model.objects.filter(page=source)}
    model.objects.filter(page=page).exclude(translation_key__in=lead).delete()
    own = {row.translation_key: row for row in model.objects.filter(page=page)}
    names = [field.field_name for field in model.override_translatable_fields]
    names = [*(model._meta.get_field(name).attname for name in names), "sort_order"]
    for key, row in own.items():
        for name in names:
            setattr(row, name, getattr(lead[key], name))
    model.objects.bulk_update(own.values(), names)
    if model in WITHOUT_WORDS:
        new = (row for key, row in lead.items() if key not in own)
        model.objects.bulk_create(_translated(row, page, names) for row in new)


def _translated(row, page, names):
    same = {name: getattr(row, name) for name in names}
    return type(row)(page=page, locale_id=page.locale_id, translation_key=row.translation_key, **same)
