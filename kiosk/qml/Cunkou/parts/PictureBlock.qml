pragma ComponentBehavior: Bound
// A picture in a text; opens large at a touch.
import QtQuick
import Cunkou

Pressable {
    id: root

    required property string sha256
    property string caption: ""
    property color accent: Theme.ink
    property int generation: 0
    signal opened

    name: caption === "" ? qsTr("图片") : caption
    live: shown.arrived
    width: parent ? parent.width : 0
    height: shown.height + (words.visible ? words.implicitHeight + Theme.xs : 0)
    onTapped: opened()

    Picture {
        id: shown
        width: root.width
        height: arrived ? fitted : Theme.dp(240)
        limit: Theme.dp(Theme.portrait ? 620 : 480)
        whole: true
        sha256: root.sha256
        tint: root.accent
        generation: root.generation
    }
    Label {
        id: words
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        visible: text !== ""
        text: shown.missing ? qsTr("（图片还没有收到）") + root.caption : root.caption
        color: Theme.inkSoft
        font.pixelSize: Theme.small
        horizontalAlignment: Text.AlignHCenter
    }
}
