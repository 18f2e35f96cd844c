"""Settings of every environment. Safe for production as it stands: `dev` and `test` only relax it."""

from django.utils.translation import gettext_lazy as _

from outreach.settings import environment as env
from outreach.settings.files import STORAGES  # noqa: F401
from outreach.settings.policies import ADMIN_CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY  # noqa: F401
from outreach.settings.signing_in import *

BASE_DIR = env.BASE_DIR
VAR_DIR = env.VAR_DIR
CACHE_DIR = VAR_DIR / "cache"
SECRET_KEY = env.SECRET_KEY
SITE_URL = env.SITE_URL
SITE_ROLE = env.SITE_ROLE
DEBUG = False
ALLOWED_HOSTS = env.ALLOWED_HOSTS

INSTALLED_APPS = [
    # Lowest first: what `migrate` makes at its end is made in this order.
    "users",
    "media",
    "core",
    "topics",
    "channels",
    "wards",
    "guides",
    "alerts",
    "campaigns",
    "tips",
    "home",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.embeds",
    "wagtail.sites",
    "users.apps.StaffUsersConfig",
    "wagtail.contrib.routable_page",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "core.page_cache.middleware.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "core.middleware.PolicyHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "core.page_cache.compression.GZipMiddleware",
    "core.middleware.ContentPolicyMiddleware",
    "core.middleware.PreviewFrameMiddleware",
    "core.languages.LanguageFromAddressMiddleware",
    "core.refusals.WrongMethodMiddleware",
    "core.refusals.NulMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "users.signin.middleware.SessionLimitMiddleware",
    "users.signin.middleware.SecondFactorMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "outreach.urls"
WSGI_APPLICATION = "outreach.wsgi.application"

TEMPLATE_LOADERS = ["core.templates.Files", "core.untranslated.templates.Loader"]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [("core.templates.Loader", TEMPLATE_LOADERS)],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "core.templatetags.constant_tags",
            ],
        },
    }
]

if SITE_ROLE == "public":
    # What faces the internet knows nobody. Without a cookie nothing can be forged in a reader's name,
    # and the form for tips carries a signed token of its own.
    of_accounts = (
        *("django.contrib.auth.", "django.contrib.messages.", "django.contrib.sessions."),
        *("django.middleware.csrf.", "allauth.", "axes.", "users.signin."),
    )
    processors = TEMPLATES[0]["OPTIONS"]["context_processors"]
    processors[:] = [name for name in processors if not name.startswith(of_accounts)]
    MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith(of_accounts)]
    # The apps stay: whichever role runs `migrate`, the tables are the same.
    INSTALLED_APPS[INSTALLED_APPS.index("allauth.account")] = "users.apps.AccountsWithoutSignInConfig"
    SILENCED_SYSTEM_CHECKS = ["security.W003", "axes.W002", "axes.W003"]  # they ask for what went above

# Data -------------------------------------------------------------------------------------------
DATABASES = {"default": env.DATABASE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
if env.DATABASE["ENGINE"].endswith("sqlite3"):
    # Measured: without IMMEDIATE half of the parallel posts end in "database is locked"; FULL keeps
    # what was acknowledged when the power goes.
    env.DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA mmap_size=134217728;"
            "PRAGMA cache_size=-20000;PRAGMA journal_size_limit=27103364;PRAGMA foreign_keys=ON;"
            "PRAGMA secure_delete=ON;"  # what is deleted is overwritten
        ),
    }
else:
    env.DATABASE["CONN_HEALTH_CHECKS"] = True
    # A machine that is gone says nothing: without these a thread waits for it for minutes.
    given_up_after = {
        **{"connect_timeout": 5, "tcp_user_timeout": 10_000},  # seconds; milliseconds
        **{"keepalives_idle": 10, "keepalives_interval": 5},
    }
    # What is read often is in memory, and what is not lies on no turning disk: an index is nearly always
    # cheaper than PostgreSQL's default of 4 makes it believe.
    planned = {"options": "-c random_page_cost=1.1"}
    env.DATABASE["OPTIONS"] = {**given_up_after, **planned, **env.DATABASE.get("OPTIONS", {})}

