"""Read by `gunicorn` without a flag. What differs from host to host comes from the environment."""

import gc
from importlib import import_module

from gunicorn.glogging import Logger

from core.logs import close_side_doors, formatter
from outreach.settings.environment import env

wsgi_app = "outreach.wsgi"
host, port = env.str("WEB_HOST", "127.0.0.1"), env.int("PORT", 8000)
bind = f"{host}:{port}"
worker_class = "gthread"
workers = env.int("WEB_CONCURRENCY", 2)
threads = env.int("WEB_THREADS", 4)

# Loaded once and forked: a worker that ended is back in a moment, and the memory of the code is shared.
# New code needs a restart: SIGHUP would fork the old one again.
preload_app = True

timeout = 30
graceful_timeout = 20
max_requests = 200_000  # against what leaks; from the cache that is no more than some minutes
max_requests_jitter = 20_000

# Makes the memory in which tips and guesses are counted, here where no worker's end can empty it.
import_module("tips.counters")
import_module("tips.guesses")


def when_ready(_server):
    # What was loaded is never garbage. A collection would touch all of it, and so copy it for each worker.
    gc.collect()
    gc.freeze()


class AllowListLogger(Logger):
    """gunicorn's own log, in the lines of the site's: it would tell the address of whoever sent garbage."""

    def setup(self, cfg):
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(formatter())

    def warning(self, msg, *args, **kwargs):
        super().warning(msg, *args, **{"exc_info": True, **kwargs})  # all that can be told of garbage


close_side_doors()
logger_class = AllowListLogger
loglevel = "warning"
accesslog = None  # it would hold the addresses of readers and senders
control_socket_disable = True  # it would open a socket in the home folder
