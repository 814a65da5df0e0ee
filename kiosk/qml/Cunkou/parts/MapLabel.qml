// A name on the map with its sign and its word; its fields are those of kiosk.views.map.LabelRow.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Pressable {
    id: root

    required property string key
    required property string kind
    required property string title
    required property string word
    required property string picture
    required property int level
    required property bool isOwn
    required property bool bearsHome
    required property string mark
    required property bool isChosen
    required property real placeX
    required property real placeY
    required property real wide
    required property real high
    required property string spoken
    property int named: Theme.small         // type of the name, and of the word below it
    property int worded: Theme.tiny

    readonly property color ground: level >= 0 ? Theme.levelColor(level) : isOwn ? Theme.mark : Theme.card
    readonly property color ink: level >= 0 ? Theme.levelInk(level) : isOwn ? Theme.markInk : Theme.ink

    x: placeX
    y: placeY
    width: wide
    height: high
    live: key !== ""
    name: spoken
    low: "a name covers as little of the map as can be"

    Rectangle {
        anchors.fill: parent
        radius: Theme.smallRadius
        color: root.pressed ? Theme.pressedColor(root.ground) : root.ground
        border.color: root.isChosen ? Theme.ink : Theme.quiet
        border.width: root.isChosen ? Theme.dp(5) : Theme.hair
    }
    Column {
        anchors.centerIn: parent
        width: parent.width - 0.8 * root.named
        Row {
            spacing: root.named * 0.4
            Label {
                text: root.title
                color: root.ink
                font.pixelSize: root.named
                font.bold: true
                maximumLineCount: 1
            }
            component Sign: Roundel {
                anchors.verticalCenter: parent.verticalCenter
                size: Math.round(root.named * 1.4)
            }
            Sign {
                visible: root.word === "" && root.picture !== ""
                drawing: root.picture
            }
            Sign {
                visible: root.bearsHome
                drawing: "home"
            }
            Mark {
                anchors.verticalCenter: parent.verticalCenter
                size: root.worded
                text: root.mark
            }
        }
        Row {
            visible: root.word !== ""
            spacing: root.worded * 0.4
            Roundel {
                visible: root.picture !== ""
                anchors.verticalCenter: parent.verticalCenter
                size: Math.round(root.worded * 1.45)
                drawing: root.picture
            }
            Label {
                text: root.word
                color: root.ink
                font.pixelSize: root.worded
                maximumLineCount: 1
            }
        }
    }
}
