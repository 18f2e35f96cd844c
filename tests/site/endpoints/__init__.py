"""Every address that takes something from a person, with what a good request to it looks like."""

from tests.site.endpoints.editing import EDITING
from tests.site.endpoints.public import PUBLIC
from tests.site.endpoints.signing_in import SIGNING_IN
from tests.site.endpoints.tips import TIPS
from tests.site.endpoints.translating import TRANSLATING

ENDPOINTS = [*PUBLIC, *SIGNING_IN, *EDITING, *TRANSLATING, *TIPS]
