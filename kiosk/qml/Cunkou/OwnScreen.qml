// What the village says itself: change it, take it back.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

PageFrame {
    id: root

    required property OwnBackend backend
    property alias position: list.fromTop

    anchors.fill: parent
    title: qsTr("已经写的")
    pictogram: "policy"
    accent: Theme.village
    aside: backend.word
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

    LineList {
        id: list

        stage: root.stage
        anchors { fill: parent; leftMargin: Theme.margin; rightMargin: Theme.margin; topMargin: Theme.m }
        spacing: Theme.s
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        model: root.backend.rows
        delegate: OwnCard {
            id: card
            width: list.width
            height: implicitHeight
            accent: root.accent
            generation: root.stage.generation
            isAsked: root.backend.asked === noticeId
            onChanges: root.stage.open("form", card.noticeId)
            onTakesBack: root.backend.takeBack(card.noticeId)
            onStays: root.backend.leaveIt()
        }
    }
    Empty {
        visible: list.count === 0
        anchors.centerIn: parent
        accent: root.accent
        pictogram: "village"
        title: qsTr("还没有写过")
        text: qsTr("回到上一页，按“写通知”或者“登记供求”。")
    }
}
