// One line of what to do, with its number on a disc: in the colour of a warning, or in `tone`.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Item {
    id: root

    property int number: 1
    property string text: ""
    property int level: 0
    property color tone: Theme.levelColor(level)
    property color toneInk: Theme.levelInk(level)
    property int size: Theme.strong

    implicitHeight: Math.max(disc.height, words.implicitHeight)

    Rectangle {
        id: disc
        width: root.size * 1.4
        height: width
        radius: width / 2
        color: root.tone
        Label {
            anchors.centerIn: parent
            text: root.number
            color: root.toneInk
            font.pixelSize: root.size
            font.bold: true
            maximumLineCount: 1
        }
    }
    Label {
        id: words
        anchors { left: disc.right; right: parent.right; leftMargin: Theme.s }
        text: root.text
        font.pixelSize: root.size
    }
}
