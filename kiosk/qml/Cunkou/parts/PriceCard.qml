// The price of what was looked for, above the articles. Fields of kiosk.views.prices.PriceRow.
import QtQuick
import Cunkou

Card {
    id: root

    required property string key
    required property string product
    required property string detail
    required property string picture
    required property string market
    required property string price
    required property string unit
    required property string previousWay
    required property string previousText
    required property string age
    required property bool demo
    required property string spoken

    role: Accessible.ListItem
    name: spoken
    edge: Theme.prices
    implicitHeight: Math.max(Theme.dp(120), (Theme.sp(38) + Theme.tiny) * 1.5 + Theme.m)

    Pictogram {
        id: drawing
        anchors { left: parent.left; leftMargin: Theme.m; verticalCenter: parent.verticalCenter }
        size: Theme.dp(84)
        name: root.picture
        color: Theme.prices
    }
    Column {
        anchors { left: drawing.right; right: amounts.left; verticalCenter: parent.verticalCenter }
        anchors { leftMargin: Theme.m; rightMargin: Theme.s }
        Label {
            width: parent.width
            text: root.product + (root.detail === "" ? "" : "  " + root.detail)
            font.pixelSize: Theme.strong
            font.bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.spAt(26, 1)
            wrapMode: Text.NoWrap
            maximumLineCount: 1
        }
        Label {
            width: parent.width
            text: (root.demo ? qsTr("演示") + " · " : "") + root.age + " · " + root.market
            color: Theme.inkSoft
            font.pixelSize: Theme.tiny
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.spAt(20, 1)
            wrapMode: Text.NoWrap
            maximumLineCount: 1
            mayElide: "the day stands first; the market stands whole on its own page"
        }
    }
    Column {
        id: amounts
        anchors { right: parent.right; rightMargin: Theme.m; verticalCenter: parent.verticalCenter }
        Row {
            anchors.right: parent.right
            spacing: Theme.xs
            Label {
                id: amount
                text: root.price
                font.pixelSize: Theme.sp(44)
                font.bold: true
                maximumLineCount: 1
            }
            Label {
                anchors.baseline: amount.baseline
                text: root.unit
                color: Theme.inkSoft
                font.pixelSize: Theme.tiny
                maximumLineCount: 1
            }
        }
        Label {
            anchors.right: parent.right
            text: root.previousText
            color: root.previousWay === "up" ? Theme.up : root.previousWay === "down" ? Theme.down : Theme.inkSoft
            font.pixelSize: Theme.tiny
            font.bold: true
            maximumLineCount: 1
        }
    }
}
