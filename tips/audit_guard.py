"""The database itself refuses to change or delete what the audit holds, whatever the code does.

Who owns the tables can take the triggers away: this stops mistakes and injected SQL, not the administrator.
"""

from django.db import connection

from tips.audit import KEPT
from tips.models import AuditEntry

TABLE = AuditEntry._meta.db_table
CONTENT = "id, at, username, action, reference, detail"
REFUSAL = "What is written down is never changed or deleted."
YOUNG = {
    "sqlite": f"OLD.at > datetime('now', '-{KEPT.days} days')",
    "postgresql": f"OLD.at > now() - interval '{KEPT.days} days'",
}


def guard_audit():
    """Make the triggers anew. Called at the end of each `migrate`, which on SQLite may have lost them."""
    if TABLE not in connection.introspection.table_names():
        return
    statements = {"sqlite": _sqlite, "postgresql": _postgresql}[connection.vendor]
    with connection.cursor() as cursor:
        for statement in statements():
            cursor.execute(statement)


def _triggers():
    """Yield name, event and condition of each. An account that is deleted leaves its name behind."""
    yield "tips_audit_unchanged", f"UPDATE OF {CONTENT}", "TRUE"
    yield "tips_audit_unclaimed", "UPDATE OF user_id", "NEW.user_id IS NOT NULL"
    yield "tips_audit_undeleted", "DELETE", YOUNG[connection.vendor]


def _sqlite():
    for name, event, condition in _triggers():
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield (
            f"CREATE TRIGGER {name} BEFORE {event} ON {TABLE} WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )


def _postgresql():
    yield (
        "CREATE OR REPLACE FUNCTION tips_audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE restrict_violation USING MESSAGE = '{REFUSAL}'; END $$"
    )
    for name, event, condition in _triggers():
        yield f"DROP TRIGGER IF EXISTS {name} ON {TABLE}"
        yield (
            f"CREATE TRIGGER {name} BEFORE {event} ON {TABLE} FOR EACH ROW WHEN ({condition}) "
            "EXECUTE FUNCTION tips_audit_refuse()"
        )
