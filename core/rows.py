"""Reads the rows of a page, of every kind it has, in one query.

The database gives each row as JSON, so that rows of different tables fit under one another. The statement
differs by nothing but the page: it is put together once in a process, and so is how its rows are read.
"""

import json
from datetime import UTC
from functools import cache

from django.db import connection, models
from django.db.models import Value
from django.db.models.functions import JSONArray
from django.utils import timezone
from modelcluster.fields import ParentalKey

from core.prepared import restore, with_names
from media.pictures import SHARE, USES

ANY_PAGE, ANY_PHOTO = -1, -2
OF_PHOTO = [*USES["article"].every_spec(), SHARE]


def load_rows(page, **kinds):
    """Have each relation of `page` in `kinds` answer without a query, with what its rows point to by the
    foreign keys named there: whole, or that field alone which stands behind two underscores. Its photo
    then knows the renditions that a page shows of it at its top, or is shared by.

    What an editor has in hand, as in a preview, stays as it is."""
    in_hand = getattr(page, "_cluster_related_objects", {})
    if page.pk is None or in_hand:
        return
    plan, statement, values = _prepared(type(page), tuple(kinds.items()), connection.vendor)
    found = {name: [] for name in plan}
    given = {ANY_PAGE: page.pk, ANY_PHOTO: page.photo_id}
    with connection.cursor() as cursor:
        cursor.execute(statement, {name: given.get(value, value) for name, value in values.items()})
        for name, content in cursor.fetchall():
            found[name].append(json.loads(content) if isinstance(content, str) else content)
    for name in kinds:
        _keep(page, name, plan[name].rows(page, found[name]))
    if page.photo:
        page.photo.prefetched_renditions = plan["photo"].rows(page.photo, found["photo"])


@cache
def _prepared(model, kinds, _vendor):
    plan = {name: _Kind(model._meta.get_field(name).field, keys) for name, keys in kinds}
    parts = [kind.query(name, ANY_PAGE) for name, kind in plan.items()]
    plan["photo"] = _Kind(model._meta.get_field("photo").related_model.renditions.field, ())
    parts.append(plan["photo"].query("photo", ANY_PHOTO).filter(filter_spec__in=OF_PHOTO))
    return plan, *with_names(*parts[0].union(*parts[1:], all=True).query.sql_with_params())


class _Kind:
    """The rows of one relation."""

    def __init__(self, relation, keys):
        self.relation, meta = relation, relation.model._meta
        self.ordering = [*(key.lstrip("-") for key in meta.ordering), meta.pk.attname]
        self.own = _Object(relation.model, "", (), 0)
        self.pointed_to = []
        self.columns = self.own.columns
        for key in keys:
            name, _before, only = key.partition("__")
            model = relation.model._meta.get_field(name).related_model
            self.pointed_to.append(_Object(model, name, only, len(self.columns)))
            self.columns = self.columns + self.pointed_to[-1].columns

    def query(self, name, owner):
        rows = self.relation.model._base_manager.filter(**{self.relation.attname: owner})
        return rows.order_by().values_list(Value(name), JSONArray(*self.columns))

    def rows(self, owner, found):
        return sorted((self._row(owner, values) for values in found), key=self._place)

    def _place(self, row):
        """Rows made by code may have no number yet, and several the same one."""
        return [(value is None, value) for value in (getattr(row, key) for key in self.ordering)]

    def _row(self, owner, values):
        row = self.own.read(values)
        row._state.fields_cache[self.relation.name] = owner
        for each in self.pointed_to:
            row._state.fields_cache[each.name] = each.read(values)
        return row


class _Object:
    """Those values of a row, from `start` on, that make one object: the row itself, or what it points to."""

    def __init__(self, model, name, only, start):
        fields = [field for field in model._meta.concrete_fields if not only or field.name == only]
        if only:
            fields.insert(0, model._meta.pk)
        self.model, self.name = model, name
        self.attributes = [field.attname for field in fields]
        self.columns = [f"{name}__{each}" if name else each for each in self.attributes]
        self.place, self.key = slice(start, start + len(fields)), start + fields.index(model._meta.pk)
        self.conversions = [
            (place, convert) for place, field in enumerate(fields, start) if (convert := _conversion(field))
        ]

    def read(self, values):
        if values[self.key] is None:
            return None
        for place, convert in self.conversions:
            if values[place] is not None:
                values[place] = convert(values[place])
        return restore(self.model, self.attributes, values[self.place])


def _conversion(field):
    """Return what makes of a value in JSON what `field` holds, or None where it is that already."""
    while field.remote_field:
        field = field.target_field
    if isinstance(field, models.CharField | models.TextField | models.IntegerField):
        return None
    if isinstance(field, models.DateTimeField):
        return lambda value: _in_utc(field.to_python(value))
    return None if type(field).to_python is models.Field.to_python else field.to_python


def _in_utc(moment):
    return moment.replace(tzinfo=UTC) if timezone.is_naive(moment) else moment  # as SQLite keeps them


def _keep(page, name, rows):
    if isinstance(page._meta.get_field(name).field, ParentalKey):
        page._cluster_related_objects = {**getattr(page, "_cluster_related_objects", {}), name: rows}
        return
    known = getattr(page, name).all()
    known._result_cache = rows
    page.__dict__.setdefault("_prefetched_objects_cache", {})[name] = known
