// The same product at another market. Its fields are those of kiosk.views.product.MarketRow.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Pressable {
    id: root

    required property int index
    required property string key
    required property string market
    required property string detail
    required property string price
    required property string unit
    required property string compared
    required property string way
    required property string age
    required property bool isOld
    required property bool isBest

    role: Accessible.ListItem
    name: market + " " + price + " " + unit + " " + compared
    height: Math.max(Theme.dp(104), (Theme.strong + Theme.tiny) * 1.5 + Theme.s)

    Rectangle {
        anchors.fill: parent
        color: root.pressed ? Theme.pressed : "transparent"
    }
    Rectangle {
        visible: root.index > 0
        x: Theme.m
        width: parent.width - 2 * Theme.m
        height: Theme.hair
        color: Theme.line
    }
    Column {
        anchors { left: parent.left; right: amounts.left; verticalCenter: parent.verticalCenter }
        anchors { leftMargin: Theme.m; rightMargin: Theme.s }
        Row {
            width: parent.width
            spacing: Theme.dp(12)
            Label {
                width: Math.min(implicitWidth, parent.width - (best.visible ? best.width + parent.spacing : 0))
                text: root.market
                font.pixelSize: Theme.strong
                maximumLineCount: 1
            }
            Mark {
                id: best
                anchors.verticalCenter: parent.verticalCenter
                text: root.isBest ? qsTr("价最高") : ""
            }
        }
        Row {
            width: parent.width
            spacing: Theme.dp(12)
            Label {
                visible: root.detail !== ""
                width: Math.min(implicitWidth, parent.width - ageLabel.implicitWidth - 2 * Theme.s)
                text: root.detail
                color: Theme.inkSoft
                font.pixelSize: Theme.tiny
                maximumLineCount: 1
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
                text: root.isOld ? root.age : ""
            }
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
                color: root.isOld ? Theme.inkSoft : Theme.ink
                font.pixelSize: Theme.head
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
            visible: text !== ""
            text: root.compared
            color: root.way === "up" ? Theme.up : root.way === "down" ? Theme.down : Theme.inkSoft
            font.pixelSize: Theme.tiny
            maximumLineCount: 1
        }
    }
}
