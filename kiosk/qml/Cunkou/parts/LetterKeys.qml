// Big letters in the order of the primer, with one key to rub out and one to begin again.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Grid {
    id: root

    property string letters: "abcdefghijklmnopqrstuvwxyz"
    property color accent: Theme.ink
    property real room: 0               // height to fill; keys are never lower than a finger
    signal pressed(letter: string)
    signal rubbed
    signal cleared

    readonly property real keyWidth: (width - (columns - 1) * spacing) / columns
    readonly property real keyHeight: Math.max(Theme.dp(88),
        Math.min(Theme.dp(132), (room - 3 * spacing) / 4))

    columns: 7
    spacing: Theme.s

    Repeater {
        model: root.letters.split("")
        LetterKey {
            required property string modelData
            width: root.keyWidth
            height: root.keyHeight
            accent: root.accent
            text: modelData
            onTapped: root.pressed(modelData)
        }
    }
    LetterKey {
        width: root.keyWidth
        height: root.keyHeight
        accent: root.accent
        text: qsTr("删一个")
        pictogram: "delete"
        onTapped: root.rubbed()
    }
    LetterKey {
        width: root.keyWidth
        height: root.keyHeight
        accent: root.accent
        text: qsTr("重新写")
        pictogram: "close"
        onTapped: root.cleared()
    }
}
