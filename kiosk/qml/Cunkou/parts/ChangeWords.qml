// How a price moved: sign, word and amount; under it what it is compared with.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Column {
    id: root

    property string way: ""             // up, down, same, or empty: nothing to compare
    property string text: ""
    property string since: ""
    property int size: Theme.strong
    property bool alignRight: false

    Label {
        width: root.width
        text: root.text
        color: root.way === "up" ? Theme.up : root.way === "down" ? Theme.down : Theme.inkSoft
        font.pixelSize: root.size
        font.bold: root.way === "up" || root.way === "down"
        fontSizeMode: Text.HorizontalFit        // an amount is never cut
        minimumPixelSize: Theme.spAt(24, 1)
        wrapMode: Text.NoWrap
        maximumLineCount: 1
        horizontalAlignment: root.alignRight ? Text.AlignRight : Text.AlignLeft
    }
    Label {
        visible: root.since !== ""
        width: root.width
        text: root.since
        color: Theme.inkSoft
        font.pixelSize: Theme.tiny
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.tiny * 0.8
        maximumLineCount: 1
        horizontalAlignment: root.alignRight ? Text.AlignRight : Text.AlignLeft
    }
}
