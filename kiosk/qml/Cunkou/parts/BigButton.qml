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
    property bool quiet: false              // a foot does not reckon with its word
    property bool narrow: false             // its drawing stands close to its edges
    readonly property real signWidth: Math.max(Theme.target, drawingSize + 2 * Theme.m)
    property real drawingSize: Theme.dp(52)
    readonly property real wordWidth: words.advanceWidth + 2 * Theme.m
        + (pictogram === "" ? 0 : drawingSize + Theme.dp(12))

    readonly property color ink: !live ? Theme.inkSoft : strong ? Theme.onColor : accent

    name: text
    implicitHeight: Math.max(Theme.target, label.implicitHeight + Theme.s)
    implicitWidth: narrow ? row.implicitWidth + 2 * Theme.s : Math.max(Theme.target, row.implicitWidth + 2 * Theme.m)

    Rectangle {                             // what cannot be pressed lies flat on its ground
        anchors.fill: parent
        radius: Theme.radius
        color: !root.live ? "transparent"
             : root.strong ? (root.pressed ? Theme.pressedColor(root.accent) : root.accent)
                           : (root.pressed ? Theme.pressed : Theme.card)
        border.color: root.live && root.strong ? root.accent : Theme.line
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
            size: root.drawingSize
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
