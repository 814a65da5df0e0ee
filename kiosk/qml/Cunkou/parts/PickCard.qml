// A picture to touch: everything about what it shows.
import QtQuick
import Cunkou

Card {
    id: root

    required property string word
    required property string picture
    property color accent: Theme.ink

    name: word
    implicitHeight: Theme.dp(120) + Theme.body * 1.45 + Theme.m

    Column {
        anchors.centerIn: parent
        width: parent.width - Theme.s
        Pictogram {
            anchors.horizontalCenter: parent.horizontalCenter
            size: Theme.dp(104)
            name: root.picture
            color: root.accent
        }
        Label {
            width: parent.width
            text: root.word
            font.bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.spAt(22, 1)
            wrapMode: Text.NoWrap
            maximumLineCount: 1
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
