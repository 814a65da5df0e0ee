// Three ways to look for something: by writing, by spelling, by pictures.
import QtQuick
import Cunkou

Row {
    id: root

    property string way: ""
    property bool writes: true
    property color accent: Theme.ink
    signal chosen(way: string)

    readonly property int count: writes ? 3 : 2
    readonly property real share: Math.floor((width - (count - 1) * spacing) / count)

    spacing: Theme.s

    BigButton {
        visible: root.writes
        width: root.share
        height: root.height
        text: qsTr("写字")
        pictogram: "pen"
        accent: root.accent
        strong: root.way === "write"
        onTapped: root.chosen("write")
    }
    BigButton {
        width: root.share
        height: root.height
        text: qsTr("拼音")
        pictogram: "keys"
        accent: root.accent
        strong: root.way === "spell"
        onTapped: root.chosen("spell")
    }
    BigButton {
        width: root.share
        height: root.height
        text: qsTr("看图")
        pictogram: "pictures"
        accent: root.accent
        strong: root.way === "look"
        onTapped: root.chosen("look")
    }
}
