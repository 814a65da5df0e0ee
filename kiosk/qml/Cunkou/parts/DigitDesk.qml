// Where a number is pressed, with the words that may stand behind it.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.Backends

Item {
    id: root

    required property FormBackend backend
    property color accent: Theme.ink

    readonly property bool hasUnits: choices.count > 0
    readonly property real keysWidth: hasUnits ? Math.round(width * 0.54) : width
    readonly property real keyHeight: Math.max(Theme.dp(88),
        Math.min(Theme.dp(132), (height - well.height - Theme.m - 3 * Theme.s) / 4))

    Rectangle {
        id: well
        width: parent.width
        height: Theme.dp(108)
        radius: Theme.radius
        color: Theme.card
        border.color: root.accent
        border.width: 2 * Theme.hair
        Label {
            anchors { left: parent.left; leftMargin: Theme.m; verticalCenter: parent.verticalCenter }
            text: root.backend.said === "" ? qsTr("按数字") : root.backend.said
            color: root.backend.said === "" ? Theme.inkSoft : Theme.ink
            font.pixelSize: Theme.title
            font.bold: root.backend.said !== ""
            maximumLineCount: 1
        }
    }
    ChoiceDesk {
        id: units
        visible: root.hasUnits
        anchors { left: keys.right; leftMargin: Theme.m; right: parent.right; top: keys.top; bottom: parent.bottom }
        options: root.backend.options
        accent: root.accent
        onPicked: value => root.backend.pick(value)
        Repeater {
            id: choices
            model: root.backend.options
            Item {}
        }
    }
    Grid {
        id: keys
        anchors { left: parent.left; bottom: parent.bottom }
        columns: 3
        spacing: Theme.s
        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", root.backend.chosen === "phone" ? "-" : ".", "0"]
            LetterKey {
                required property string modelData
                width: Math.floor((root.keysWidth - 2 * Theme.s) / 3)
                height: root.keyHeight
                accent: root.accent
                text: modelData
                onTapped: root.backend.digit(modelData)
            }
        }
        LetterKey {
            width: Math.floor((root.keysWidth - 2 * Theme.s) / 3)
            height: root.keyHeight
            accent: root.accent
            text: qsTr("删一个")
            pictogram: "delete"
            onTapped: root.backend.rub()
        }
    }
}
