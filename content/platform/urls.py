"""Where everything is. What is not named here is not there."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as admin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as documents_urls

from content.platform.intake.api import api
from content.platform.items.views import a_picture
from content.platform.people.views import FrontView, OwnAccountView, OwnPasswordView
from content.platform.publishing.views import public_page

urlpatterns = [
    path("", RedirectView.as_view(url="/www/")),
    path("www/", public_page),
    path("www/<path:path>", public_page),
    path("admin/own-password/", OwnPasswordView.as_view(), name="people_password"),
    path("admin/", require_admin_access(FrontView.as_view())),
    path("admin/account/", require_admin_access(OwnAccountView.as_view())),
    path("admin/", include(admin_urls)),
    path("api/", api.urls),
    path("documents/", include(documents_urls)),
    path("media/<str:folder>/<str:name>", login_required(a_picture)),
]
