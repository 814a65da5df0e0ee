// A word that what was typed or drawn may mean.
import QtQuick
import Cunkou

Pressable {
    id: root

    required property string word
    property bool isFirst: false
    property color accent: Theme.ink

    name: word

    Rectangle {
        anchors.fill: parent
        radius: Theme.smallRadius
        color: root.pressed ? Theme.pressed : root.isFirst ? Theme.wash(root.accent) : Theme.card
        border.color: root.isFirst ? root.accent : Theme.line
        border.width: Theme.hair
    }
    Label {
        anchors { fill: parent; leftMargin: Theme.dp(4); rightMargin: Theme.dp(4) }
        text: root.word
        font.pixelSize: Theme.strong
        font.bold: true
        maximumLineCount: 1
        elide: Text.ElideNone
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.tiny * 0.7
        horizontalAlignment: Text.AlignHCenter
    }
}
