// A button: pictogram, word, or both. `strong` fills it with its colour.
import QtQuick
import Cunkou

Pressable {
    id: root

    property string text: ""
    property string pictogram: ""
    property color accent: Theme.ink
    property bool strong: false
    property int size: Theme.body
    property bool terse: false              // the drawing alone
    readonly property real wordWidth: words.advanceWidth + 2 * Theme.m
        + (pictogram === "" ? 0 : Theme.dp(64))

    readonly property color ink: strong ? Theme.onColor : accent

    name: text
    opacity: live ? 1 : 0.35
    implicitHeight: Math.max(Theme.target, label.implicitHeight + Theme.s)
    implicitWidth: Math.max(Theme.target, row.implicitWidth + 2 * Theme.m)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.strong ? (root.pressed ? Theme.pressedColor(root.accent) : root.accent)
                           : (root.pressed ? Theme.pressed : Theme.card)
        border.color: root.strong ? root.accent : Theme.line
        border.width: Theme.hair
    }
    TextMetrics {
        id: words
        text: root.text
        font: label.font
    }
    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.dp(12)
        Pictogram {
            anchors.verticalCenter: parent.verticalCenter
            visible: root.pictogram !== ""
            size: Theme.dp(52)
            name: root.pictogram
            color: root.ink
        }
        Label {
            id: label
            anchors.verticalCenter: parent.verticalCenter
            visible: root.text !== "" && !root.terse
            text: root.text
            color: root.ink
            font.pixelSize: root.size
            font.bold: true
            maximumLineCount: 1
            elide: Text.ElideNone
        }
    }
}
