"""The eye sees what is wrong: faults planted on purpose, each found, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlComponent
from PySide6.QtQuick import QQuickItem, QQuickView

from kiosk.ui.app import application
from kiosk.ui.environment import QML
from tests.ui.audit.contrast import too_faint
from tests.ui.audit.rules import findings
from tests.ui.audit.sight import look

HEAD = "import QtQuick\nimport Cunkou\nimport Cunkou.parts\n"
SHEET = HEAD + "Rectangle {{ width: 1920; height: 1080; color: 'white'; {} }}"
WRONG = {
    "cut off": "Item { clip: true; width: 90; height: 90; Label { text: '一二三四五六七八' ; width: 400 } }",
    "elided": "Label { width: 90; maximumLineCount: 1; text: '一二三四五六七八' }",
    "half covered": "Label { text: '一二三四' } Rectangle { x: 40; width: 300; height: 90; color: 'white' }",
    "words on words": "Label { text: '一二三四' } Label { x: 20; text: '五六七八' }",
    "sticks out": "Pressable { name: 'a'; width: 99; height: 99; Label { text: '一二三四五六七' } }",
    "words on a target": "Pressable { name: 'a'; width: 99; height: 99 } Label { text: '一二' }",
    "small": "Pressable { name: 'a'; width: 99; height: 70 }",
    "target on target": "Pressable { name: 'a'; width: 99; height: 99 } Pressable { x: 50; name: 'b'; width: 99; height: 99 }",
    "scrolls sideways": "Flickable { width: 500; height: 90; contentWidth: 900; contentHeight: 90 }",
    "faint": "Label { text: '一二三四'; color: '#999999' }",
}
RIGHT = {
    "what is elided for a reason": "Label { width: 90; maximumLineCount: 1; text: '一二三四五六'; mayElide: 'because' }",
    "what is low for a reason": "Pressable { name: 'a'; width: 99; height: 70; low: 'because' }",
    "what lies beneath a sheet": "Label { text: '一' } Rectangle { anchors.fill: parent; color: 'white' }",
    "what scrolls down": "Flickable { width: 500; height: 90; contentWidth: 500; contentHeight: 900; clip: true; Label { y: 60; text: '一\\n二\\n三' } }",
    "a button with its words": "BigButton { text: '首页' }",
    "bold words": "Label { text: '一二三四'; font.bold: true; font.pixelSize: 104 }",
}


@pytest.fixture
def seen(qapp):
    """Return a function that stands QML before the eye."""
    application()
    view = QQuickView()
    view.engine().addImportPath(str(QML))
    view.resize(1920, 1080)

    def show(body):
        component = QQmlComponent(view.engine())
        component.setData(SHEET.format(body).encode(), QUrl())
        item = component.create()
        assert isinstance(item, QQuickItem), component.errorString()
        item.setParent(view)
        item.setParentItem(view.contentItem())
        picture = view.grabWindow()
        sight = look(view)
        return {each.rule for each in [*findings(sight, 1.0), *too_faint(sight, picture, 4.5)]}

    yield show
    view.deleteLater()


@pytest.mark.parametrize("rule", WRONG)
def test_what_is_wrong_is_found(seen, rule):
    assert seen(WRONG[rule]) == {rule}


@pytest.mark.parametrize("what", RIGHT)
def test_what_is_right_is_let_pass(seen, what):
    assert seen(RIGHT[what]) == set()
