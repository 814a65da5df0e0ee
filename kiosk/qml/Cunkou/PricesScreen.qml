// The price list: chips of markets, the unit switch, a table of big figures.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

PageFrame {
    id: root

    required property PricesBackend backend
    property alias position: table.fromTop
    readonly property Voice voice: stage.voice as Voice

    anchors.fill: parent
    title: qsTr("市场行情")
    pictogram: "prices"
    accent: Theme.prices
    takeable: !backend.isEmpty
    aside: backend.isDemo ? qsTr("演示数据") : ""
    footItems: [
        TurnButton {
            visible: table.pageable
            turns: table
            way: -1
            onTapped: table.turnLines(-1)
        },
        TurnButton {
            visible: table.pageable
            turns: table
            way: 1
            accent: Theme.prices
            onTapped: table.turnLines(1)
        }
    ]

    ChipRow {
        id: chips
        visible: !root.backend.isEmpty
        anchors { left: parent.left; top: parent.top; topMargin: Theme.m; leftMargin: Theme.margin }
        anchors.right: Theme.portrait ? parent.right : unitSwitch.left
        anchors.rightMargin: Theme.portrait ? Theme.margin : Theme.m
        height: implicitHeight
        model: root.backend.markets
        accent: Theme.prices
        chip: Chip {
            required property string market
            required property string label
            required property bool isChosen

            live: chips.hasRoom(y)
            text: label
            pictogram: market === "" ? "place" : ""
            chosen: isChosen
            accent: Theme.prices
            onTapped: {
                root.backend.choose(market)
                table.toTop()
            }
        }
    }
    UnitSwitch {
        id: unitSwitch
        visible: !root.backend.isEmpty
        anchors { right: parent.right; rightMargin: Theme.margin }
        anchors { top: Theme.portrait ? chips.bottom : parent.top; topMargin: Theme.portrait ? Theme.s : Theme.m }
        perKilogram: root.backend.perKilogram
        onTapped: root.backend.exchangeUnit()
    }
    Rectangle {
        id: paper
        visible: !root.backend.isEmpty
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom; margins: Theme.margin }
        anchors { topMargin: Theme.m; bottomMargin: Theme.m }
        anchors.top: Theme.portrait || unitSwitch.height > chips.height ? unitSwitch.bottom : chips.bottom
        radius: Theme.smallRadius
        color: Theme.card
        border.color: Theme.line
        border.width: Theme.hair

        Item {
            id: heads
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.hair }
            height: Theme.tiny * 1.45 + Theme.s
            component Head: Label {
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.inkSoft
                font.pixelSize: Theme.tiny
                maximumLineCount: 1
            }
            Head { visible: !Theme.portrait; x: PriceColumns.nameX; text: qsTr("东西和市场") }
            Head {
                id: priceHead
                x: PriceColumns.priceX + PriceColumns.priceWidth - (Theme.portrait ? 0 : PriceColumns.unitWidth) - width
                text: qsTr("成交最多的价")
            }
            component ChangeHead: Head {
                property real end: x + PriceColumns.changeWidth
                width: end - x
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.spAt(20, 1)
            }
            ChangeHead { x: PriceColumns.previousX; text: qsTr("比上次") }
            ChangeHead {
                x: PriceColumns.weekX
                end: Theme.portrait ? priceHead.x - Theme.s : x + PriceColumns.changeWidth
                text: qsTr("比一周前")
            }
            Head { visible: PriceColumns.hasRange; x: PriceColumns.rangeX; text: qsTr("最低到最高") }
            Head { visible: PriceColumns.hasSpark && !Theme.portrait; x: PriceColumns.sparkX; text: qsTr("近30天") }
        }
        LineList {
            id: table

            anchors { left: parent.left; right: parent.right; top: heads.bottom; bottom: parent.bottom }
            anchors.margins: Theme.hair
            stage: root.stage
            model: root.backend.rows
            reuseItems: true
            cacheBuffer: 0
            Connections {
                target: root.voice
                function onMoved() {
                    if (!root.visible || root.voice.rows !== "prices")
                        return
                    table.positionViewAtIndex(root.voice.row, ListView.Contain)
                    table.rest()
                }
            }
            delegate: PriceLine {
                id: price
                width: PriceColumns.width
                onTapped: root.stage.open("product", key)
                Heard { voice: root.voice; rows: "prices"; row: price.index }
            }
        }
    }
    Empty {
        visible: root.backend.isEmpty
        anchors.centerIn: parent
        pictogram: "prices"
        accent: Theme.prices
        title: qsTr("还没有收到价格")
        text: qsTr("市场报了价，县里发来，这里就会显示。别的栏目照常能看。")
    }
}
