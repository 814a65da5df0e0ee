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
    required property string second         // the line after the newest, where it stands whole
    property color accent: Theme.ink
    property bool tight: false

    name: title

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.pressed ? Theme.pressed : Theme.card
        border.color: Theme.line
        border.width: Theme.hair
    }
    SectionHead {
        id: head
        width: parent.width
        height: Math.round(Math.min(Math.max(Theme.dp(84), wordHeight + Theme.xs), root.height * 0.6))
        title: root.title
        tight: root.tight
        pictogram: root.pictogram
        ground: root.pressed ? Theme.pressedColor(root.accent) : root.accent
        news: root.news
    }
    Loader {                                // nothing is said yet on the first picture
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom }
        anchors { leftMargin: Theme.m; rightMargin: Theme.s; topMargin: Theme.dp(8); bottomMargin: Theme.dp(8) }
        active: root.line !== ""
        sourceComponent: Item {
            FitLabel {
                id: firstLine
                width: parent.width
                room: parent.height
                words: root.line
                mayElide: "the list behind it has the whole title"
            }
            Label {
                y: firstLine.y + firstLine.height + Theme.dp(4)
                width: parent.width
                visible: text !== "" && y + implicitHeight <= parent.height + Theme.dp(4)
                text: root.second
                color: Theme.inkSoft
                font.pixelSize: Theme.small
                wrapMode: Text.Wrap
                elide: Text.ElideNone
            }
        }
    }
}
