pragma ComponentBehavior: Bound
// A picture over the whole page; any touch closes it.
import QtQuick
import Cunkou

Pressable {
    id: root

    property string sha256: ""
    property string caption: ""
    property int generation: 0

    readonly property bool coversAll: visible

    name: qsTr("关闭图片")
    visible: sha256 !== ""
    live: visible
    onTapped: sha256 = ""

    Rectangle {
        anchors.fill: parent
        color: Theme.shade
    }
    MouseArea { anchors.fill: parent; enabled: root.visible; onClicked: root.tapped() }
    Picture {
        anchors { fill: parent; margins: Theme.xl; bottomMargin: Theme.xl + bottom.height }
        whole: true
        limit: height
        sha256: root.sha256
        placeholder: root.visible ? "picture" : ""      // as large as the glass: not drawn unseen
        generation: root.generation
    }
    Rectangle {
        id: bottom
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: Math.max(Theme.bar, words.implicitHeight + Theme.m)
        color: Theme.card
        Label {
            id: words
            anchors { left: parent.left; right: close.left; verticalCenter: parent.verticalCenter }
            anchors.margins: Theme.margin
            text: root.caption
            maximumLineCount: 2
            Accessible.role: Accessible.Heading
        }
        BigButton {
            id: close
            anchors { right: parent.right; rightMargin: Theme.margin; verticalCenter: parent.verticalCenter }
            live: root.visible
            text: qsTr("关闭")
            pictogram: "close"
            strong: true
            onTapped: root.tapped()
        }
    }
}
