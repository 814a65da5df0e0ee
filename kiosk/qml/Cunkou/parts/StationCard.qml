// A card of lines about the station: what, how it stands, and more of it in smaller type.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Card {
    id: root

    required property var lines
    property string title: ""

    readonly property real labels: Math.min(Math.round(Theme.sp(26) * 7.4), Math.round(width * 0.36))

    live: false
    implicitHeight: column.height + 2 * Theme.s

    Column {
        id: column
        x: Theme.m
        y: Theme.s
        width: parent.width - 2 * Theme.m
        Label {
            width: parent.width
            bottomPadding: Theme.xs
            text: root.title
            color: Theme.village
            font.pixelSize: Theme.strong
            font.bold: true
            maximumLineCount: 1
        }
        Repeater {
            model: root.lines
            Item {
                id: line

                required property int index
                required property string label
                required property string value
                required property string detail
                required property bool isWrong

                width: column.width
                height: Math.max(about.implicitHeight, words.height) + Theme.s

                Rectangle {
                    width: parent.width
                    height: Theme.hair
                    color: Theme.line
                }
                Label {
                    id: about
                    y: Theme.xs
                    width: root.labels
                    text: line.label
                    color: Theme.inkSoft
                    font.pixelSize: Theme.small
                }
                Column {
                    id: words
                    x: about.width + Theme.s
                    y: Theme.xs
                    width: parent.width - x
                    Label {
                        width: parent.width
                        text: line.value
                        color: line.isWrong ? Theme.up : Theme.ink
                        font.pixelSize: Theme.small
                        font.bold: true
                    }
                    Label {
                        width: parent.width
                        visible: text !== ""
                        text: line.detail
                        color: line.isWrong ? Theme.up : Theme.inkSoft
                        font.pixelSize: Theme.tiny
                        maximumLineCount: 3
                    }
                }
            }
        }
    }
}
