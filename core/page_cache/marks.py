"""What may be kept says so itself: a new view is not kept until it does."""

from functools import wraps

_known = set()


def known_parameters():
    """Every query parameter that some kept page reads. With any other one, nothing is looked for."""
    return _known


def keep(response, parameters=()):
    """Let `response` be answered to everybody who asks its address, with no query but `parameters`."""
    response.kept_parameters = frozenset(parameters)
    return response


def kept(*parameters):
    """Decorate a view that answers everybody alike, and reads `parameters` of the query and no other."""
    knows(parameters)

    def decorate(view):
        @wraps(view)
        def marked(request, *args, **kwargs):
            return keep(view(request, *args, **kwargs), parameters)

        return marked

    return decorate


def knows(parameters):
    """Tell that kept pages read `parameters`."""
    _known.update(parameters)
