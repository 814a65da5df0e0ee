// Big letters in the order of the primer, or figures; one key to rub out, one to change over.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Grid {
    id: root

    property bool figures: false
    property color accent: Theme.ink
    property real room: 0               // height to fill; keys are never lower than a finger
    signal pressed(letter: string)
    signal rubbed

    readonly property real keyWidth: (width - (columns - 1) * spacing) / columns
    readonly property real keyHeight: Math.max(Theme.dp(88),
        Math.min(Theme.dp(152), (room - 3 * spacing) / 4))

    columns: figures ? 3 : 7
    spacing: Theme.s

    Repeater {
        model: (root.figures ? "123456789" : "abcdefghijklmnopqrstuvwxyz").split("")
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
        text: root.figures ? qsTr("字母") : "123"
        name: root.figures ? qsTr("字母") : qsTr("数字")
        size: Theme.sp(34)
        onTapped: root.figures = !root.figures
    }
    LetterKey {
        visible: root.figures
        width: root.keyWidth
        height: root.keyHeight
        accent: root.accent
        text: "0"
        onTapped: root.pressed("0")
    }
    LetterKey {
        width: root.keyWidth
        height: root.keyHeight
        accent: root.accent
        text: qsTr("删一个")
        pictogram: "delete"
        onTapped: root.rubbed()
    }
}
