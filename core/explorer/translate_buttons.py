"""The buttons of wagtail-localize in a list of pages, from what is known of all rows together.

The upstream gap (wagtail-localize 1.14, `page_listing_more_buttons`): it asks the database up to four
questions for each row, and Wagtail has no way to take a hook back. This module goes when upstream asks
for all rows at once; tests/site/test_admin_queries.py then holds without it.
"""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail_localize.wagtail_hooks import page_listing_more_buttons as upstream

HOOK = "register_page_listing_more_buttons"
# In the words of wagtail-localize, which stand in its catalogue and nowhere else.
TRANSLATE, SYNC = "Translate this page", "Sync translated pages"


def instead_of_upstream():
    hooks._hooks[HOOK].remove((upstream, 0))
    hooks.register(HOOK, buttons)


def buttons(page, user, next_url=None):
    if "lacks_a_language" not in page.__dict__:  # no list of ours
        yield from upstream(page, user, next_url=next_url)
    elif not page.is_root() and user.has_perm("wagtail_localize.submit_translation"):
        yield from _known(page, next_url)


def _known(page, next_url):
    if page.lacks_a_language:
        url = reverse("wagtail_localize:submit_page_translation", args=[page.alias_of_id or page.pk])
        yield Button(gettext(TRANSLATE), url, priority=60, icon_name="wagtail-localize-language")
    if page.translation_source:
        url = reverse("wagtail_localize:update_translations", args=[page.translation_source])
        url = f"{url}?{urlencode({'next': next_url})}" if next_url else url
        yield Button(gettext(SYNC), url, priority=60, icon_name="resubmit")
