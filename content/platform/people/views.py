"""The front page, and the pages where a person makes his own password and chooses the looks."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.views import PasswordChangeView
from django.urls import reverse_lazy
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.views.account import AccountView, ChangePasswordPanel, ThemeSettingsPanel
from wagtail.admin.views.home import HomeView
from wagtail.users.models import UserProfile


class OwnPasswordView(PasswordChangeView):
    """Ask for the password given and for a new one; then all of the site is open."""

    template_name = "people/password.html"
    success_url = reverse_lazy("wagtailadmin_home")

    def form_valid(self, form: Any) -> Any:
        """Note that the password is the person's own now."""
        form.user.must_change_password = False  # saved with the password
        return super().form_valid(form)


class OwnAccountView(AccountView):
    """What a person changes himself: his password and the looks.

    His name stands in reviews and in the log, so it is the administrators'; nobody is sent
    mail; and a picture of himself would be the one file that is not drawn anew.
    """

    def get_panels(self) -> list[Any]:
        """Return what may be changed."""
        of_whom = (self.request, self.request.user, UserProfile.get_for_user(self.request.user))
        return [ChangePasswordPanel(*of_whom), ThemeSettingsPanel(*of_whom)]


class FrontView(HomeView):
    """The first page of the newsroom."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Offer to search only who may open what is found."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        if not user_has_any_page_permission(self.request.user):
            context["search_form"] = None
        return context
