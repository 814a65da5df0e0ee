"""The login: who guesses has to wait, and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm

from content.platform.people import throttle
from content.platform.people.models import FailedLogin

if TYPE_CHECKING:
    from django.http import HttpRequest


class LoginForm(WagtailLoginForm):
    """Wagtail's form, which looks at a password only when it is time."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "密码"

    def clean(self) -> dict[str, Any]:
        """Refuse to look while there is still to wait; note what went wrong."""
        name = str(self.cleaned_data.get("username", "")).casefold()[:150]
        address = _address(self.request)
        self._check_patience(name, address)
        try:
            said: dict[str, Any] = super().clean()
        except ValidationError:
            now = timezone.now()
            FailedLogin.objects.filter(at__lt=now - throttle.REMEMBERED).delete()
            FailedLogin.objects.create(name=name, address=address, at=now)
            raise
        FailedLogin.objects.filter(name=name, address=address).delete()
        return said

    def _check_patience(self, name: str, address: str) -> None:
        now = timezone.now()
        held = FailedLogin.objects.filter(address=address, at__gt=now - throttle.REMEMBERED)
        by_name = list(held.filter(name=name).values_list("at", flat=True))
        by_address = list(held.values_list("at", flat=True))
        left = max(
            throttle.wait(by_name, now),
            throttle.wait(by_address, now, free=throttle.FREE_AT_ADDRESS),
        )
        if left:
            msg = f"输错的次数太多，请过 {left.seconds + 1} 秒再试。"
            raise ValidationError(msg)


def _address(request: HttpRequest) -> str:
    """Return whose line it is: behind a web server of ours, what that says last."""
    said = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if said and settings.SECURE_PROXY_SSL_HEADER:
        return str(said).rpartition(",")[2].strip()[:45]
    return str(request.META.get("REMOTE_ADDR", ""))[:45]
