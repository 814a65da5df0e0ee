// One big key: a letter, or a drawing with a name to read aloud.
import QtQuick
import Cunkou

Pressable {
    id: root

    property string text: ""
    property string pictogram: ""
    property color accent: Theme.ink

    name: text

    Rectangle {
        anchors.fill: parent
        radius: Theme.smallRadius
        color: root.pressed ? root.accent : Theme.card
        border.color: root.pressed ? root.accent : Theme.line
        border.width: Theme.hair
    }
    Label {
        anchors.centerIn: parent
        visible: root.pictogram === ""
        text: root.text.toUpperCase()
        color: root.pressed ? Theme.onColor : Theme.ink
        font.pixelSize: Math.min(Theme.sp(44), root.height * 0.6)
        font.bold: true
        maximumLineCount: 1
        elide: Text.ElideNone
    }
    Pictogram {
        anchors.centerIn: parent
        size: Theme.dp(60)
        name: root.pictogram
        color: root.pressed ? Theme.onColor : root.accent
    }
}
