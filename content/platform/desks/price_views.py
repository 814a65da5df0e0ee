"""The price desk: what the markets say, a grid to type in, sheets up and down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from content import excel, sheets
from content.errors import AuthoringError
from content.platform.areas.models import County
from content.platform.desks import price_keeping as keeping
from content.platform.desks import price_words
from content.platform.desks.models import PriceSheet, Quote
from content.platform.desks.pages import MARKET, DeskView
from content.platform.desks.price_forms import SPARE, DayForm, RowFormSet, UploadForm
from content.prices import change, read_csv, write_csv
from content.quote_sheets import Line, read_lines
from content.units import PriceUnit

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponseBase

    from content.checks import Doubt
    from content.platform.desks.price_forms import RowForm
    from content.prices import Quote as Said

_MOST_TOLD: Final = 100  # problems of a sheet on one screen
_MOST_EXPORTED: Final = sheets.MOST_ROWS - 1  # what the importer takes back, header included
_HOME: Final = ("desks_prices", "行情")


@dataclass(frozen=True, slots=True)
class Shown:
    """A price on the desk's first screen: the quote, and how it changed."""

    quote: Said
    change: str


class PricesView(DeskView):
    """What a market said last."""

    roles = MARKET
    template_name = "desks/prices.html"
    page_title = "行情"
    header_icon = "table"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the market asked for, the newest without being asked."""
        markets = keeping.markets()
        market = self.request.GET.get("market") or (markets[0] if markets else "")
        return {
            **super().get_context_data(**kwargs),
            "markets": markets,
            "market": market,
            "rows": [_shown(last, before) for last, before in keeping.last_two(market)],
            "sheets": PriceSheet.objects.select_related("by")[:10],
        }


class EnterView(DeskView):
    """A grid like a spreadsheet: the products of last time, their last prices beside them."""

    roles = MARKET
    desk = _HOME
    template_name = "desks/enter.html"
    page_title = "填报价"
    header_icon = "table"

    def get(self, request: HttpRequest, **_: Any) -> HttpResponseBase:
        """Show the grid of a market."""
        market = request.GET.get("market", "")
        last = [said for said, _ in keeping.last_two(market)]
        head = DayForm(person=self.person, initial=_head(market, last))
        rows = [_initial(one) for one in last]
        blank: list[dict[str, Any]] = [{"unit": rows[0]["unit"]} if rows else {}] * SPARE
        return self._show(head, RowFormSet(initial=[*rows, *blank]))

    def post(self, request: HttpRequest, **_: Any) -> HttpResponseBase:
        """Take the grid, or show it again with what is wrong or odd beside its row."""
        head, rows = DayForm(request.POST, person=self.person), RowFormSet(request.POST)
        if not (head.is_valid() and rows.is_valid()):
            return self._show(head, rows)
        typed = [row for row in rows if row.says_something()]
        quotes = [row.quote(head.cleaned_data) for row in typed]
        if not typed:
            head.add_error(None, "一个价也没有填。")
        if head.errors or not all(quotes):
            return self._show(head, rows)
        said = [one for one in quotes if one]
        if self._is_odd(typed, said):
            return self._show(head, rows)
        sheet = keeping.keep(said, self.person, name="")
        messages.success(request, f"{sheet}：已发布，几秒钟就到村里。")
        shown = urlencode({"market": said[0].market})
        return redirect(f"{reverse('desks_prices')}?{shown}")

    def _is_odd(self, typed: list[RowForm], said: list[Said]) -> bool:
        odd = False
        for row, quote, found in zip(typed, said, keeping.doubted(said), strict=True):
            if found is not None:
                row.doubt = price_words.doubt(found, quote)
                odd = odd or not row.cleaned_data["sure"]
        return odd

    def _show(self, head: DayForm, rows: Any) -> HttpResponseBase:
        problems = sum(bool(row.errors) for row in rows) if rows.is_bound else 0
        odd = sum(bool(row.doubt) for row in rows)
        return self.render_to_response(
            self.get_context_data(head=head, rows=rows, problems=problems, odd=odd)
        )


class UploadView(DeskView):
    """A sheet of a market, a ministry or a spreadsheet."""

    roles = MARKET
    desk = _HOME
    template_name = "desks/upload.html"
    page_title = "传报价表"
    header_icon = "upload"

    def get(self, request: HttpRequest, **_: Any) -> HttpResponseBase:  # noqa: ARG002  Django's own
        """Ask for the sheet."""
        form = UploadForm(person=self.person, initial={"demo": County.load().demo})
        return self.render_to_response(self.get_context_data(form=form))

    def post(self, request: HttpRequest, **_: Any) -> HttpResponseBase:
        """Take the sheet whole, or say of each line what is wrong with it."""
        form = UploadForm(request.POST, request.FILES, person=self.person)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        name = form.cleaned_data["file"].name
        try:
            lines = _lines(form.cleaned_data)
        except AuthoringError as error:
            form.add_error("file", price_words.problem(error))
            return self.render_to_response(self.get_context_data(form=form))
        wrong = [_told(line) for line in lines if line.problem]
        quotes = [line.quote for line in lines if line.quote]
        if not wrong and not keeping.is_theirs(
            self.person, {one.area for one in quotes if one.area}
        ):
            form.add_error("file", "表里有不归你负责的地方。")
        if wrong or form.errors or not quotes:
            return self.render_to_response(
                self.get_context_data(
                    form=form, wrong=wrong[:_MOST_TOLD], count=len(wrong), right=len(quotes)
                )
            )
        return self._take(quotes, name)

    def _take(self, quotes: list[Said], name: str) -> HttpResponse:
        if any(keeping.doubted(quotes)):
            waiting = PriceSheet.objects.create(
                by=self.person,
                name=name[:200],
                rows=len(quotes),
                markets="、".join(sorted({one.market for one in quotes}))[:200],
                held=write_csv(quotes),
            )
            return redirect("desks_price_check", waiting.pk)
        sheet = keeping.keep(quotes, self.person, name=name[:200])
        messages.success(self.request, f"{sheet}：已发布，几秒钟就到村里。")
        return redirect("desks_prices")


class CheckView(DeskView):
    """What is odd in a sheet that was uploaded: each to be ticked, or the sheet mended."""

    roles = MARKET
    desk = _HOME
    template_name = "desks/check.html"
    page_title = "看一看这些价"
    header_icon = "warning"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the sheet; it is of who brought it."""
        self.sheet = get_object_or_404(PriceSheet, pk=kwargs["pk"], is_said=False)
        if self.sheet.by_id != request.user.pk:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Give the odd rows."""
        odd = [(n, quote, price_words.doubt(found, quote)) for n, quote, found in self._odd()]
        return {**super().get_context_data(**kwargs), "sheet": self.sheet, "odd": odd}

    def post(self, request: HttpRequest, **_: Any) -> HttpResponseBase:
        """Say the sheet when every odd row was ticked; throw it away when asked to."""
        if "drop" in request.POST:
            self.sheet.delete()
            return redirect("desks_price_upload")
        sure = set(request.POST.getlist("sure"))
        if any(str(n) not in sure for n, _, _ in self._odd()):
            messages.error(request, "还有没打勾的：每一行都要看过。")
            return self.render_to_response(self.get_context_data(sure=sure))
        sheet = keeping.keep(self._quotes(), self.person, name=self.sheet.name)
        self.sheet.delete()
        messages.success(request, f"{sheet}：已发布，几秒钟就到村里。")
        return redirect("desks_prices")

    def _quotes(self) -> list[Said]:
        return read_csv(bytes(self.sheet.held))

    def _odd(self) -> list[tuple[int, Said, Doubt]]:
        quotes = self._quotes()
        found = zip(quotes, keeping.doubted(quotes), strict=True)
        return [(n, quote, doubt) for n, (quote, doubt) in enumerate(found) if doubt is not None]


class ExportView(DeskView):
    """Quotes as a file for Excel; it can be uploaded again as it is."""

    roles = MARKET

    def get(self, request: HttpRequest, **_: Any) -> HttpResponseBase:
        """Give one market, or all."""
        rows = Quote.objects.order_by("-day", "market", "pk")
        if market := request.GET.get("market"):
            rows = rows.filter(market=market)
        table = keeping.table(rows[:_MOST_EXPORTED])
        if self.kwargs["form"] == "xlsx":
            held = excel.xlsx(table, title="报价")
            kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        elif self.kwargs["form"] == "csv":
            held, kind = excel.csv_for_excel(table), "text/csv; charset=utf-8"
        else:
            raise Http404
        name = f"quotes-{timezone.localdate():%Y%m%d}.{self.kwargs['form']}"
        answer = HttpResponse(held, content_type=kind)
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
        return answer


def _head(market: str, last: list[Said]) -> dict[str, Any]:
    known = {"area": last[0].area, "type": last[0].type, "demo": last[0].demo} if last else {}
    return {"market": market, "day": timezone.localdate(), "demo": County.load().demo} | known


def _initial(said: Said) -> dict[str, Any]:
    return {
        "product": said.product,
        "spec": said.spec,
        "origin": said.origin,
        "unit": str(said.unit),
        "last": f"{said.best:.2f}（{said.day:%m-%d}）",
    }


def _shown(quote: Said, before: Said | None) -> Shown:
    rise = change(quote, before) if before is not None else None
    return Shown(quote, "" if rise is None else f"{rise:+.2f}" if rise else "平")


def _lines(asked: dict[str, Any]) -> list[Line]:
    data, name = asked["file"].read(sheets.MOST_BYTES + 1), asked["file"].name
    if data.startswith(excel.MAGIC):
        data = excel.xlsx_to_csv(data, file=name)
    return read_lines(
        data,
        file=name,
        today=timezone.localdate(),
        market=asked["market"],
        area=asked["area"],
        unit=PriceUnit(asked["unit"]) if asked["unit"] else None,
        demo=asked["demo"],
    )


def _told(line: Line) -> tuple[str, str, str]:
    """Return where a line is wrong, what stands there, and what to do."""
    error = line.problem
    assert error is not None, "only of a line with a problem"
    named = price_words.FIELDS.get(error.field, "")
    where = f"第{line.number}行" + (f" {line.column}列" if line.column else "")
    stands = " | ".join(cell for cell in line.cells[:8] if cell)
    return where + (f"（{named}）" if named else ""), stands, price_words.problem(error)
