// The head of a section's tile: its drawing and its name on its colour; beside each other, or, standing,
// one above the other.
import QtQuick
import Cunkou

Rectangle {
    id: root

    property string title: ""
    property string pictogram: ""
    property color ground: Theme.ink
    property int news: 0                    // how much is new this week
    property bool standing: false
    property bool tight: false              // a strip beside the tile takes of its width
    readonly property real wordHeight: words.implicitHeight

    radius: Theme.radius
    color: ground

    Rectangle {                             // square corners where the tile goes on
        anchors { right: parent.right; bottom: parent.bottom }
        width: root.standing ? Theme.radius : parent.width
        height: root.standing ? parent.height : Theme.radius
        color: parent.color
    }
    Pictogram {
        id: drawing
        x: root.standing ? (parent.width - width) / 2 : Theme.s
        y: root.standing ? (parent.height - height - words.height - Theme.dp(4)) / 2 : (parent.height - height) / 2
        size: root.standing ? Math.min(Theme.dp(92), parent.height - words.implicitHeight - Theme.dp(8)) : Theme.dp(64)
        name: root.pictogram
        color: Theme.onColor
    }
    Label {
        id: words
        x: root.standing ? Theme.xs : Theme.dp(64) + 2 * Theme.s
        y: root.standing ? drawing.y + drawing.height + Theme.dp(4) : (parent.height - height) / 2
        width: parent.width - x - (badge.visible && !root.standing ? badge.width + Theme.s : 0) - Theme.xs
        text: root.title
        color: Theme.onColor
        font.pixelSize: Theme.display(38)
        font.bold: true
        maximumLineCount: root.standing || root.tight ? 1 : 2
        fontSizeMode: root.standing || root.tight ? Text.HorizontalFit : Text.FixedSize
        minimumPixelSize: Theme.spAt(28, 1)
        horizontalAlignment: root.standing ? Text.AlignHCenter : Text.AlignLeft
    }
    Mark {
        id: badge
        x: parent.width - width - (root.standing ? Theme.xs : Theme.s)
        y: root.standing ? Theme.xs : (parent.height - height) / 2
        visible: root.news > 0 && (root.standing || !Theme.portrait && Theme.textSize < 1.2)   // where all have room
        text: qsTr("新 %1").arg(root.news)
    }
}
