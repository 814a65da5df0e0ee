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

    // Where a page may begin: with the heading and its row, then with each row.
    function starts(): var {
        const rows = Math.ceil(cards.count / columns)
        const pitch = (grid.height + grid.spacing) / Math.max(1, rows)
        return Array.from({length: rows}, (_, row) => row === 0 ? 0 : grid.y + row * pitch)
    }

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
        id: grid
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
