"""For a county's own systems: batches by their hash, stations, who saw a warning.

Described by OpenAPI at ``/api/openapi.json``. Handing over and asking for answers is for
everybody, as below the tree: a batch says itself whose it is. All else is for who is
logged in, and shows what the site would show him.
"""

from __future__ import annotations

from datetime import datetime  # noqa: TC003  pydantic reads it
from typing import TYPE_CHECKING, Annotated, Any, Final

from django.http import HttpResponse
from django.utils import timezone
from ninja import NinjaAPI, Path, Schema
from ninja.errors import ValidationError
from ninja.security import django_auth
from pydantic import Field

from content.errors import ContentError, CunkouError
from content.platform.environment import here
from content.platform.fleet import gather
from content.platform.intake.inbox import PlatformInbox
from content.platform.intake.models import Receipt
from content.platform.proposals.telling import decided
from content.records import MOST_SEALED

if TYPE_CHECKING:
    from django.http import HttpRequest

_BYTES: Final = "application/octet-stream"
_SEALED: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {_BYTES: {"schema": {"type": "string", "format": "binary"}}},
    }
}
_ANSWERS: Final[dict[str, Any]] = {
    "description": "The signed answers",
    "content": {_BYTES: {"schema": {"type": "string", "format": "binary"}}},
}
Name = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the sealed bytes")]
Warned = Annotated[str, Path(max_length=200, description="Identifier of the CAP message")]

api = NinjaAPI(
    title="村口 · 站点来件",
    version="1",
    docs_url=None,  # its page would load scripts from elsewhere
    auth=django_auth,
    urls_namespace="api",
)


class Problem(Schema):
    """Why not."""

    detail: str


class StationOut(Schema):
    """A station, and how it fares."""

    code: str = Field(description="登记码: the code on its own screen")
    name: str
    place: str
    last: datetime = Field(description="when it was heard last, by any road")
    behind: int = Field(description="releases it lacks")
    waiting: int = Field(description="attachments it waits for")
    colour: str = Field(description="green, amber or red")
    reasons: list[str]


class ReceiptOut(Schema):
    """What became of a warning at a station."""

    code: str
    event: str = Field(description="shown or acknowledged")
    at: datetime
    clock_ok: bool


@api.post(
    "batches/{name}",
    auth=None,
    response={400: Problem, 404: Problem, 413: Problem, 503: Problem},
    openapi_extra=_SEALED | {"responses": {200: _ANSWERS}},
    summary="Hand over a sealed batch, any number of times",
)
def take(request: HttpRequest, name: Name) -> Any:
    """Take a batch in; its records are on the disk when this answers."""
    try:
        if int(request.headers.get("Content-Length") or 0) > MOST_SEALED:
            return api.create_response(request, {"detail": "too large"}, status=413)
        said = _inbox().take(name, request.body)
    except ContentError as error:
        return api.create_response(request, {"detail": str(error)}, status=400)
    except CunkouError:
        return api.create_response(request, {"detail": "send it again later"}, status=503)
    return HttpResponse(said, content_type=_BYTES)


@api.get(
    "batches/{name}/answers",
    auth=None,
    response={404: Problem, 503: Problem},
    openapi_extra={"responses": {200: _ANSWERS}},
    summary="Ask for the signed answers to a batch",
)
def answers(request: HttpRequest, name: Name) -> Any:
    """Return the answers to a batch that came before."""
    try:
        said = _inbox().answers(name)
    except CunkouError:
        return api.create_response(request, {"detail": "ask again later"}, status=503)
    if said is None:
        return api.create_response(request, {"detail": "never came, or long ago"}, status=404)
    return HttpResponse(said, content_type=_BYTES)


@api.get(
    "stations",
    response={200: list[StationOut], 401: Problem},
    summary="Stations of one's places",
)
def stations(request: HttpRequest) -> Any:
    """Return the stations that the site shows this person, what needs somebody first."""
    mine = gather.stations_of(request.user).filter(is_retired=False)
    return [
        {
            "code": row.code,
            "name": row.name,
            "place": row.place,
            "last": row.last,
            "behind": row.behind,
            "waiting": row.waiting,
            "colour": str(row.trouble.colour),
            "reasons": list(row.trouble.reasons),
        }
        for row in gather.station_rows(mine, timezone.now())
    ]


@api.get(
    "warnings/{warning}/receipts",
    response={200: list[ReceiptOut], 401: Problem, 404: Problem},
    summary="Who saw a warning, and when",
)
def receipts(request: HttpRequest, warning: Warned) -> Any:
    """Return what stations of this person's places told of a warning."""
    codes = {one.device: one.code for one in gather.stations_of(request.user)}
    told = Receipt.objects.filter(warning=warning, device__in=list(codes)).order_by("at")
    return [
        {"code": codes[one.device], "event": one.event, "at": one.at, "clock_ok": one.clock_ok}
        for one in told
    ]


@api.exception_handler(ValidationError)
def not_there(request: HttpRequest, error: ValidationError) -> HttpResponse:  # noqa: ARG001  ninja's own
    """Say that a name which cannot be one is not there, as below the tree."""
    return api.create_response(request, {"detail": "no such name"}, status=404)


def _inbox() -> PlatformInbox:
    return PlatformInbox(lambda: here().intake_keys, decided=decided)
