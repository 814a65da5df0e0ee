// A button: pictogram, word, or both, beside each other or one beneath the other. `strong` fills it with
// its colour.
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
    property bool narrow: false             // its drawing stands close to its edges
    property bool beneath: false            // its word beneath its drawing
    property int wordSize: Theme.tiny       // of a word beneath
    property real edge: Theme.s             // from such a word to its sides
    property real drawingSize: Theme.dp(52)
    readonly property real signWidth: Math.max(Theme.target, drawingSize + 2 * Theme.m)
    readonly property real wordWidth: words.advanceWidth + 2 * Theme.m
        + (pictogram === "" ? 0 : drawingSize + Theme.dp(12))

    function beneathWidth(size: int, edge: real): real {
        return Math.max(Theme.dp(68) + 2 * edge, Math.ceil(words.advanceWidth * size / root.size) + 2 * edge)
    }

    readonly property color ink: !live ? Theme.inkSoft : strong ? Theme.onColor : accent

    name: text
    implicitHeight: Math.max(Theme.target, beneath ? row.implicitHeight + Theme.xs : label.implicitHeight + Theme.s)
    implicitWidth: beneath ? beneathWidth(wordSize, edge)
        : narrow ? row.implicitWidth + 2 * Theme.s : Math.max(Theme.target, row.implicitWidth + 2 * Theme.m)

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
        font { family: Theme.family; pixelSize: root.size; bold: true }
    }
    Grid {
        id: row
        anchors.centerIn: parent
        columns: root.beneath || !label.visible || root.pictogram === "" ? 1 : 2
        horizontalItemAlignment: Grid.AlignHCenter
        verticalItemAlignment: Grid.AlignVCenter
        columnSpacing: Theme.dp(12)
        Pictogram {
            visible: root.pictogram !== ""
            size: root.beneath ? Theme.dp(44) : root.drawingSize
            name: root.pictogram
            color: root.ink
        }
        Label {
            id: label
            visible: root.text !== "" && !root.terse
            text: root.text
            color: root.ink
            font.pixelSize: root.beneath ? root.wordSize : root.size
            font.bold: true
            maximumLineCount: 1
            elide: Text.ElideNone
        }
    }
}
