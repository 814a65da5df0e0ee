// A sheet of lighter paper; pressable when `live`.
import QtQuick
import Cunkou

Pressable {
    id: root

    property color edge: "transparent"      // a strong colour down the left side
    property color ground: Theme.card
    property real radius: Theme.radius
    default property alias content: inner.data

    Rectangle {
        anchors.fill: parent
        radius: root.radius
        color: root.pressed ? Theme.pressed : root.ground
        border.color: Theme.line
        border.width: Theme.hair
    }
    Rectangle {
        visible: root.edge.a > 0
        anchors { left: parent.left; top: parent.top; bottom: parent.bottom }
        anchors { topMargin: root.radius; bottomMargin: root.radius }
        width: Theme.dp(8)
        radius: width / 2
        color: root.edge
    }
    Item {
        id: inner
        anchors.fill: parent
    }
}
