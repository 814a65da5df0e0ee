// A drawing on a disc of paper, so that its printed colours hold on any ground.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Rectangle {
    id: root

    property string drawing: ""
    property color ink: Theme.ink
    property real size: Theme.dp(120)

    width: size
    height: size
    radius: size / 2
    color: Theme.card
    Pictogram {
        anchors.centerIn: parent
        size: root.size * 0.72
        name: root.drawing
        color: root.ink
    }
}
