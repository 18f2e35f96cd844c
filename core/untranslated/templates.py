"""Templates of Wagtail with the words translated that stand in them as they are."""

from django.template.loaders.app_directories import Loader as AppDirectories

WORDS = {
    "wagtailadmin/home.html": ('value="Search"', 'value="{% translate "Search" %}"'),
    "wagtailadmin/shared/header.html": ('value="Search"', 'value="{% translate "Search" %}"'),
    "wagtailadmin/shared/headers/_actions.html": (
        'aria-label="Actions"',
        'aria-label="{% translate "Actions" %}"',
    ),
    # We have no such field, and Wagtail shows "None" in its place.
    "wagtailusers/users/create.html": ("<li>{% formattedfield form.is_superuser %}</li>", ""),
    "wagtailimages/chooser/results.html": ('title="Select {%', 'title="{% translate "Choose" %} {%'),
}


class Loader(AppDirectories):
    """Finds the templates of apps as Django does."""

    def get_contents(self, origin):
        contents = super().get_contents(origin)
        if origin.template_name in WORDS:
            contents = contents.replace(*WORDS[origin.template_name])
        return contents
