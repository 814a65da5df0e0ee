pragma ComponentBehavior: Bound
// Under a text: what else the county says about it.
import QtQuick
import Cunkou
import Cunkou.Backends

Item {
    id: root

    required property ArticleBackend backend
    required property Stage stage
    property real columnWidth: width

    implicitHeight: column.visible ? column.height + Theme.l : 0

    Column {
        id: column
        visible: root.backend.relatedCount > 0
        anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: Theme.m }
        width: root.columnWidth
        spacing: Theme.s
        Rectangle {
            width: parent.width
            height: Theme.hair
            color: Theme.line
        }
        Label {
            width: parent.width
            text: qsTr("还可以看")
            color: Theme.inkSoft
            font.bold: true
        }
        Repeater {
            model: root.backend.related
            Card {
                id: card
                required property string itemId
                required property string title
                required property string meta
                required property string drawing
                required property string section

                name: title
                width: column.width
                height: Math.max(Theme.target + Theme.s, words.implicitHeight + Theme.m)
                edge: Theme.sectionColor(section)
                onTapped: root.stage.open("article", card.itemId)
                Pictogram {
                    id: sign
                    x: Theme.m
                    anchors.verticalCenter: parent.verticalCenter
                    size: Theme.dp(72)
                    name: card.drawing
                    color: Theme.sectionColor(card.section)
                }
                Column {
                    id: words
                    anchors { left: sign.right; right: parent.right; verticalCenter: parent.verticalCenter }
                    anchors { leftMargin: Theme.m; rightMargin: Theme.m }
                    Label {
                        width: parent.width
                        text: card.title
                        font.pixelSize: Theme.strong
                        font.bold: true
                        maximumLineCount: 2
                    }
                    Label {
                        width: parent.width
                        text: card.meta
                        color: Theme.inkSoft
                        font.pixelSize: Theme.tiny
                        maximumLineCount: 1
                    }
                }
            }
        }
    }
}
