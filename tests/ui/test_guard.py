import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest

from kiosk.ui.environment import KIOSK

NO = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def locked(start, home):
    return start(home, locked=True)


def passes(kiosk, event):
    return not kiosk.guard.eventFilter(kiosk.view, event)


def key(code, modifiers=NO, text="", kind=QEvent.Type.KeyPress):
    return QKeyEvent(kind, code, modifiers, text)


@pytest.mark.parametrize(
    "code",
    [
        Qt.Key.Key_F4,
        Qt.Key.Key_F1,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Menu,
        Qt.Key.Key_Meta,
        Qt.Key.Key_Print,
    ],
)
def test_keys_a_reader_does_not_need_are_dropped(locked, code):
    assert not passes(locked, key(code))
    assert not passes(locked, key(code, kind=QEvent.Type.ShortcutOverride))


@pytest.mark.parametrize(
    "held",
    [
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.AltModifier,
        Qt.KeyboardModifier.MetaModifier,
    ],
)
def test_nothing_with_ctrl_alt_or_meta_passes(locked, held):
    assert not passes(locked, key(Qt.Key.Key_Q, held, "q"))


def test_writing_and_paging_pass(locked):
    assert passes(locked, key(Qt.Key.Key_T, text="t"))
    assert passes(locked, key(Qt.Key.Key_unknown, text="土"))
    assert passes(locked, key(Qt.Key.Key_Backspace))
    assert passes(locked, key(Qt.Key.Key_PageDown))


def test_closing_menus_and_drops_are_dropped(locked):
    assert not passes(locked, QCloseEvent())
    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(9, 9), QPoint(9, 9))
    assert not passes(locked, menu)
    drop = QDropEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, QMimeData(), Qt.MouseButton.LeftButton, NO
    )
    assert not passes(locked, drop)


def test_a_developers_window_may_be_closed(kiosk):
    assert passes(kiosk, QCloseEvent())


def test_a_window_that_was_moved_or_hidden_is_back_within_a_second(locked):
    glass = locked.view.screen().geometry()
    locked.view.setGeometry(40, 40, 300, 200)
    locked.view.hide()
    QTest.qWait(900)
    assert locked.view.geometry() == glass
    assert locked.view.isVisible()


def test_the_arrow_is_for_a_mouse_and_not_for_a_finger(locked):
    locked.hand.wait(50)
    assert locked.view.cursor().shape() == Qt.CursorShape.BlankCursor
    QTest.mouseMove(locked.view, QPoint(200, 200))
    QTest.qWait(50)
    assert locked.view.cursor().shape() == Qt.CursorShape.ArrowCursor


def test_nothing_on_the_glass_opens_a_menu_a_dialog_or_a_link():
    for file in [*KIOSK.rglob("*.py"), *KIOSK.rglob("*.qml")]:
        text = file.read_text("utf-8")
        for word in (
            "QDesktopServices",
            "FileDialog",
            "openUrl",
            "MenuBar",
            "ToolTip",
            "linkActivated",
        ):
            assert word not in text, f"{file.name}: {word}"
