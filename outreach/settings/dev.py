"""For work on the code: `DJANGO_SETTINGS_MODULE=outreach.settings.dev ./manage.py runserver`."""

from outreach.settings.base import *

DEBUG = True
PAGE_CACHE = False  # it knows of changes of the content, not of those of a template
ALLOWED_HOSTS = ["*"]
LOGGING = {}  # Django's own: plain text, messages included
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
