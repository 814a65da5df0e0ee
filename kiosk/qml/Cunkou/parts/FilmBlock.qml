// A film above a text: its picture with a big play sign; a touch plays it. One that has not come
// says so.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Card {
    id: root

    required property string media
    required property string poster
    required property string title
    required property string line
    required property bool playable
    property color accent: Theme.courses
    property int generation: 0
    readonly property bool upright: Theme.portrait

    name: qsTr("放影片：") + title
    live: playable
    implicitHeight: upright ? pane.height + words.height + Theme.l : Math.max(pane.height, words.height + Theme.l)

    Rectangle {
        id: pane
        width: root.upright ? root.width : Math.round(height * 16 / 9)
        height: root.upright ? Math.round(width * 9 / 16) : Theme.dp(340)
        radius: root.radius
        color: Theme.film
        Picture {
            anchors.fill: parent
            visible: arrived
            sha256: root.poster
            radius: root.radius
            placeholder: ""
            generation: root.generation
        }
        Rectangle {
            anchors.centerIn: parent
            width: Theme.dp(168)
            height: width
            radius: width / 2
            color: root.pressed ? Theme.pressed : Theme.card
            border.color: root.accent
            border.width: Theme.dp(8)
            Pictogram {
                anchors.centerIn: parent
                anchors.horizontalCenterOffset: root.playable ? Theme.dp(6) : 0
                size: Theme.dp(96)
                name: root.playable ? "play" : "clock"
                color: root.accent
            }
        }
    }
    Column {
        id: words
        x: root.upright ? Theme.m : pane.width + Theme.l
        y: root.upright ? pane.height + Theme.s : (root.height - height) / 2
        width: root.width - x - Theme.m
        spacing: Theme.s
        Label {
            width: parent.width
            text: root.title
            font.pixelSize: Theme.strong
            font.bold: true
            maximumLineCount: 3
        }
        Label {
            width: parent.width
            text: root.line
            color: root.playable ? root.accent : Theme.inkSoft
            font.bold: root.playable
            maximumLineCount: 4
        }
    }
}
