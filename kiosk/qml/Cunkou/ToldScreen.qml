// What goes up to the county, what it answered, and what the last stick did.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

PageFrame {
    id: root

    required property ToldBackend backend
    property alias position: list.fromTop

    anchors.fill: parent
    title: qsTr("来往记录")
    pictogram: "stick"
    accent: Theme.village
    searchable: false
    footItems: [
        TurnButton {
            visible: list.pageable
            turns: list
            way: -1
            onTapped: list.turn(-1)
        },
        TurnButton {
            visible: list.pageable
            turns: list
            way: 1
            accent: root.accent
            onTapped: list.turn(1)
        }
    ]

    Column {
        id: head
        x: Theme.margin
        y: Theme.m
        width: parent.width - 2 * Theme.margin
        spacing: Theme.s
        Label {
            width: parent.width
            text: root.backend.headline
            font.pixelSize: Theme.head
            font.bold: true
            maximumLineCount: 2
        }
        Row {
            width: parent.width
            spacing: Theme.s
            Pictogram {
                size: Theme.dp(52)
                name: "stick"
                color: root.accent
            }
            Label {
                width: parent.width - Theme.dp(52) - Theme.s
                text: root.backend.stick
                color: Theme.inkSoft
                maximumLineCount: 2
            }
        }
    }
    LineList {
        id: list

        stage: root.stage
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: parent.bottom }
        anchors { leftMargin: Theme.margin; rightMargin: Theme.margin; topMargin: Theme.m }
        spacing: Theme.xs
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        model: root.backend.rows
        delegate: Rectangle {
            id: line
            required property string label
            required property string made
            required property string state
            required property bool isWrong
            required property bool isDone
            width: list.width
            height: Math.max(Theme.dp(84), 2 * Theme.small, what.implicitHeight + Theme.s)
            radius: Theme.smallRadius
            color: Theme.card
            border.color: Theme.line
            border.width: Theme.hair
            Pictogram {
                id: sign
                anchors { left: parent.left; leftMargin: Theme.m; verticalCenter: parent.verticalCenter }
                size: Theme.dp(48)
                name: line.isWrong ? "warning" : line.isDone ? "check" : "clock"
                color: line.isWrong ? Theme.up : line.isDone ? Theme.technique : Theme.inkSoft
            }
            Label {
                id: what
                anchors { left: sign.right; leftMargin: Theme.m; verticalCenter: parent.verticalCenter }
                width: parent.width * 0.26
                text: line.label
                font.bold: true
                maximumLineCount: 2
            }
            Label {
                id: when
                anchors { left: what.right; leftMargin: Theme.s; verticalCenter: parent.verticalCenter }
                width: parent.width * 0.24
                text: line.made
                color: Theme.inkSoft
                font.pixelSize: Theme.small
                maximumLineCount: 1
            }
            Label {
                anchors { left: when.right; right: parent.right; verticalCenter: parent.verticalCenter }
                anchors { leftMargin: Theme.s; rightMargin: Theme.m }
                text: line.state
                color: line.isWrong ? Theme.up : line.isDone ? Theme.technique : Theme.ink
                font.pixelSize: Theme.small
                maximumLineCount: 2
            }
        }
    }
}
