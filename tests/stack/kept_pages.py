"""The site, with a lifetime on each page that says none itself, so that nginx may go on giving it out."""

from outreach.wsgi import application as site

LIFETIME = "public, s-maxage=1, stale-while-revalidate=2, stale-if-error=60"


def application(environ, start_response):
    def start(status, headers, *error):
        if status.startswith("200") and "cache-control" not in {name.lower() for name, _value in headers}:
            headers = [*headers, ("Cache-Control", LIFETIME)]
        return start_response(status, headers, *error)

    return site(environ, start)
