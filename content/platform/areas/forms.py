"""The county's settings, its map among them, which comes as a file and is checked as in a folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm

from content.countymap import MOST_BYTES, PlaceKind, check_within, read_map, write_map
from content.errors import AuthoringError

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_WORDS: Final = (
    ("is no JSON", "不是JSON文件。"),
    ("bytes, at most", "文件太大，最多200KB。把边界画粗一点。"),
    ("FeatureCollection", "不是GeoJSON的FeatureCollection。"),
    ("WGS 84", "坐标要用WGS-84经纬度。"),
    ("longitude comes first", "坐标不在中国境内，先写经度，后写纬度。"),
    ("does not lie in", "有乡镇不属于本县。"),
    ("no township", "地图上没有乡镇。"),
    ("there already", "同一个地方画了两次。"),
    ("same spot", "两个乡镇在同一个点上。"),
    ("all of them", "乡镇要么都是点，要么都是面。"),
    ("the day on which", "要写明绘制日期（day），如2026-11-20。"),
)


class CountyForm(WagtailAdminModelForm):
    """Whose site this is; a map that is brought takes the place of the one before."""

    map_file = forms.FileField(
        label="换地图",
        required=False,
        help_text="GeoJSON文件（map.json），最多200KB。不选文件，地图就不变。",
    )
    no_map = forms.BooleanField(label="不要地图", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "map_file" in self.fields:
            told = _told(self.instance.map)
            self.fields["map_file"].help_text = f"{told}{self.fields['map_file'].help_text}"

    def clean(self) -> dict[str, Any]:
        """Read the map that was brought."""
        said: dict[str, Any] = super().clean()
        if said.get("map_file"):
            try:
                said["map"] = _read(said["map_file"], said.get("code", ""))
            except AuthoringError as error:
                self.add_error("map_file", _words(error))
        elif said.get("no_map"):
            said["map"] = ""
        return said

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  Django's own signature
        """Keep the map beside the rest."""
        if "map" in self.cleaned_data:
            self.instance.map = self.cleaned_data["map"]
        return super().save(commit)


def _told(held: str) -> str:
    """Say which map there is now."""
    if not held:
        return "现在没有地图。"
    drawn = read_map(held.encode())
    townships, markets = (len(drawn.of(kind)) for kind in (PlaceKind.TOWNSHIP, PlaceKind.MARKET))
    kind = "示意图，" if drawn.schematic else ""
    return (
        f"现在的地图：{kind}{townships}个乡镇，{markets}个市场，"
        f"{drawn.day.year}年{drawn.day.month}月{drawn.day.day}日绘制。"
    )


def _read(brought: UploadedFile, code: str) -> str:
    drawn = read_map(brought.read(MOST_BYTES + 1))
    check_within(drawn, code)
    return write_map(drawn).decode()


def _words(error: AuthoringError) -> str:
    said = next((words for known, words in _WORDS if known in error.problem), error.problem)
    return f"{said}（{error.field}）" if error.field else said
