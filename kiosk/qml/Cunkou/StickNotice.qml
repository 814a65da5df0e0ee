// What happens to the stick that was plugged in, in one line above the foot of every page.
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

Item {
    id: root

    required property Stage stage
    required property StickBackend backend

    readonly property color ground: backend.isWrong ? Theme.up
                                    : backend.isBusy ? Theme.weather : Theme.technique

    anchors.fill: parent
    visible: backend.line !== ""

    Rectangle {
        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom }
        anchors.bottomMargin: Theme.bar + Theme.dp(8) + Theme.m     // the foot stays free
        width: Math.min(parent.width - 2 * Theme.margin, sign.width + words.implicitWidth + 2 * Theme.l + Theme.m)
        height: words.implicitHeight + 2 * Theme.m
        radius: Theme.radius
        color: root.ground
        border.color: Theme.card
        border.width: Theme.dp(4)
        Pictogram {
            id: sign
            anchors { left: parent.left; leftMargin: Theme.l; verticalCenter: parent.verticalCenter }
            size: Theme.dp(64)
            name: "stick"
            color: Theme.onColor
        }
        Label {
            id: words
            anchors { left: sign.right; right: parent.right; verticalCenter: parent.verticalCenter }
            anchors { leftMargin: Theme.m; rightMargin: Theme.l }
            text: root.backend.line
            color: Theme.onColor
            font.pixelSize: Theme.strong
            font.bold: true
            maximumLineCount: 3
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
    }
}
