"""Queries that a process puts into SQL once: for a short answer that takes longer than the database.

Django puts a queryset together anew each time, and has nothing that keeps the statement.
"""

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models.base import ModelState
from django.db.models.query import get_related_populators

SMALLEST = -1_000_000  # stands for a number where the statement is made
MOST_VALUES = 8


class Prepared:
    """Call it like `build`, which returns a queryset of whole objects for given texts and whole numbers.

    The statement may depend on nothing but how many values there are and of which type. Without
    `prefetch_related`, which asks queries of its own.
    """

    def __init__(self, build):
        self.build, self.statements = build, {}

    def __call__(self, *values):
        """Return what is found, as a list."""
        if len(values) > MOST_VALUES:  # whoever makes up addresses fills no memory with statements
            return list(self.build(*values))
        kinds = (connection.vendor, *map(type, values))
        if kinds not in self.statements:
            self.statements[kinds] = _Statement(self.build, kinds[1:])
        return self.statements[kinds].ask(values)


class _Statement:
    """What Django's ModelIterable works out anew for each query: the statement, and how its rows are read."""

    def __init__(self, build, types):
        stand_ins = [_stand_in(number, kind) for number, kind in enumerate(types)]
        query = build(*stand_ins).query
        compiler = query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, parameters = with_names(*compiler.as_sql())
        self.given = {name: stand_ins.index(each) for name, each in parameters.items() if each in stand_ins}
        self.constant = {name: each for name, each in parameters.items() if name not in self.given}
        selected = [column for column, *_rest in compiler.select]
        self.converters = [
            (place, convert, column)
            for place, (converters, column) in compiler.get_converters(selected).items()
            for convert in converters
        ]
        own = compiler.klass_info["select_fields"]
        self.model, self.columns = compiler.klass_info["model"], slice(own[0], own[-1] + 1)
        self.names = [column.target.attname for column in selected[self.columns]]
        self.related = get_related_populators(compiler.klass_info, compiler.select, DEFAULT_DB_ALIAS)
        self.annotations = compiler.annotation_col_map

    def ask(self, values):
        given = {name: values[place] for name, place in self.given.items()}
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.constant | given)
            return [self._object(list(row)) for row in cursor.fetchall()]

    def _object(self, row):
        for place, convert, column in self.converters:
            row[place] = convert(row[place], column, connection)
        found = restore(self.model, self.names, row[self.columns])
        for each in self.related:
            each.populate(row, found)
        for name, place in self.annotations.items():
            setattr(found, name, row[place])
        return found


def restore(model, attributes, values):
    """Return an object of `model` as it is read from the database, in the way that Django takes one out of a
    pickle: its `__init__` would set each attribute by itself, and tell listeners of whom there are none."""
    restored = model.__new__(model)
    restored.__dict__.update(zip(attributes, values, strict=True))
    state = restored._state = ModelState()
    state.adding, state.db = False, DEFAULT_DB_ALIAS
    return restored


def with_names(sql, parameters):
    """Return `sql` with a name for each parameter, and the parameters by name. Without names, SQLite's cursor
    looks for them in the whole statement each time it is executed."""
    named = {f"p{number}": value for number, value in enumerate(parameters)}
    return sql.replace("%%", "%%%%") % tuple(f"%({name})s" for name in named), named


def _stand_in(number, kind):
    return SMALLEST - number if kind is int else f"\ue000{number}"
