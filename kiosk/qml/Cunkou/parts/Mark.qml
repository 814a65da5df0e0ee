// A small label that says one word about what it stands on: 本周新增, 演示数据, 已过期.
import QtQuick
import Cunkou

Rectangle {
    id: root

    property string text: ""
    property color ink: Theme.markInk
    property real size: Theme.tiny

    visible: text !== ""
    color: Theme.mark
    radius: Theme.dp(8)
    implicitWidth: label.implicitWidth + 2 * Theme.dp(12)
    implicitHeight: label.implicitHeight + Theme.dp(4)
    Label {
        id: label
        anchors.centerIn: parent
        text: root.text
        color: root.ink
        font.pixelSize: root.size
        maximumLineCount: 1
        elide: Text.ElideNone
    }
}
