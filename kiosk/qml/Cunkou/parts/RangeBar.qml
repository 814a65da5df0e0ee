// Lowest to highest on the range of a month, with a mark at the price of most trade. The numbers stand
// under the ends of what they say, apart from each other and within the track.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Item {
    id: root

    property string low: ""
    property string high: ""
    property real lowAt: 0
    property real highAt: 1
    property real priceAt: 0.5
    property color accent: Theme.prices

    readonly property real words: lowLabel.implicitWidth + Theme.xs + highLabel.implicitWidth
    readonly property real spread: Math.max(words, today.width)
    readonly property real wordsX: Math.max(0, Math.min(width - spread, today.x + (today.width - spread) / 2))

    implicitHeight: track.height + Theme.dp(4) + lowLabel.implicitHeight

    Rectangle {
        id: track
        y: Theme.dp(4)
        width: parent.width
        height: Theme.dp(14)
        radius: height / 2
        color: Theme.paperDeep
        Rectangle {
            id: today
            x: root.lowAt * (parent.width - parent.height)
            width: (root.highAt - root.lowAt) * (parent.width - parent.height) + parent.height
            height: parent.height
            radius: height / 2
            color: root.accent
        }
        Rectangle {
            x: root.priceAt * (parent.width - parent.height) + (parent.height - width) / 2
            y: (parent.height - height) / 2
            width: Theme.dp(8)
            height: parent.height + Theme.dp(12)
            radius: width / 2
            color: Theme.ink
            border.color: Theme.card
            border.width: Theme.hair
        }
    }
    Label {
        id: lowLabel
        x: root.wordsX
        anchors.bottom: parent.bottom
        text: root.low
        color: Theme.inkSoft
        font.pixelSize: Theme.tiny
        maximumLineCount: 1
    }
    Label {
        id: highLabel
        x: root.wordsX + root.spread - width
        anchors.bottom: parent.bottom
        text: root.high
        color: Theme.inkSoft
        font.pixelSize: Theme.tiny
        maximumLineCount: 1
    }
}
