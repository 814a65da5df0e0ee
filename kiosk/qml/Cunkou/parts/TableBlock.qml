pragma ComponentBehavior: Bound
// A table of a text: column widths were shared out by what stands in them.
import QtQuick
import QtQuick.Layouts
import Cunkou

Column {
    id: root

    required property list<var> cells
    required property list<var> widths
    required property bool hasHeader
    property string caption: ""
    property color accent: Theme.ink
    property int heard: -1                  // the row that is read aloud

    Label {
        width: parent.width
        visible: text !== ""
        text: root.caption
        font.bold: true
        bottomPadding: Theme.xs
    }
    Repeater {
        model: root.cells
        Rectangle {
            id: row
            required property var modelData
            required property int index
            readonly property bool isHeader: root.hasHeader && index === 0

            width: root.width
            height: line.implicitHeight
            color: isHeader ? root.accent : index === root.heard ? Theme.mark
                 : index % 2 ? Theme.card : Theme.paperDeep
            border.color: index === root.heard ? Theme.markInk : color
            border.width: index === root.heard ? Theme.dp(4) : 0
            RowLayout {
                id: line
                width: parent.width
                spacing: 0
                Repeater {
                    model: row.modelData
                    Label {
                        required property string modelData
                        required property int index
                        Layout.preferredWidth: Math.floor(root.width * (root.widths[index] ?? 0))
                        Layout.fillHeight: true
                        text: modelData
                        color: row.isHeader ? Theme.onColor : Theme.ink
                        font.pixelSize: Theme.small
                        font.bold: row.isHeader
                        leftPadding: Theme.s
                        rightPadding: Theme.xs
                        topPadding: Theme.dp(10)
                        bottomPadding: Theme.dp(10)
                        elide: Text.ElideNone
                    }
                }
            }
        }
    }
}
