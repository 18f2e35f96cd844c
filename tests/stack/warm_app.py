"""The site for gunicorn's --preload, with what a first request loads loaded before the workers are forked.

Else each new worker would load it again, and most of those that are killed would be at nothing else.
"""

from io import BytesIO

from django.db import connections

from outreach.wsgi import application

FORM = {
    "REQUEST_METHOD": "GET",
    "PATH_INFO": "/gui-tin/",
    "SERVER_NAME": "outreach.example",
    "SERVER_PORT": "443",
    "SERVER_PROTOCOL": "HTTP/1.1",
    "HTTP_HOST": "outreach.example",
    "HTTP_X_FORWARDED_PROTO": "https",
    "wsgi.url_scheme": "https",
    "wsgi.input": BytesIO(),
}


def warm_up():
    statuses = []
    answer = application(FORM, lambda status, headers: statuses.append(status))
    answer.close()
    connections.close_all()  # a process that is forked may share none
    assert statuses == ["200 OK"]


warm_up()
