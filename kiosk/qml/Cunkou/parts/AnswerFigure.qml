pragma ComponentBehavior: Bound
// The figure of an answer: what it is about, a drawing, the number in display type with its unit.
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

    implicitHeight: lying ? Math.max(drawing.height, leadLabel.height + number.height)
                          : leadLabel.height + Math.max(drawing.height, number.height)

    Pictogram {
        id: drawing
        visible: root.picture !== ""
        y: root.lying ? (root.height - height) / 2 : leadLabel.height + (root.height - leadLabel.height - height) / 2
        size: visible ? Theme.dp(root.lying ? 128 : 88) : 0
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
        x: drawing.visible ? drawing.width + Theme.m : 0
        y: leadLabel.y + leadLabel.height + (root.lying ? 0 : (root.height - leadLabel.height - height) / 2)
        spacing: Theme.xs
        Label {
            id: figure
            width: Math.min(implicitWidth, root.width - number.x - (unitLabel.visible ? unitLabel.width + number.spacing : 0))
            text: root.big
            color: root.tone
            font.pixelSize: Theme.number
            font.bold: true
            lineHeight: 0.9
            maximumLineCount: 1
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.spAt(34, 1)
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
