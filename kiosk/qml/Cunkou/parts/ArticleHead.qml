pragma ComponentBehavior: Bound
// Above a text: what happened to it, title, who says it, marks, the box of short answers.
import QtQuick
import Cunkou
import Cunkou.Backends

Item {
    id: root

    required property ArticleBackend backend
    required property Stage stage
    readonly property Voice voice: stage.voice as Voice
    property color accent: Theme.ink
    property real columnWidth: width

    implicitHeight: column.height + Theme.l + Theme.m

    Column {
        id: column
        anchors { horizontalCenter: parent.horizontalCenter; top: parent.top; topMargin: Theme.l }
        width: root.columnWidth
        spacing: Theme.m

        Rectangle {
            visible: root.backend.notice !== ""
            width: parent.width
            height: visible ? Math.max(noticeLabel.implicitHeight, again.height) + Theme.m : 0
            radius: Theme.smallRadius
            color: Theme.mark
            Pictogram {
                id: noticeSign
                anchors { left: parent.left; leftMargin: Theme.m; verticalCenter: parent.verticalCenter }
                size: Theme.dp(56)
                name: "warning"
                color: Theme.markInk
            }
            Label {
                id: noticeLabel
                anchors { left: noticeSign.right; right: again.visible ? again.left : parent.right }
                anchors { leftMargin: Theme.m; rightMargin: Theme.m; verticalCenter: parent.verticalCenter }
                text: root.backend.notice
                color: Theme.markInk
                font.bold: true
            }
            BigButton {
                id: again
                visible: root.backend.renewed
                height: visible ? implicitHeight : 0
                anchors { right: parent.right; rightMargin: Theme.s; verticalCenter: parent.verticalCenter }
                text: qsTr("看新的")
                strong: true
                onTapped: root.backend.renew()
            }
        }
        Label {
            width: parent.width
            text: root.backend.title
            font.pixelSize: Theme.title
            font.bold: true
            Accessible.role: Accessible.Heading
            Accessible.name: text
            Heard { voice: root.voice; rows: "head"; row: 0; anchors.margins: -Theme.xs }
        }
        Flow {
            width: parent.width
            spacing: Theme.s
            Repeater {
                model: root.backend.marks
                Mark {
                    required property string modelData
                    text: modelData
                }
            }
            Label {
                text: root.backend.meta
                color: Theme.inkSoft
                font.pixelSize: Theme.small
                width: Math.min(implicitWidth, column.width)
            }
        }
        Rectangle {
            width: parent.width
            height: Theme.dp(4)
            color: root.accent
        }
        Repeater {
            model: root.backend.films
            FilmBlock {
                width: column.width
                accent: root.accent
                generation: root.stage.generation
                onTapped: root.stage.open("film", root.backend.itemId + "|" + media)
            }
        }
        Repeater {
            model: root.backend.sounds
            SoundBlock {
                width: column.width
                accent: root.accent
                sounds: root.backend.heard as Sounds
            }
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: root.backend.summary
            color: Theme.inkSoft
            font.pixelSize: Theme.strong
            lineHeight: Theme.lineHeight
            Heard { voice: root.voice; rows: "head"; row: 1; anchors.margins: -Theme.xs }
        }
        Rectangle {
            id: box
            visible: root.backend.factCount > 0
            width: parent.width
            height: visible ? answers.height + 2 * Theme.m : 0
            radius: Theme.radius
            color: Theme.card
            border.color: root.accent
            border.width: Theme.dp(3)

            Column {
                id: answers
                anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.m }
                spacing: Theme.s
                Repeater {
                    model: root.backend.facts
                    FactLine {
                        id: fact
                        width: answers.width
                        accent: root.accent
                        Heard { voice: root.voice; rows: "facts"; row: fact.index; anchors.margins: -Theme.xs }
                    }
                }
            }
        }
    }
}
