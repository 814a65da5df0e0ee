"""The screens of the desks, below the editor's own address."""

from __future__ import annotations

from django.urls import path

from content.platform.desks import price_views, warning_views, weather_views

urlpatterns = [
    path("prices/", price_views.PricesView.as_view(), name="desks_prices"),
    path("prices/enter/", price_views.EnterView.as_view(), name="desks_price_enter"),
    path("prices/upload/", price_views.UploadView.as_view(), name="desks_price_upload"),
    path("prices/check/<int:pk>/", price_views.CheckView.as_view(), name="desks_price_check"),
    path("prices/export.<str:form>", price_views.ExportView.as_view(), name="desks_price_export"),
    path("weather/", weather_views.WeatherView.as_view(), name="desks_weather"),
    path("weather/new/", weather_views.ForecastView.as_view(), name="desks_forecast_new"),
    path("weather/<int:pk>/", weather_views.ForecastView.as_view(), name="desks_forecast"),
    path("warnings/", warning_views.WarningsView.as_view(), name="desks_warnings"),
    *(
        path(
            f"warnings/<int:pk>/{action}/",
            warning_views.decide,
            {"action": action},
            f"desks_{action}",
        )
        for action in ("recall", "confirm", "refuse")
    ),
]
