// 元/斤 or 元/公斤: one touch exchanges them; the one in force is filled.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Pressable {
    id: root

    property bool perKilogram: false
    property color accent: Theme.prices

    name: perKilogram ? qsTr("换成元/斤") : qsTr("换成元/公斤")
    implicitWidth: halves.implicitWidth + 2 * Theme.dp(6)
    implicitHeight: Math.max(Theme.target, Theme.body * 1.45 + Theme.m)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.pressed ? Theme.pressed : Theme.card
        border.color: Theme.line
        border.width: Theme.hair
    }
    Row {
        id: halves
        anchors.centerIn: parent
        height: parent.height - 2 * Theme.dp(6)
        Repeater {
            model: [qsTr("元/斤"), qsTr("元/公斤")]
            Rectangle {
                id: half
                required property string modelData
                required property int index
                readonly property bool inForce: root.perKilogram === (index === 1)

                width: word.implicitWidth + 2 * Theme.m
                height: halves.height
                radius: Theme.radius - Theme.dp(4)
                color: inForce ? root.accent : "transparent"
                Label {
                    id: word
                    anchors.centerIn: parent
                    text: half.modelData
                    color: half.inForce ? Theme.onColor : Theme.inkSoft
                    font.bold: half.inForce
                    maximumLineCount: 1
                    elide: Text.ElideNone
                }
            }
        }
    }
}
