// One product: its price in big figures, three months as a chart, the other markets.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

PageFrame {
    id: root

    required property ProductBackend backend
    property alias position: page.contentY
    readonly property Voice voice: stage.voice as Voice

    anchors.fill: parent
    title: qsTr("市场行情")
    pictogram: "prices"
    accent: Theme.prices
    takeable: !backend.isEmpty
    footItems: [
        TurnButton {
            visible: page.contentHeight > page.height + Theme.dp(4)
            turns: page
            way: -1
            onTapped: page.turn(-1)
        },
        TurnButton {
            visible: page.contentHeight > page.height + Theme.dp(4)
            turns: page
            way: 1
            accent: Theme.prices
            onTapped: page.turn(1)
        }
    ]

    Flickable {
        id: page

        function turn(pages: int) {
            const last = Math.max(0, contentHeight - height)
            contentY = Math.max(0, Math.min(last, contentY + pages * height * 0.85))
        }

        anchors.fill: parent
        contentHeight: Math.max(height, pages.height)
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: pages
            width: page.width
            Repeater {
                model: root.backend.pages
                Item {
                    id: sheet

                    required property string product
                    required property string detail
                    required property string picture
                    required property string market
                    required property string price
                    required property string unit
                    required property string range
                    required property string age
                    required property bool isOld
                    required property bool demo
                    required property string previousWay
                    required property string previousText
                    required property string previousSince
                    required property string weekWay
                    required property string weekText
                    required property string weekSince
                    required property string highest
                    required property string lowest
                    required property bool byMass
                    required property var chart

                    readonly property bool upright: Theme.portrait
                    readonly property real half: Math.round(width * 0.33)

                    width: pages.width
                    height: Math.max(page.height, head.y + head.height + Theme.m, others.y + others.height + Theme.m)

                    ProductHead {
                        id: head
                        x: Theme.margin
                        y: Theme.m
                        width: sheet.upright ? parent.width - 2 * Theme.margin : sheet.half
                        height: sheet.upright ? implicitHeight
                            : Math.max(implicitHeight, page.height - 2 * Theme.m)
                        picture: sheet.picture
                        product: sheet.product
                        detail: sheet.detail
                        market: sheet.market
                        price: sheet.price
                        unit: sheet.unit
                        range: sheet.range
                        age: sheet.age
                        isOld: sheet.isOld
                        previousWay: sheet.previousWay
                        previousText: sheet.previousText
                        previousSince: sheet.previousSince
                        weekWay: sheet.weekWay
                        weekText: sheet.weekText
                        weekSince: sheet.weekSince
                        highest: sheet.highest
                        lowest: sheet.lowest
                        byMass: sheet.byMass
                        perKilogram: root.backend.perKilogram
                        demo: sheet.demo
                        onExchanged: root.backend.exchangeUnit()
                        Heard { voice: root.voice; rows: "head"; within: page }
                    }
                    Card {
                        id: chartCard
                        live: false
                        x: sheet.upright ? Theme.margin : head.x + head.width + Theme.m
                        y: sheet.upright ? head.y + head.height + Theme.m : Theme.m
                        width: parent.width - x - Theme.margin
                        height: sheet.upright ? Theme.dp(500) + Theme.tiny * 5 + beside.height
                            : Math.max(Theme.tiny * 18 + beside.height, page.height - 3 * Theme.m - Math.min(others.height, Theme.dp(330)))
                        Label {
                            id: chartTitle
                            x: Theme.m
                            y: Theme.xs
                            width: parent.width - 2 * Theme.m
                            text: qsTr("近90天的价（%1）").arg(sheet.unit)
                            color: Theme.inkSoft
                            font.pixelSize: Theme.small
                            maximumLineCount: 1
                        }
                        Flow {                  // what it can be compared with
                            id: beside
                            x: Theme.m
                            y: chartTitle.y + chartTitle.height + (visible ? Theme.xs : 0)
                            width: parent.width - 2 * Theme.m
                            height: visible ? implicitHeight : 0
                            visible: root.backend.choiceCount > 0
                            spacing: Theme.s
                            Repeater {
                                model: root.backend.choices
                                Chip {
                                    required property string key
                                    required property string label
                                    required property bool isChosen
                                    text: label
                                    name: qsTr("和%1比").arg(label)
                                    accent: Theme.inkSoft
                                    chosen: isChosen
                                    onTapped: root.backend.compare(key)
                                }
                            }
                        }
                        PriceChart {
                            id: drawing

                            readonly property var worn: [Theme.line, Theme.inkSoft, Theme.card, Theme.family, Theme.tiny]

                            function dressed() {
                                dress(worn[0], worn[1], worn[2], worn[3], worn[4])
                            }

                            // Without a size it gives its pixels back while the page is hidden.
                            x: Theme.m
                            y: beside.y + beside.height + (beside.visible ? Theme.s : 0)
                            width: visible ? parent.width - 2 * Theme.m : 0
                            height: visible ? parent.height - y - Theme.xs : 0
                            ink: Theme.prices
                            strokeWidth: Theme.dp(5)
                            chart: sheet.chart
                            Accessible.role: Accessible.Graphic
                            Accessible.name: chartTitle.text
                            Accessible.description: sheet.price + " " + sheet.unit
                            Component.onCompleted: dressed()
                            onWornChanged: dressed()
                            PointHandler {
                                onPointChanged: if (active) drawing.read(point.position.x)
                            }
                        }
                    }
                    Card {
                        id: others
                        live: false
                        x: chartCard.x
                        y: chartCard.y + chartCard.height + Theme.m
                        width: chartCard.width
                        height: visible ? otherTitle.height + lines.height + Theme.s : 0
                        visible: lines.count > 0
                        Label {
                            id: otherTitle
                            x: Theme.m
                            y: Theme.xs
                            height: implicitHeight + Theme.s
                            text: qsTr("别处的价（高的在前）")
                            color: Theme.inkSoft
                            font.pixelSize: Theme.small
                            maximumLineCount: 1
                        }
                        ListView {
                            id: lines
                            y: otherTitle.height
                            width: parent.width
                            height: contentHeight
                            interactive: false
                            cacheBuffer: 0
                            model: root.backend.markets
                            delegate: MarketLine {
                                id: market
                                width: lines.width
                                onTapped: root.stage.open("product", key)
                                Heard { voice: root.voice; rows: "markets"; row: market.index; within: page }
                            }
                        }
                    }
                }
            }
        }
    }
    Empty {
        visible: root.backend.isEmpty
        anchors.centerIn: parent
        pictogram: "prices"
        accent: Theme.prices
        title: qsTr("这个价没有再报")
        text: qsTr("近90天没有市场报这一样的价。点“返回”看别的。")
    }
}