# Wagtail asks the default cache on every page: it stays in the process, so that no page needs Redis.
LOCMEM = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": LOCMEM},
    "drawn": {"BACKEND": LOCMEM, "LOCATION": "drawn", "TIMEOUT": 86400, "OPTIONS": {"MAX_ENTRIES": 60}},
}
REDIS_URL = env.REDIS_URL
if REDIS_URL:
    CACHES["shared"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": [REDIS_URL],  # Django would split a text at each comma, a password's too
        "OPTIONS": {"socket_connect_timeout": 0.1, "socket_timeout": 0.1},  # seconds: a sender waits
    }
PAGE_CACHE = True
FEEDS_REMEMBERED_SECONDS = 2  # so long a process gives out a feed that it has built

MEDIA_ROOT = VAR_DIR / "uploads"
MEDIA_URL = "/media/"
MEDIA_ACCEL_PREFIX = env.MEDIA_ACCEL_PREFIX
STATIC_ROOT = VAR_DIR / "static"
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "outreach" / "static"]

TIPS_KEYS_DIR = env.TIPS_KEYS_DIR

# People -----------------------------------------------------------------------------------------
AUTH_USER_MODEL = "users.User"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
if SITE_ROLE == "public":
    AUTHENTICATION_BACKENDS = []
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Words ------------------------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [VAR_DIR / "locale"]  # compiled from outreach/locale by `manage.py compile_catalogues`
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
NUMBER_GROUPING = 3  # for `intcomma`: Django's Vietnamese formats name the dot, but not where it stands

# Headers ----------------------------------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = env.SITE_IS_HTTPS
SESSION_COOKIE_NAME = "__Host-session" if env.SITE_IS_HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if env.SITE_IS_HTTPS else "csrf"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "core.views.errors.forbidden"
SECURE_HSTS_SECONDS = 31536000 if env.SITE_IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.SITE_IS_HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# What is taken in ---------------------------------------------------------------------------------
# A text of 3 MB comes back in its form with a sentence: as a form sends it, each Vietnamese letter with
# marks takes up to nine bytes. The editor of a long page sends a few thousand small fields.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# Mail -------------------------------------------------------------------------------------------
EMAIL_BACKEND = env.EMAIL["EMAIL_BACKEND"]
EMAIL_HOST = env.EMAIL["EMAIL_HOST"]
EMAIL_PORT = env.EMAIL["EMAIL_PORT"]
EMAIL_HOST_USER = env.EMAIL["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = env.EMAIL["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = env.EMAIL["EMAIL_USE_TLS"]
EMAIL_USE_SSL = env.EMAIL["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.DEFAULT_FROM_EMAIL
SECURITY_CONTACT = env.SECURITY_CONTACT  # in security.txt

# Errors go to the process's own log, never to mail: a mail would carry what a person typed. Naming
# Django's two loggers here takes their own handlers away, so that all goes through the one formatter.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"allow_list": {"()": "core.logs.formatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "allow_list"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"level": "WARNING"}, "django.server": {"level": "WARNING", "propagate": True}},
}

# Wagtail ----------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "An ninh, trật tự TP.HCM"
WAGTAILADMIN_BASE_URL = SITE_URL
ADMIN_PATH = env.ADMIN_PATH
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_FRONTEND_LOGIN_URL = f"/{ADMIN_PATH}dang-nhap/"
WAGTAIL_FINISH_WORKFLOW_ACTION = "core.publishing.publish_approved_revision"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH = True
WAGTAILDOCS_DOCUMENT_MODEL = "media.CustomDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "media.forms.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILEMBEDS_FINDERS = []  # an embed would call another host
WAGTAILIMAGES_IMAGE_MODEL = "media.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "media.forms.ImageForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic", "heif"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILSEARCH_BACKENDS = {
    # "simple": PostgreSQL's default configuration drops Vietnamese words as English stop words.
    "default": {"BACKEND": "core.search.backend", "SEARCH_CONFIG": "simple"}
}
