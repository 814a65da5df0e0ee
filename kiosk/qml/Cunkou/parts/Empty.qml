// Nothing to show here: what happened and what still works, in words.
import QtQuick
import Cunkou

Column {
    id: root

    property string pictogram: "paper"
    property string title: ""
    property string text: ""
    property color accent: Theme.inkSoft

    width: parent ? Math.min(parent.width - 2 * Theme.xl, Theme.dp(1100)) : 0
    spacing: Theme.m
    Pictogram {
        anchors.horizontalCenter: parent.horizontalCenter
        size: Theme.dp(160)
        name: root.pictogram
        color: root.accent
    }
    Label {
        width: parent.width
        text: root.title
        font.pixelSize: Theme.head
        font.bold: true
        horizontalAlignment: Text.AlignHCenter
    }
    Label {
        width: parent.width
        visible: text !== ""
        text: root.text
        color: Theme.inkSoft
        lineHeight: Theme.lineHeight
        horizontalAlignment: Text.AlignHCenter
    }
}
