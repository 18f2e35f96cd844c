"""A browser that is told of no icon asks for one, and gets a whole page that says there is none."""

import re

from django.contrib.staticfiles import finders


def test_every_page_names_its_icon(client, home):
    for path in ("/", "/gui-tin/", "/quan-tri/login/"):
        html = client.get(path, follow=True).content.decode()
        (icon,) = re.findall(r'<link rel="icon" href="/static/([^"]+)" type="image/svg\+xml">', html)
        assert finders.find(icon)
