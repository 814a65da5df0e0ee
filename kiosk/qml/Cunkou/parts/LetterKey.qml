// One big key: a letter or a word, or a drawing with a name to read aloud.
import QtQuick
import Cunkou

Pressable {
    id: root

    property string text: ""
    property string pictogram: ""
    property color accent: Theme.ink
    property int size: Theme.sp(44)

    name: text

    Rectangle {
        anchors.fill: parent
        radius: Theme.smallRadius
        color: root.pressed ? root.accent : Theme.card
        border.color: root.pressed ? root.accent : Theme.line
        border.width: Theme.hair
    }
    Label {
        anchors { fill: parent; margins: Theme.xs }
        visible: root.pictogram === ""
        text: root.text.length === 1 ? root.text.toUpperCase() : root.text
        color: root.pressed ? Theme.onColor : Theme.ink
        font.pixelSize: Math.min(root.size, root.height * 0.6)
        font.bold: true
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.spAt(20, 1)
        wrapMode: Text.NoWrap
        horizontalAlignment: Text.AlignHCenter
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
