// One line of a form: what is asked, what stands there; filled with colour while it is answered.
import QtQuick
import Cunkou

Card {
    id: root

    required property string label
    required property string value
    required property bool isChosen
    required property bool isWrong
    property color accent: Theme.ink

    name: label
    ground: isChosen ? Theme.wash(accent) : Theme.card
    edge: isWrong ? Theme.up : isChosen ? accent : "transparent"
    implicitHeight: Theme.target

    Label {
        id: asked
        anchors { left: parent.left; leftMargin: Theme.m; verticalCenter: parent.verticalCenter }
        width: Math.min(Theme.small * 5.6, parent.width * 0.4)
        text: root.label
        color: root.isWrong ? Theme.up : Theme.inkSoft
        font.pixelSize: Theme.small
        maximumLineCount: 2
    }
    Label {
        anchors { left: asked.right; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors { leftMargin: Theme.s; rightMargin: Theme.s }
        text: root.value === "" ? qsTr("还没写") : root.value
        color: root.value === "" ? Theme.inkSoft : Theme.ink
        font.pixelSize: Theme.body
        font.bold: root.value !== ""
        maximumLineCount: 1
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.tiny
    }
}
