"""The store of sealed photos for several servers: a bucket (S3) that only the site reads.

The service notes beside each object the second in which it was written; nobody can set that.
"""

from django.core.exceptions import SuspiciousFileOperation

from core.buckets import PrivateBucket
from tips.sealed_files import SealedFileSystemStorage


class SealedBucket(PrivateBucket):
    """What `tips.sealed_files` asks of a store. `folder_of_turns` is on the disk of each server."""

    def get_default_settings(self):
        return {**super().get_default_settings(), "folder_of_turns": None}

    def turns(self):
        return SealedFileSystemStorage(location=self.folder_of_turns).turns()

    def forget_the_hour(self, name):
        """Do nothing: the times are the service's own."""

    def url(self, name, *_arguments, **_options):
        raise SuspiciousFileOperation("Sealed files have no address.")
