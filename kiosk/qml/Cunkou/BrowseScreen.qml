// Texts or pictures on a stick, big: one touch takes one.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

PageFrame {
    id: root

    required property BrowseBackend backend
    property alias position: grid.contentY

    readonly property bool pageable: grid.contentHeight > grid.height + 1

    anchors.fill: parent
    title: backend.areTexts ? qsTr("从U盘读文字") : qsTr("从U盘挑照片")
    pictogram: "stick"
    accent: Theme.village
    aside: backend.word
    searchable: false
    footItems: [
        BigButton {
            text: qsTr("再看一遍U盘")
            pictogram: "stick"
            onTapped: root.backend.again()
        },
        TurnButton {
            visible: root.pageable
            turns: grid
            way: -1
            onTapped: grid.turn(-1)
        },
        TurnButton {
            visible: root.pageable
            turns: grid
            way: 1
            accent: root.accent
            onTapped: grid.turn(1)
        }
    ]

    GridView {
        id: grid

        readonly property int columns: Math.max(2, Math.floor(width / Theme.dp(root.backend.areTexts ? 560 : 400)))

        function turn(pages: int) {
            const last = Math.max(0, contentHeight - height)
            const rows = Math.max(1, Math.floor(height / cellHeight))
            contentY = Math.max(0, Math.min(last, contentY + pages * rows * cellHeight))
        }

        anchors { fill: parent; leftMargin: Theme.margin; rightMargin: Theme.margin - Theme.s; topMargin: Theme.m }
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cellWidth: Math.floor(width / columns)
        cellHeight: root.backend.areTexts ? Math.max(Theme.dp(132), 3.4 * Theme.body) : Math.round(cellWidth * 0.8) + Theme.small * 1.6
        cacheBuffer: 0
        model: root.backend.rows
        delegate: Card {
            id: card
            required property int place
            required property string fileName
            required property string folder
            required property bool isPicture
            required property string picture
            required property bool isBad
            name: fileName
            live: !isBad && (!isPicture || picture !== "")
            width: grid.cellWidth - Theme.s
            height: grid.cellHeight - Theme.s
            onTapped: root.backend.take(card.place)
            Component.onCompleted: if (isPicture) root.backend.draw(place)
            Picture {
                visible: card.isPicture
                anchors { left: parent.left; right: parent.right; top: parent.top; bottom: caption.top; margins: Theme.xs }
                sha256: card.picture
                placeholder: card.isBad ? "close" : "picture"
                tint: root.accent
                generation: root.stage.generation
            }
            Pictogram {
                id: sheet
                visible: !card.isPicture
                anchors { left: parent.left; leftMargin: Theme.m; verticalCenter: parent.verticalCenter }
                size: Theme.dp(72)
                name: "paper"
                color: root.accent
            }
            Label {
                id: caption
                anchors { left: card.isPicture ? parent.left : sheet.right; right: parent.right; margins: Theme.s }
                y: card.isPicture ? parent.height - height - Theme.xs : (parent.height - height) / 2
                text: card.isBad ? qsTr("打不开") : card.fileName
                color: card.isBad ? Theme.up : Theme.ink
                font.pixelSize: card.isPicture ? Theme.tiny : Theme.body
                font.bold: !card.isPicture
                maximumLineCount: card.isPicture ? 1 : 2
                elide: Text.ElideMiddle
            }
        }
    }
    Empty {
        visible: grid.count === 0
        anchors.centerIn: parent
        accent: root.accent
        pictogram: "stick"
        title: root.backend.isBusy ? qsTr("正在看U盘…") : root.backend.areTexts ? qsTr("U盘上没有文字文件") : qsTr("U盘上没有照片")
        text: root.backend.isBusy ? "" : root.backend.areTexts
            ? qsTr("插上U盘，里面放 .txt 文件，再按“再看一遍U盘”。")
            : qsTr("插上U盘，里面放手机拍的照片，再按“再看一遍U盘”。")
    }
}
