"""Django's settings; every decision of this machine comes from `environment`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from content.platform.environment import here

HERE = here()
BASE = Path(__file__).parent

SECRET_KEY = HERE.secret_key()
DEBUG = False
ALLOWED_HOSTS = HERE.hosts
CSRF_TRUSTED_ORIGINS = [HERE.origin] if HERE.origin else []
DATABASES: dict[str, Any] = {"default": HERE.database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "content.platform.urls"
ASGI_APPLICATION = "content.platform.asgi.application"

INSTALLED_APPS = [
    "content.platform.areas",
    "content.platform.people.apps.PeopleConfig",
    "content.platform.review",
    "content.platform.items",
    "content.platform.desks",
    "content.platform.publishing",
    "content.platform.intake",
    "content.platform.fleet",
    "content.platform.proposals",
    "wagtail.contrib.settings",
    "wagtail.contrib.table_block",
    "content.platform.people.apps.UsersConfig",  # wagtail.users with our own form
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.snippets",
    "wagtail.sites",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "content.platform.csp.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "content.platform.people.middleware.own_password_first",
    "content.platform.doors.OnlyOpenDoors",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# Language and time: every officer reads Chinese, and every clock here is China's
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文")]
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
LOCALE_PATHS = [BASE / "locale"]

# Who comes in
AUTH_USER_MODEL = "people.Person"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_CHECKS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_CHECKS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_CHECKS}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_CHECKS}.CommonPasswordValidator"},
    {"NAME": f"{_CHECKS}.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
WAGTAILADMIN_USER_LOGIN_FORM = "content.platform.people.login.LoginForm"
WAGTAIL_PASSWORD_RESET_ENABLED = False  # a county's officers have no mail server
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # asks nobody outside for a face
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False

# What the browser is told
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600  # seconds: a working day
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HERE.is_secure
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HERE.is_secure else None
SECURE_HSTS_SECONDS = 31_536_000 if HERE.is_secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HERE.is_secure
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"  # but for the preview, which Wagtail excepts itself

# Files
STATIC_URL = "/static/"
STATIC_ROOT = HERE.data / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = HERE.data / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long text has a field for each of its pieces
WAGTAILIMAGES_IMAGE_MODEL = "items.Picture"
WAGTAILIMAGES_IMAGE_FORM_BASE = "content.platform.items.media_forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20_000_000  # bytes
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 12_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "items.Recording"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "content.platform.items.media_forms.RecordingForm"
WAGTAILDOCS_EXTENSIONS = ["ogg", "opus", "mp3", "mp4", "webm"]

# The editor
WAGTAIL_SITE_NAME = "村口县平台"
WAGTAILADMIN_BASE_URL = HERE.origin or "http://127.0.0.1:8000"
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAIL_I18N_ENABLED = False
WAGTAIL_FINISH_WORKFLOW_ACTION = "content.platform.review.finish.publish_approved"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True  # what was approved is what is said
WAGTAILADMIN_NOTIFICATION_USE_HTML = False
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {
            "features": ["h2", "h3", "h4", "bold", "italic", "ol", "ul", "hr"],
        },
    }
}
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
globals().update(HERE.mail())  # EMAIL_HOST and its like
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
