"""What the first reader would wait for is loaded before there is one, and before workers are forked."""

from django.conf import settings
from django.template.loader import get_template
from django.urls import get_resolver, reverse
from django.utils.translation import override
from wagtail.models import Page, get_page_models


def warm_up():
    """Load addresses, words and the templates of pages. The database is not asked: forks would share it."""
    get_resolver().url_patterns  # noqa: B018 (imports every view)
    for language, _name in settings.LANGUAGES:
        with override(language):  # reads its catalogues
            reverse("search")
            for model in get_page_models():
                if model is not Page:
                    get_template(model.template)
