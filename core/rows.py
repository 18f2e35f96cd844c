"""Reads the rows of a page, of every kind it has, in one query.

The database gives each row as JSON, so that rows of different tables fit under one another. The statement
differs by nothing but the page: it is put together once in a process.
"""

import json
from datetime import UTC
from functools import cache

from django.db import connection, models
from django.db.models import Value
from django.db.models.functions import JSONObject
from django.utils import timezone
from modelcluster.fields import ParentalKey

ANY_PAGE = -1


def load_rows(page, **kinds):
    """Have each relation of `page` in `kinds` answer without a query, with what its rows point to by the
    foreign keys named there. What an editor has in hand, as in a preview, stays as it is."""
    in_hand = getattr(page, "_cluster_related_objects", {})
    if page.pk is None or in_hand:
        return
    rows = {name: [] for name in kinds}
    statement, values = _statement(type(page), tuple(kinds.items()), connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(statement, [page.pk if value == ANY_PAGE else value for value in values])
        for name, content in cursor.fetchall():
            read = json.loads(content) if isinstance(content, str) else content
            rows[name].append(_row(page, name, kinds[name], read))
    for name, alike in rows.items():
        _keep(page, name, alike)


@cache
def _statement(model, kinds, _vendor):
    parts = []
    for name, keys in kinds:
        field = model._meta.get_field(name).field
        of_page = field.model._base_manager.filter(**{field.attname: ANY_PAGE})
        columns = {**_columns(field.model)}
        for key in keys:
            columns |= _columns(field.model._meta.get_field(key).related_model, f"{key}__")
        parts.append(of_page.order_by().values_list(Value(name), JSONObject(**columns)))
    return parts[0].union(*parts[1:], all=True).query.sql_with_params()


def _columns(model, before=""):
    return {f"{before}{field.attname}": f"{before}{field.attname}" for field in model._meta.concrete_fields}


def _row(page, name, keys, content):
    relation = page._meta.get_field(name).field
    row = _instance(relation.model, content)
    row._state.fields_cache[relation.name] = page
    for key in keys:
        field = relation.model._meta.get_field(key)
        is_there = getattr(row, field.attname) is not None
        row._state.fields_cache[key] = (
            _instance(field.related_model, content, f"{key}__") if is_there else None
        )
    return row


def _instance(model, content, before=""):
    fields = model._meta.concrete_fields
    values = [_as_python(field, content[f"{before}{field.attname}"]) for field in fields]
    return model.from_db(connection.alias, [field.attname for field in fields], values)


def _as_python(field, value):
    if value is None or isinstance(field, models.CharField | models.TextField | models.IntegerField):
        return value
    value = field.to_python(value)
    if isinstance(field, models.DateTimeField) and timezone.is_naive(value):
        return value.replace(tzinfo=UTC)  # as SQLite keeps them
    return value


def _keep(page, name, rows):
    field = page._meta.get_field(name).field
    ordering = [key.lstrip("-") for key in field.model._meta.ordering] or ["pk"]
    rows.sort(key=lambda row: [getattr(row, key) for key in ordering])
    if isinstance(field, ParentalKey):
        page._cluster_related_objects = {**getattr(page, "_cluster_related_objects", {}), name: rows}
        return
    known = getattr(page, name).all()
    known._result_cache = rows
    page.__dict__.setdefault("_prefetched_objects_cache", {})[name] = known
