// Round what a key would press: dark and light, so that it is seen on any ground.
import QtQuick
import Cunkou

Rectangle {
    anchors.fill: parent
    visible: parent?.activeFocus ?? false
    z: 9
    color: "transparent"
    radius: Theme.radius
    border.color: Theme.ink
    border.width: Theme.dp(8)
    Rectangle {
        anchors { fill: parent; margins: Theme.dp(3) }
        color: "transparent"
        radius: Theme.radius - Theme.dp(3)
        border.color: Theme.mark
        border.width: Theme.dp(3)
    }
}
