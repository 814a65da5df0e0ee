"""The page where a person makes his own password."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.views import PasswordChangeView
from django.urls import reverse_lazy


class OwnPasswordView(PasswordChangeView):
    """Ask for the password given and for a new one; then all of the site is open."""

    template_name = "people/password.html"
    success_url = reverse_lazy("wagtailadmin_home")

    def form_valid(self, form: Any) -> Any:
        """Note that the password is the person's own now."""
        form.user.must_change_password = False  # saved with the password
        return super().form_valid(form)
