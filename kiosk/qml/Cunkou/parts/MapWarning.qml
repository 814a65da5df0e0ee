// A warning that holds in the township that is told of. Its fields are those of kiosk.views.map.PlaceWarning.
import QtQuick
import Cunkou

Pressable {
    id: root

    required property string identifier
    required property int level
    required property string picture
    required property string title
    required property string still
    required property string spoken

    readonly property color ground: Theme.levelColor(level)

    name: spoken
    implicitHeight: Math.max(Theme.target, words.height + Theme.m)
    height: implicitHeight

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.pressed ? Theme.pressedColor(root.ground) : root.ground
    }
    Roundel {
        id: drawing
        anchors { left: parent.left; leftMargin: Theme.s; verticalCenter: parent.verticalCenter }
        size: Theme.dp(72)
        drawing: root.picture
    }
    Column {
        id: words
        anchors { left: drawing.right; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors { leftMargin: Theme.s; rightMargin: Theme.s }
        Label {
            width: parent.width
            text: root.title
            color: Theme.levelInk(root.level)
            font.pixelSize: Theme.strong
            font.bold: true
            maximumLineCount: 2
        }
        Label {
            width: parent.width
            text: root.still
            color: Theme.levelInk(root.level)
            font.pixelSize: Theme.tiny
            maximumLineCount: 3
        }
    }
}
