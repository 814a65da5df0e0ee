// A filter: pictogram and word, filled while chosen.
import QtQuick
import Cunkou

Pressable {
    id: root

    property string text: ""
    property string pictogram: ""
    property color accent: Theme.ink
    property bool chosen: false

    name: text
    opacity: live ? 1 : 0                   // one that has no room in its row is not there
    implicitHeight: Math.max(Theme.target, label.implicitHeight + Theme.s)
    implicitWidth: row.implicitWidth + 2 * Theme.m
    Accessible.checkable: true
    Accessible.checked: chosen

    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: root.chosen ? root.accent : root.pressed ? Theme.pressed : Theme.card
        border.color: root.chosen ? root.accent : Theme.line
        border.width: Theme.hair
    }
    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.dp(10)
        Pictogram {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.pictogram !== ""
            size: Theme.dp(56)
            name: root.pictogram
            color: root.chosen ? Theme.onColor : root.accent
        }
        Label {
            id: label
            anchors.verticalCenter: parent.verticalCenter
            text: root.text
            color: root.chosen ? Theme.onColor : Theme.ink
            font.pixelSize: Theme.body
            font.bold: root.chosen
            maximumLineCount: 1
            elide: Text.ElideNone
        }
    }
}
