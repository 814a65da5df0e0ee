pragma ComponentBehavior: Bound
// The figure of an answer: what it is about, a drawing, the number in display type with its unit. The number
// is never less than at the standard text size: the drawing goes first.
import QtQuick
import Cunkou

Item {
    id: root

    property bool lying: false              // the drawing beside both lines, not beside the number
    property string picture: ""
    property string lead: ""
    property string big: ""
    property string unit: ""
    property color accent: Theme.ink
    property color tone: Theme.ink
    property real room: 0                   // most height, where lying

    readonly property int least: Theme.displayAt(64, 1)
    readonly property real sign: Theme.dp(lying ? 128 : 88)
    readonly property real beside: unitLabel.visible ? unitLabel.width + number.spacing : 0
    readonly property bool pictured: picture !== ""
        && (Theme.textSize <= 1 || figureAt(least) + beside + sign + Theme.m <= width)

    // How wide the number is at a size; a pixel more, for its letters are rounded.
    function figureAt(size: int): real {
        return figureWords.advanceWidth * size / Theme.number + 1
    }

    TextMetrics {
        id: figureWords
        text: root.big
        font { family: Theme.family; pixelSize: Theme.number; bold: true }
    }
    implicitHeight: lying ? Math.max(drawing.height, leadLabel.height + number.height)
                          : leadLabel.height + Math.max(drawing.height, number.height)

    Pictogram {
        id: drawing
        visible: root.pictured
        y: root.lying ? (root.height - height) / 2 : leadLabel.height + (root.height - leadLabel.height - height) / 2
        size: root.pictured ? root.sign : 0
        name: root.picture
        color: root.accent
    }
    FitLabel {
        id: leadLabel
        x: root.lying ? number.x : 0
        y: root.lying ? (root.height - height - number.height) / 2 : 0
        width: root.width - x
        words: root.lead
        room: Math.max(Math.max(size, 2 * least) * spread, root.lying ? root.room - number.height : 0)
        least: Theme.spAt(21, 1)
        whole: true
    }
    Row {
        id: number
        x: root.pictured ? drawing.width + Theme.m : 0
        y: leadLabel.y + leadLabel.height + (root.lying ? 0 : (root.height - leadLabel.height - height) / 2)
        spacing: Theme.xs
        Label {
            id: figure
            readonly property real room: root.width - number.x - root.beside
            text: root.big
            color: root.tone
            font.pixelSize: Math.max(Theme.spAt(34, 1),     // reckoned, so that its unit finds its baseline
                Math.min(Theme.number, Math.floor(Theme.number * room / root.figureAt(Theme.number))))
            font.bold: true
            lineHeight: 0.9
            maximumLineCount: 1
            elide: Text.ElideNone
        }
        Label {
            id: unitLabel
            visible: text !== ""
            anchors.baseline: figure.baseline
            text: root.unit
            font.pixelSize: Theme.display(30)
            maximumLineCount: 1
            elide: Text.ElideNone
        }
    }
}
