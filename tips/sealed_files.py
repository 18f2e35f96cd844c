"""Where the sealed boxes of photos lie: files with random names, outside every folder that is served."""

import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import storages


def put(data):
    """Store `data` and return the name to get it back by."""
    name = secrets.token_hex(16)
    return storages["sealed"].save(f"{name[:2]}/{name}", ContentFile(data))


def get(name):
    with storages["sealed"].open(name) as file:
        return file.read()


def destroy(name):
    storages["sealed"].delete(name)
