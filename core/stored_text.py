"""Every text is stored composed (NFC): what looks alike then is alike, for search, order and length.

Some keyboards and all files of a Mac send a letter and its marks apart.
"""

from django.db import models
from django.db.models.signals import pre_save

from core.text import composed

TEXTS = (models.CharField, models.TextField, models.JSONField)


def compose_texts(sender, instance, **kwargs):
    """Compose what `instance` is about to store. Streams do it by themselves (`core.fields`)."""
    for field in instance._meta.concrete_fields:
        value = instance.__dict__.get(field.attname)
        if isinstance(field, TEXTS) and isinstance(value, str | dict | list):
            setattr(instance, field.attname, composed(value))


def store_composed():
    pre_save.connect(compose_texts, dispatch_uid="store_composed")
