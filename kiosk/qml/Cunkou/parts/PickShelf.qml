// Pictures of one kind under a heading, as many in a row as fit.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Column {
    id: root

    property string heading: ""
    property bool wanted: true
    property alias model: cards.model
    property color accent: Theme.ink
    signal chosen(word: string)

    readonly property int columns: Math.max(2, Math.floor((width + Theme.s) / (Theme.dp(160) + Theme.sp(50) + Theme.s)))

    visible: wanted && cards.count > 0
    spacing: Theme.s

    Label {
        visible: text !== ""
        width: parent.width
        text: root.heading
        color: root.accent
        font.pixelSize: Theme.strong
        font.bold: true
        maximumLineCount: 1
    }
    Grid {
        columns: root.columns
        spacing: Theme.s
        Repeater {
            id: cards
            PickCard {
                width: Math.floor((root.width - (root.columns - 1) * Theme.s) / root.columns)
                height: implicitHeight
                accent: root.accent
                onTapped: root.chosen(word)
            }
        }
    }
}
