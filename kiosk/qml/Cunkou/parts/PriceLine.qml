// One line of the price list. Its fields are those of kiosk.views.prices.PriceRow; columns stand
// where PriceColumns says, under their heads.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.Backends

Pressable {
    id: root

    required property int index
    required property string key
    required property string heading
    required property string product
    required property string detail
    required property string picture
    required property string market
    required property string price
    required property string unit
    required property string previousWay
    required property string previousText
    required property string previousSince
    required property string weekWay
    required property string weekText
    required property string weekSince
    required property string low
    required property string high
    required property real lowAt
    required property real highAt
    required property real priceAt
    required property var line
    required property string age
    required property bool isOld
    required property string spoken

    readonly property real headingHeight: heading === "" ? 0 : headingLabel.implicitHeight + Theme.s

    role: Accessible.ListItem
    name: spoken
    height: headingHeight + PriceColumns.rowHeight

    Rectangle {
        id: headingStrip
        visible: root.heading !== ""
        width: parent.width
        height: root.headingHeight
        color: Theme.wash(Theme.prices)
        Label {
            id: headingLabel
            anchors { left: parent.left; leftMargin: Theme.m; verticalCenter: parent.verticalCenter }
            text: root.heading
            color: Theme.prices
            font.pixelSize: Theme.small
            font.bold: true
            maximumLineCount: 1
        }
    }
    Rectangle {
        y: root.headingHeight
        width: parent.width
        height: PriceColumns.rowHeight
        color: root.pressed ? Theme.pressed : "transparent"
    }
    Rectangle {
        visible: root.heading === ""
        width: parent.width - 2 * Theme.m
        x: Theme.m
        height: Theme.hair
        color: Theme.line
    }
    Item {
        id: cells
        y: root.headingHeight
        width: parent.width
        height: PriceColumns.rowHeight

        Pictogram {
            x: Theme.m
            y: (PriceColumns.firstLine - height) / 2
            size: PriceColumns.drawing
            name: root.picture
            color: Theme.prices
        }
        Column {
            id: names
            x: PriceColumns.nameX
            width: PriceColumns.nameWidth
            y: (PriceColumns.firstLine - height) / 2
            Row {
                width: parent.width
                spacing: Theme.dp(12)
                Label {
                    id: productLabel
                    width: Math.min(implicitWidth, parent.width)
                    text: root.product
                    font.pixelSize: Theme.sp(38)
                    font.bold: true
                    maximumLineCount: 1
                }
                Label {
                    visible: width > Theme.dp(40)
                    anchors.baseline: productLabel.baseline
                    width: Math.min(implicitWidth, names.width - productLabel.width - parent.spacing)
                    text: root.detail
                    color: Theme.inkSoft
                    font.pixelSize: Theme.small
                    maximumLineCount: 1
                    mayElide: "the product's own page says all of it"
                }
            }
            Row {
                width: parent.width
                spacing: Theme.dp(12)
                Label {
                    id: marketLabel
                    width: Math.min(implicitWidth, parent.width - ageLabel.width - parent.spacing)
                    text: root.market
                    color: Theme.inkSoft
                    font.pixelSize: Theme.tiny
                    maximumLineCount: 1
                    mayElide: "the product's own page says all of it"
                }
                Label {
                    id: ageLabel
                    visible: !root.isOld
                    text: root.age
                    color: Theme.inkSoft
                    font.pixelSize: Theme.tiny
                    maximumLineCount: 1
                }
                Mark {
                    visible: root.isOld
                    anchors.verticalCenter: marketLabel.verticalCenter
                    text: root.isOld ? root.age : ""
                }
            }
        }
        Label {
            id: priceLabel
            x: PriceColumns.priceX
            width: PriceColumns.priceWidth - PriceColumns.unitWidth
            y: (PriceColumns.firstLine - height) / 2
            text: root.price
            color: root.isOld ? Theme.inkSoft : Theme.ink
            font.pixelSize: Theme.number
            font.bold: true
            maximumLineCount: 1
            horizontalAlignment: Text.AlignRight
        }
        Label {
            x: PriceColumns.priceX + PriceColumns.priceWidth - width
            width: PriceColumns.unitWidth - Theme.xs
            anchors.baseline: priceLabel.baseline
            text: root.unit
            color: Theme.inkSoft
            font.pixelSize: Theme.tiny
            maximumLineCount: 1
        }
        ChangeWords {
            x: PriceColumns.previousX
            y: PriceColumns.changeY(height)
            width: PriceColumns.changeWidth
            way: root.previousWay
            text: root.previousText
            since: root.previousSince
        }
        ChangeWords {
            x: PriceColumns.weekX
            y: PriceColumns.changeY(height)
            width: PriceColumns.changeWidth
            way: root.weekWay
            text: root.weekText
            since: root.weekSince
        }
        RangeBar {
            visible: PriceColumns.rangeWidth > 0
            x: PriceColumns.rangeX
            y: (PriceColumns.firstLine - height) / 2 + Theme.dp(6)
            width: PriceColumns.rangeWidth
            low: root.low
            high: root.high
            lowAt: root.lowAt
            highAt: root.highAt
            priceAt: root.priceAt
        }
        Sparkline {
            visible: PriceColumns.sparkWidth > 0
            x: PriceColumns.sparkX
            y: PriceColumns.sparkY
            width: PriceColumns.sparkWidth
            height: PriceColumns.sparkHeight
            ink: Theme.prices
            strokeWidth: Theme.dp(4)
            line: root.line
        }
    }
}
