"""The one place that reads the environment. Every name here has a line in `.env.example`."""

from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError, validate

BASE_DIR = Path(__file__).resolve().parents[2]

env = Env()
env.read_env(BASE_DIR / ".env", recurse=False)


def required(name: str, why: str) -> str:
    """Return the variable, or stop the start with a sentence that names it."""
    try:
        return env.str(name, validate=validate.Length(min=1))
    except EnvError:
        raise ImproperlyConfigured(f"Set {name}: {why} (see .env.example).") from None


def one_of(name: str, allowed: list[str]) -> str:
    """Return the variable, the first of `allowed` by default; stop the start if it is none of them."""
    value = env.str(name, allowed[0])
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(allowed)} (see .env.example).")
    return value


def redis_url(name: str) -> str:
    """Return the variable; stop the start if it is no address of a Redis, without repeating its password."""
    if not (value := env.str(name, "")):
        return value
    from redis.connection import parse_url  # most sites have none, and it takes long to import

    try:
        parse_url(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must look like redis://host:6379/0 (see .env.example).") from None
    return value


VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var"))).resolve()
VAR_DIR.mkdir(parents=True, exist_ok=True)
SECRET_KEY = required("SECRET_KEY", "a long random text that signs sessions and form tokens")
SITE_URL = required("SITE_URL", "the address readers type, such as https://example.gov.vn").rstrip("/")
SITE_HOST = urlsplit(SITE_URL).hostname or ""
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = LOOPBACK if SITE_HOST in LOOPBACK else [SITE_HOST]
SITE_IS_HTTPS = urlsplit(SITE_URL).scheme == "https"
SITE_ROLE = one_of("SITE_ROLE", ["all", "public", "staff"])
ADMIN_PATH = env.str("ADMIN_PATH", "quan-tri").strip("/") + "/"
# gunicorn reads this variable too.
TRUSTED_PROXIES = env.list("FORWARDED_ALLOW_IPS", ["127.0.0.1", "::1"], subcast=str.strip)
DATABASE = env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}", conn_max_age=60)
REDIS_URL = redis_url("REDIS_URL")
MEDIA_ACCEL_PREFIX = env.str("MEDIA_ACCEL_PREFIX", "")
S3_BUCKET = env.str("S3_BUCKET", "")
if S3_BUCKET:
    S3_SEALED_BUCKET = required("S3_SEALED_BUCKET", "the bucket for sealed photos, where S3_BUCKET is set")
    S3_ACCESS_KEY = required("S3_ACCESS_KEY", "the name of the key to S3_BUCKET")
    S3_SECRET_KEY = required("S3_SECRET_KEY", "the key to S3_BUCKET")
    S3_ENDPOINT_URL = env.str("S3_ENDPOINT_URL", "")
    S3_REGION = env.str("S3_REGION", "") or "us-east-1"
TIPS_KEYS_DIR = Path(env.str("TIPS_KEYS_DIR", "") or VAR_DIR / "keys")
EMAIL = env.dj_email_url("EMAIL_URL", "dummy:")
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", f"noreply@{SITE_HOST}")
SECURITY_CONTACT = env.str("SECURITY_CONTACT", "") or f"{SITE_URL}/kenh-chinh-thuc/"

if not SITE_HOST:
    raise ImproperlyConfigured("SITE_URL must be a full address, such as https://example.gov.vn.")
