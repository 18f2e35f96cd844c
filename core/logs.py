"""What a line of the log may hold. Everything else, and above all what people type, stays out.

Importable without Django: gunicorn starts to log before there is any.
"""

import logging
import os.path
import sys
import threading
from datetime import UTC, datetime

from structlog.processors import JSONRenderer
from structlog.stdlib import ProcessorFormatter
from structlog.tracebacks import ExceptionDictTransformer

# Their messages are templates (ruff's G rules see to it). Others paste values into theirs: Django's
# security loggers the host that was sent, gunicorn the address of whoever sent it.
OUR_LOGGERS = frozenset(
    [
        *("outreach", "home", "tips", "campaigns", "alerts", "guides"),
        *("wards", "channels", "topics", "core", "media", "users"),
    ]
)
WITHHELD = "withheld"

describe = ExceptionDictTransformer(show_locals=False, max_frames=30)
logger = logging.getLogger("core.logs")


def formatter():
    """Return the formatter that writes one line of JSON for each record."""
    return ProcessorFormatter(
        processors=[allow_list, JSONRenderer(ensure_ascii=False)],
        use_get_message=False,  # the template as it is, never with its values
        pass_foreign_args=True,
    )


def allow_list(_logger, _method, event_dict):
    """Build a line from nothing but the fields named here."""
    record = event_dict["_record"]
    exc_info = event_dict.get("exc_info") or (None,)
    errors = describe(exc_info) if exc_info[0] else []
    frames = [frame for error in errors for frame in error["frames"]]
    here = {"filename": record.pathname, "lineno": record.lineno, "name": record.funcName}
    line = {
        # The hour only: an exact time beside the address of the form tells when somebody wrote.
        "time": datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%HZ"),
        "level": record.levelname,
        "logger": record.name,
        "event": event(record, event_dict.get("positional_args"), errors),
        "status": getattr(record, "status_code", None),
        "route": route(record),
        "error": [error["exc_type"] for error in errors],
        "where": [place(**frame) for frame in frames or [here]],
        "pid": record.process,
    }
    return {name: value for name, value in line.items() if value}


def event(record, arguments, errors):
    """Return the message's template if it is one; a text with the values already in it is not told."""
    if isinstance(record.msg, str) and (arguments or record.name.split(".")[0] in OUR_LOGGERS):
        return record.msg
    return errors[0]["exc_type"] if errors else WITHHELD


def route(record):
    """Return the pattern of the address that was asked for, never the address."""
    match = getattr(getattr(record, "request", None), "resolver_match", None)
    return match and match.route


def place(filename, lineno, name):
    """Name a line of code by its path below the folder it is imported from, as it is on any machine."""
    folders = [folder for folder in sys.path if folder and filename.startswith(os.path.join(folder, ""))]
    nearest = max(folders, key=len, default=os.path.dirname(filename))
    return f"{os.path.relpath(filename, nearest) if filename else ''}:{lineno} {name}"


def log_uncaught(uncaught):
    """Stand in for the hooks that would print an exception with its message."""
    logger.error(
        "Uncaught exception", exc_info=(uncaught.exc_type, uncaught.exc_value, uncaught.exc_traceback)
    )


def close_side_doors():
    """Lead into the log what Python writes to standard error on its own, in a long-lived process."""
    logging.raiseExceptions = False  # a record that cannot be written would be printed with its values
    logging.captureWarnings(True)
    threading.excepthook = sys.unraisablehook = log_uncaught
    sys.excepthook = lambda *exc_info: logger.critical("Uncaught exception", exc_info=exc_info)
