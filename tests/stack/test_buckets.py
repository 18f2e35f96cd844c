"""Where a bucket is configured, uploads and sealed photos lie there, as whole and as closed as on a disk."""

import sys
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

from core.buckets import UploadsBucket
from tests.stack.processes import clean_environment, run
from tests.stack.s3_server import S3Server
from tips import sealed_files

CANARY = b"chim-hoang-yen-4711"
START = """
import sys
from outreach.wsgi import application
from django.core.files.storage import storages
print(*(type(storages[name]).__name__ for name in ("default", "sealed")), "boto3" in sys.modules)
"""


@pytest.fixture(scope="module")
def s3(tmp_path_factory):
    with S3Server(tmp_path_factory.mktemp("s3") / "log") as server:
        yield server


@pytest.fixture
def in_buckets(s3, settings, tmp_path):
    options = {
        "endpoint_url": s3.url,
        "region_name": "us-east-1",
        "access_key": s3.environment["S3_ACCESS_KEY"],
        "secret_key": s3.environment["S3_SECRET_KEY"],
    }
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "core.buckets.UploadsBucket",
            "OPTIONS": {**options, "bucket_name": "uploads"},
        },
        "sealed": {
            "BACKEND": "tips.sealed_bucket.SealedBucket",
            "OPTIONS": {**options, "bucket_name": "sealed", "folder_of_turns": tmp_path / "sealed"},
        },
    }
    return s3


def start(folder, **values):
    environment = clean_environment(
        DJANGO_SETTINGS_MODULE="outreach.settings.production",
        SECRET_KEY="the same on all servers of a site, and as long as the others are",
        SITE_URL="https://outreach.example",
        VAR_DIR=str(folder),
        **values,
    )
    return run([sys.executable, "-c", START], environment)


def test_what_was_put_is_got_until_it_is_destroyed(in_buckets):
    name = sealed_files.put(CANARY)
    assert sealed_files.get(name) == CANARY
    assert name in in_buckets.names("sealed")
    sealed_files.destroy(name)
    sealed_files.destroy(name)
    with pytest.raises(FileNotFoundError):
        sealed_files.get(name)
    assert name not in in_buckets.names("sealed")


def test_the_sweeper_takes_old_orphans_and_nothing_else(in_buckets, monkeypatch):
    known, orphan = sealed_files.put(CANARY), sealed_files.put(CANARY)
    others = in_buckets.names("sealed") - {orphan}
    assert sealed_files.sweep(others) == 0
    days_later = timezone.now() + timedelta(days=3)
    monkeypatch.setattr(sealed_files.timezone, "now", lambda: days_later)
    assert sealed_files.sweep(others) == 1
    assert sealed_files.get(known) == CANARY
    with pytest.raises(FileNotFoundError):
        sealed_files.get(orphan)


def test_the_store_knows_no_address_and_a_name_leads_nowhere_else(in_buckets):
    with pytest.raises(SuspiciousFileOperation):
        storages["sealed"].url(sealed_files.put(CANARY))
    assert "sealed" in str(sealed_files.turns())
    assert sealed_files.turns().stat().st_size == 0


def test_the_service_notes_nothing_of_a_sender_beside_the_bytes(in_buckets):
    name = sealed_files.put(CANARY)
    told = in_buckets.client.head_object(Bucket="sealed", Key=name)
    assert told["Metadata"] == {}
    assert told["ContentType"] == "application/octet-stream"
    assert isinstance(told["LastModified"], datetime), "docs/operations.md says that the second is known"


@pytest.mark.usefixtures("in_buckets")
def test_an_upload_has_an_address_of_the_site_and_never_takes_the_place_of_another():
    first = storages["default"].save("images/Ảnh chụp.png", ContentFile(b"first"))
    second = storages["default"].save("images/Ảnh chụp.png", ContentFile(b"second"))
    assert storages["default"].open(first).read() == b"first"
    assert first != second
    assert storages["default"].url(first) == "/media/images/%E1%BA%A2nh%20ch%E1%BB%A5p.png"


def test_a_bucket_that_does_not_answer_fails_as_a_disk_does():
    gone = UploadsBucket(
        endpoint_url="http://127.0.0.1:9", bucket_name="x", access_key="a", secret_key="b", region_name="c"
    )
    with pytest.raises(OSError, match="S3 does not answer"):
        gone.save("a.png", ContentFile(b"a"))


def test_boto_is_imported_only_where_a_bucket_is_configured(s3, tmp_path):
    assert start(tmp_path, **s3.environment).stdout == "UploadsBucket SealedBucket True\n"
    assert start(tmp_path).stdout == "UploadsStorage SealedFileSystemStorage False\n"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"S3_SEALED_BUCKET": ""}, "Set S3_SEALED_BUCKET:"),
        ({"S3_SECRET_KEY": ""}, "Set S3_SECRET_KEY:"),
        ({"S3_SEALED_BUCKET": "uploads"}, "S3_SEALED_BUCKET must differ from S3_BUCKET"),
        ({"MEDIA_ACCEL_PREFIX": "/_uploads/"}, "MEDIA_ACCEL_PREFIX must be empty"),
    ],
)
def test_half_a_configuration_stops_the_start_with_a_sentence(s3, tmp_path, changed, said):
    result = start(tmp_path, **{**s3.environment, **changed})
    assert result.returncode != 0
    assert said in result.stderr
