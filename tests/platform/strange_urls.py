"""The site's addresses, and two that nobody decided about."""

from django.http import HttpResponse
from django.urls import path

from content.platform import urls


def broken(_):
    raise LookupError(urls.__file__)


urlpatterns = [
    path("www/broken/", broken),
    path("tomorrow/", lambda _: HttpResponse("open")),
    path("admin/tomorrow/", lambda _: HttpResponse("open")),
    *urls.urlpatterns,
]
