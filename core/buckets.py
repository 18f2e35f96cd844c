"""Files in a bucket (S3). Imported only where one is configured: boto3 takes a quarter of a second."""

from functools import wraps
from http import HTTPStatus
from urllib.parse import urljoin

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

# Services other than Amazon's know neither its newest checksums nor a host name for each bucket.
WORKS_EVERYWHERE = Config(
    signature_version="s3v4",
    s3={"addressing_style": "path"},
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
    connect_timeout=2,
    read_timeout=10,
    retries={"mode": "standard", "total_max_attempts": 3},
)


def as_on_a_disk(method):
    """Let what fails be an OSError."""

    @wraps(method)
    def asked(*arguments, **options):
        try:
            return method(*arguments, **options)
        except ClientError as error:
            missing = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode") == HTTPStatus.NOT_FOUND
            raise (FileNotFoundError if missing else OSError)("S3 refused") from error
        except BotoCoreError as error:
            raise OSError("S3 does not answer") from error

    return asked


class PrivateBucket(S3Storage):
    """A bucket that only the site reads. No name in it is used twice."""

    client_config = WORKS_EVERYWHERE
    file_overwrite = False
    default_acl = None

    _open = as_on_a_disk(S3Storage._open)
    _save = as_on_a_disk(S3Storage._save)
    delete = as_on_a_disk(S3Storage.delete)
    exists = as_on_a_disk(S3Storage.exists)
    listdir = as_on_a_disk(S3Storage.listdir)
    size = as_on_a_disk(S3Storage.size)
    get_modified_time = as_on_a_disk(S3Storage.get_modified_time)


class UploadsBucket(PrivateBucket):
    """Uploads, which leave through `media.views` alone: their address is the site's own."""

    def url(self, name, *_arguments, **_options):
        return urljoin(settings.MEDIA_URL, filepath_to_uri(name))
