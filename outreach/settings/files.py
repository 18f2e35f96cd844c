"""Where files lie: in VAR_DIR, or, for several servers, in buckets that all of them reach (S3)."""

from django.core.exceptions import ImproperlyConfigured

from outreach.settings import environment as env

SEALED_FOLDER = env.VAR_DIR / "sealed"


def _bucket(name):
    return {
        "bucket_name": name,
        "endpoint_url": env.S3_ENDPOINT_URL or None,
        "region_name": env.S3_REGION,
        "access_key": env.S3_ACCESS_KEY,
        "secret_key": env.S3_SECRET_KEY,
    }


STORAGES = {
    "default": {"BACKEND": "core.storage.UploadsStorage"},
    "staticfiles": {"BACKEND": "core.storage.StaticStorage"},
    # Photos of tips. No address leads here.
    "sealed": {
        "BACKEND": "tips.sealed_files.SealedFileSystemStorage",
        "OPTIONS": {"location": SEALED_FOLDER},
    },
}
if env.S3_BUCKET:
    if env.S3_SEALED_BUCKET == env.S3_BUCKET:
        # What belongs to no tip is swept away.
        raise ImproperlyConfigured("S3_SEALED_BUCKET must differ from S3_BUCKET (see .env.example).")
    if env.MEDIA_ACCEL_PREFIX:
        raise ImproperlyConfigured(
            "MEDIA_ACCEL_PREFIX must be empty where uploads lie in S3_BUCKET: nginx cannot read them there."
        )
    STORAGES["default"] = {"BACKEND": "core.buckets.UploadsBucket", "OPTIONS": _bucket(env.S3_BUCKET)}
    STORAGES["sealed"] = {
        "BACKEND": "tips.sealed_bucket.SealedBucket",
        "OPTIONS": {**_bucket(env.S3_SEALED_BUCKET), "folder_of_turns": SEALED_FOLDER},
    }
