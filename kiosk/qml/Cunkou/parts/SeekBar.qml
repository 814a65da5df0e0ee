// Where a film or a sound stands, and where a finger wants it: a handle as large as a fingertip.
import QtQuick
import Cunkou

Item {
    id: root

    property string name: qsTr("放到哪里了")
    property int place: 0                   // ms
    property int length: 0                  // ms; 0 while unknown
    property color accent: Theme.courses
    property color ink: Theme.ink
    property bool live: length > 0
    signal chosen(place: int)

    readonly property bool held: touch.pressed
    readonly property int wanted: held ? touch.wanted : place
    readonly property real run: Math.max(1, width - handle.width)

    implicitHeight: Theme.target
    Accessible.role: Accessible.Slider
    Accessible.name: name

    Rectangle {
        id: groove
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors { leftMargin: handle.width / 2; rightMargin: handle.width / 2 }
        height: Theme.dp(14)
        radius: height / 2
        color: Theme.line
    }
    Rectangle {
        anchors { left: groove.left; verticalCenter: groove.verticalCenter }
        width: handle.x
        height: groove.height
        radius: groove.radius
        color: root.accent
    }
    Rectangle {
        id: handle
        x: Math.round(root.run * (root.length > 0 ? Math.min(1, root.wanted / root.length) : 0))
        anchors.verticalCenter: parent.verticalCenter
        visible: root.live
        width: Theme.dp(64)
        height: width
        radius: width / 2
        color: root.held ? Theme.pressed : Theme.card
        border.color: root.accent
        border.width: Theme.dp(8)
    }
    Rectangle {                             // while a finger moves it: what it points at
        visible: root.held
        x: Math.max(0, Math.min(root.width - width, handle.x + (handle.width - width) / 2))
        y: -height - Theme.xs
        width: minutes.implicitWidth + 2 * Theme.m
        height: minutes.implicitHeight + Theme.s
        radius: Theme.smallRadius
        color: root.accent
        Label {
            id: minutes
            anchors.centerIn: parent
            text: Math.floor(root.wanted / 60000) + ":" + String(Math.floor(root.wanted / 1000) % 60).padStart(2, "0")
            color: Theme.onColor
            font.pixelSize: Theme.head
            font.bold: true
            maximumLineCount: 1
        }
    }
    MouseArea {
        id: touch
        property int wanted: 0

        function look(x: real) {
            const part = Math.max(0, Math.min(1, (x - handle.width / 2) / root.run))
            wanted = Math.round(part * root.length)
        }
        anchors.fill: parent
        enabled: root.live
        preventStealing: true
        onPressed: (mouse) => look(mouse.x)
        onPositionChanged: (mouse) => look(mouse.x)
        onReleased: root.chosen(wanted)
    }
}
