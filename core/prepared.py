"""Queries that a process puts into SQL once: for a short answer that takes longer than the database.

Django puts a queryset together anew each time, and has nothing that keeps the statement.
"""

from copy import copy

from django.db import connection, connections
from django.db.models import QuerySet
from django.db.models.query import ModelIterable

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
    def __init__(self, build, types):
        stand_ins = [_stand_in(number, kind) for number, kind in enumerate(types)]
        queryset = build(*stand_ins)
        self.model, self.compiler = queryset.model, queryset.query.get_compiler(connection.alias)
        self.sql, parameters = self.compiler.as_sql()
        self.parameters = [
            (True, stand_ins.index(each)) if each in stand_ins else (False, each) for each in parameters
        ]

    def ask(self, values):
        given = tuple(values[each] if is_given else each for is_given, each in self.parameters)
        return list(ModelIterable(QuerySet(self.model, query=_Asked(self.compiler, self.sql, given))))


class _Asked:
    """Takes the place of the query of a queryset: its compiler has compiled already."""

    def __init__(self, compiler, sql, parameters):
        self.compiler, self.statement = compiler, (sql, parameters)

    def get_compiler(self, using):
        compiler = copy(self.compiler)
        compiler.connection = connections[using]
        compiler.as_sql = lambda: self.statement
        return compiler


def _stand_in(number, kind):
    return SMALLEST - number if kind is int else f"\ue000{number}"
