"""The Vietnamese order of names, kept in a column: no collation of SQLite or PostgreSQL knows it."""

from django.db import models

from core.text import sort_key


class SortKeyField(models.CharField):
    """The `sort_key` of the field `of`, made anew whenever a row is saved, in migrations too."""

    def __init__(self, of, **kwargs):
        self.of = of
        super().__init__(**{"max_length": 700, "editable": False, "default": "", **kwargs})

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance, add):
        key = sort_key(getattr(model_instance, self.of))[: self.max_length]
        setattr(model_instance, self.attname, key)
        return key
