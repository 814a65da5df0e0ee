pragma ComponentBehavior: Bound
// A section on the home screen: pictogram, name, and its newest lines.
import QtQuick
import Cunkou

Pressable {
    id: root

    required property string title
    required property string line
    property string pictogram: ""
    required property int news              // how much is new this week
    required property string second         // the line after the newest, where there is room
    required property int trend             // of a price: 1 up, -1 down
    property color accent: Theme.ink

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.pressed ? Theme.pressed : Theme.card
        border.color: Theme.line
        border.width: Theme.hair
    }
    Rectangle {
        id: top
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Math.round(Math.max(Theme.dp(96), titleLabel.implicitHeight + Theme.xs))
        radius: Theme.radius
        color: root.pressed ? Theme.pressedColor(root.accent) : root.accent
        Rectangle {                         // square lower corners
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: Theme.radius
            color: parent.color
        }
        Pictogram {
            id: drawing
            anchors { left: parent.left; leftMargin: Theme.s; verticalCenter: parent.verticalCenter }
            size: Theme.dp(68)
            name: root.pictogram
            color: Theme.onColor
        }
        Label {
            id: titleLabel
            x: drawing.x + drawing.width + Theme.s
            width: parent.width - x - (badge.visible ? badge.width + Theme.s : 0) - Theme.xs
            anchors.verticalCenter: parent.verticalCenter
            text: root.title
            color: Theme.onColor
            font.pixelSize: Theme.display(38)
            font.bold: true
            maximumLineCount: 2
        }
        Mark {
            id: badge
            anchors { right: parent.right; rightMargin: Theme.s; verticalCenter: parent.verticalCenter }
            visible: root.news > 0 && !Theme.portrait && Theme.textSize < 1.2   // where all nine have room
            text: qsTr("新 %1").arg(root.news)
        }
    }
    Column {
        id: lines
        readonly property real room: root.height - top.height - Theme.dp(14)
        readonly property int most: Math.max(1, Math.floor(room / (Theme.body * 1.44)))
        anchors { left: parent.left; right: parent.right; top: top.bottom }
        anchors { leftMargin: Theme.m; rightMargin: Theme.s; topMargin: Theme.dp(10) }
        spacing: Theme.dp(6)
        Label {
            id: firstLine
            width: parent.width
            text: root.line
            color: root.trend > 0 ? Theme.up : root.trend < 0 ? Theme.down : Theme.ink
            font.bold: root.trend !== 0
            maximumLineCount: Math.min(3, lines.most)
        }
        Label {
            readonly property int rest: Math.floor((lines.room - firstLine.height - lines.spacing) / (font.pixelSize * 1.44))
            width: parent.width
            visible: text !== "" && rest > 0
            text: root.second
            color: Theme.inkSoft
            font.pixelSize: Theme.small
            maximumLineCount: Math.max(1, Math.min(2, rest))
        }
    }
}
