"""What must be set before Qt is imported, so that every village PC draws the same.

Called first by `kiosk.ui.app` (and by the tests); imports no Qt itself.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

KIOSK: Final = Path(__file__).resolve().parents[1]
FONTS: Final = KIOSK / "fonts"
QML: Final = KIOSK / "qml"
I18N: Final = KIOSK / "i18n"
FAMILY: Final = "Noto Sans SC"
# A machine without our fonts' folder, without a sound server or with a broken film is no news:
# what matters of it reaches us as values.
_QUIET: Final = (
    "qt.qpa.fonts",
    "qt.multimedia.symbolsresolver",
    "qt.multimedia.ffmpeg*",
    "qt.multimedia.playbackengine*",
)


def prepare() -> None:
    """Choose the software renderer and keep the system's fonts out.

    Village PCs have no GPU worth the name: Qt's own raster draws a page in one
    frame, llvmpipe does not. The private fontconfig file knows no folder, so a
    system font of the same name never replaces ours. A value already set wins,
    so that a technician can try another.
    """
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ.setdefault("QT_XCB_GL_INTEGRATION", "none")
    if "FONTCONFIG_FILE" not in os.environ:
        os.environ["FONTCONFIG_SYSROOT"] = str(FONTS)  # or it reads its forty system files, too
        os.environ["FONTCONFIG_FILE"] = "/fonts.conf"
    os.environ.setdefault("QT_LOGGING_RULES", ";".join(f"{name}=false" for name in _QUIET))
    os.environ["QML_XHR_ALLOW_FILE_READ"] = "0"
    # On a slow machine ink would lose its corners; and of a finger that is taken back nothing
    # must wait for the next frame.
    os.environ["QML_NO_TOUCH_COMPRESSION"] = "1"
    if sys.platform.startswith("linux"):
        if not _has_display():
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        if not _has_bus():
            # Or Qt would start one for screen readers, and home would wait for it.
            os.environ.setdefault("DBUS_SESSION_BUS_ADDRESS", "disabled:")


def has_screen() -> bool:
    """Tell whether there is a screen to show anything on; ask before `prepare`.

    Who chose how Qt draws knows what for.
    """
    is_linux = sys.platform.startswith("linux")
    return not is_linux or _has_display() or bool(os.environ.get("QT_QPA_PLATFORM"))


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _has_bus() -> bool:
    """Tell whether the session has a message bus already, where one is looked for."""
    folder = os.environ.get("XDG_RUNTIME_DIR")
    return folder is not None and (Path(folder) / "bus").exists()
