"""Relaxed only where the tests would otherwise be slow or write outside their folder."""

import atexit
import os
import secrets
import shutil
import tempfile

os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(60))
os.environ.setdefault("SITE_URL", "https://outreach.example")
if "VAR_DIR" not in os.environ:
    os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="outreach-tests-")
    atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)

from outreach.settings.base import *

ALLOWED_HOSTS = ["testserver", "localhost"]
SECURE_SSL_REDIRECT = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PAGE_CACHE = False  # a test that is about it switches it on
FEEDS_REMEMBERED_SECONDS = 0  # a test edits and reads at once
