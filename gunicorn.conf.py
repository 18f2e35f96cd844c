"""Read by `gunicorn` without a flag. What differs from host to host comes from the environment."""

from outreach.settings.environment import env

wsgi_app = "outreach.wsgi"
host, port = env.str("WEB_HOST", "127.0.0.1"), env.int("PORT", 8000)
bind = f"{host}:{port}"
worker_class = "gthread"
workers = env.int("WEB_CONCURRENCY", 2)
threads = env.int("WEB_THREADS", 4)

timeout = 30
graceful_timeout = 20
max_requests = 5000
max_requests_jitter = 500

accesslog = None  # it would hold the addresses of readers and senders
control_socket_disable = True  # it would open a socket in the home folder
