// A word that what was typed or drawn may mean.
import QtQuick
import Cunkou

Pressable {
    id: root

    required property string word
    property bool isFirst: false
    property color accent: Theme.ink

    name: word
    width: Math.max(Theme.dp(92), said.implicitWidth + Theme.m)

    Rectangle {
        anchors.fill: parent
        radius: Theme.smallRadius
        color: root.pressed ? Theme.pressed : root.isFirst ? Theme.wash(root.accent) : Theme.card
        border.color: root.isFirst ? root.accent : Theme.line
        border.width: Theme.hair
    }
    Label {
        id: said
        anchors.centerIn: parent
        text: root.word
        font.pixelSize: Theme.strong
        font.bold: true
        maximumLineCount: 1
        elide: Text.ElideNone
    }
}
