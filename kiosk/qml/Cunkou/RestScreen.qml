// At rest: a quiet slideshow, one thing at a time in type that reads from the door. The guard lets
// the touch that wakes press nothing, so nothing here is a button.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

Rectangle {
    id: root

    required property Stage stage
    required property RestBackend backend
    property real position: 0               // nothing to scroll
    readonly property int slides: backend.count
    readonly property Light light: stage.light as Light
    readonly property bool alarms: visible && backend.level > 2    // orange and red

    anchors.fill: parent
    color: Theme.paper
    onAlarmsChanged: alarms ? light.alarm("rest") : light.calm("rest")

    Timer {
        interval: root.backend.milliseconds
        running: root.visible
        repeat: true
        onTriggered: root.backend.turnOver()
    }
    Repeater {
        model: root.backend.shown
        Slide {
            anchors { fill: parent; bottomMargin: foot.height }
            rows: root?.backend?.lines ?? null
            clock: root?.backend?.clock ?? ""
            generation: root?.stage?.generation ?? 0   // null while the glass is taken down
        }
    }
    Column {                                // nothing to tell: the time, and why
        visible: root.backend.count === 0
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.xl
        Label {
            width: parent.width
            text: root.backend.clock
            font.pixelSize: 2 * Theme.doorFigure
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 1
        }
        Label {
            width: parent.width
            text: root.stage.freshness
            color: Theme.inkSoft
            font.pixelSize: Theme.doorSmall
            horizontalAlignment: Text.AlignHCenter
        }
    }
    Rectangle {
        id: foot
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: Theme.bar
        color: Theme.paperDeep
        Label {
            anchors { left: parent.left; leftMargin: Theme.xl; verticalCenter: parent.verticalCenter }
            width: (Theme.portrait || !dots.visible ? invites.x : dots.x) - x - Theme.m
            text: root.stage.freshness
            color: root.stage.isOld ? Theme.up : Theme.inkSoft
            font.pixelSize: Theme.doorSource
            maximumLineCount: 2
        }
        Row {
            id: dots
            visible: root.backend.count > 1
            x: Theme.portrait ? parent.width - width - Theme.xl : (parent.width - width) / 2
            y: Theme.portrait ? -Theme.l : (parent.height - height) / 2
            spacing: Theme.s
            Repeater {
                model: root.backend.count
                Rectangle {
                    required property int index
                    anchors.verticalCenter: parent?.verticalCenter
                    width: Theme.dp(index === root.backend.place ? 28 : 16)
                    height: Theme.dp(16)
                    radius: height / 2
                    color: index === root.backend.place ? Theme.ink : Theme.quiet
                }
            }
        }
        Label {
            id: invites
            anchors { right: parent.right; rightMargin: Theme.xl; verticalCenter: parent.verticalCenter }
            text: qsTr("点一下屏幕就能看")
            font.pixelSize: Theme.doorLeast
            font.bold: true
            maximumLineCount: 1
        }
    }
}
