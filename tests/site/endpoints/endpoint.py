from typing import NamedTuple

from users.roles import Role

ADMIN = "/quan-tri"


class Endpoint(NamedTuple):
    """`{part}` in `path` is hostile too, as are `query` and `form`. `kept` names the fields of `form` that
    have to be in the page again when the form is refused. Other names in braces are filled in by the test."""

    name: str
    routes: tuple
    path: str
    query: dict = {}
    form: dict | None = None
    kept: tuple = ()
    part: str = ""
    role: Role | None = None
    steps: int = 2  # of signing in that were taken; one alone where the second is still to come
    has_factor: bool = True
    is_page: bool = True  # its HTML is a whole page
