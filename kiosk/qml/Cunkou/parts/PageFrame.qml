// The frame of every page but home: title bar, content, foot. Home stays bottom left with back
// beside it; text size and search stand at the right.
import QtQuick
import Cunkou
import Cunkou.Backends

Rectangle {
    id: root

    required property Stage stage
    property string title: ""
    property string pictogram: ""
    property color accent: Theme.ink
    property string aside: ""               // at the right of the title: a count, a place, an age
    property bool searchable: true
    property bool takeable: false           // what stands on it can be taken home
    property bool covered: false            // something of its own lies over all of it
    property list<Item> footItems           // between back and text size: 上一页, 下一页…
    default property alias content: area.data

    color: Theme.paper

    Rectangle {
        id: bar
        visible: !root.covered
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Math.max(Theme.bar, titleLabel.implicitHeight + Theme.s)
        color: root.accent
        Pictogram {
            id: drawing
            anchors { left: parent.left; leftMargin: Theme.margin; verticalCenter: parent.verticalCenter }
            size: visible ? Theme.dp(76) : 0
            visible: root.pictogram !== ""
            name: root.pictogram
            color: Theme.onColor
        }
        Label {
            id: titleLabel
            anchors { left: drawing.right; right: asideLabel.left; verticalCenter: parent.verticalCenter }
            anchors { leftMargin: drawing.visible ? Theme.s : 0; rightMargin: Theme.m }
            text: root.title
            color: Theme.onColor
            font.pixelSize: Theme.title
            font.bold: true
            maximumLineCount: 2
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Label {
            id: asideLabel
            anchors { right: parent.right; rightMargin: Theme.margin; verticalCenter: parent.verticalCenter }
            width: Math.min(implicitWidth, root.width * 0.42)
            text: root.aside
            color: Theme.onColor
            font.pixelSize: Theme.small
            maximumLineCount: 2
            horizontalAlignment: Text.AlignRight
        }
    }
    Item {
        id: area
        visible: !root.covered
        anchors { left: parent.left; right: parent.right; top: bar.bottom; bottom: foot.top }
    }
    Foot {
        id: foot
        visible: !root.covered
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        stage: root.stage
        searchable: root.searchable
        takeable: root.takeable
        middle: root.footItems
    }
}
