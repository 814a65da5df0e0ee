// What to do about a warning, and what is expected. All of it is in sight: type as great as the
// reader's gives way down to the standard size, then the description ends at a whole line.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Rectangle {
    id: root

    required property int level
    required property string facts          // where, and how long; empty where that stands elsewhere
    required property string lines          // what to do, a line each
    required property string description
    required property string issued

    property real stepSize: 1.0             // of the reader's text sizes, for what to do
    property real restSize: 1.0             // and for all else
    readonly property real room: height - 2 * Theme.m
    readonly property real least: 0.1       // display type of this size is no smaller than small type
    readonly property bool leads: steps.count > 0
    readonly property int head: Theme.spAt(40, restSize)
    readonly property string given: [width, height, Theme.textSize, facts, lines, description, issued].join()

    // What to do gives way last and is never left out.
    function fit() {
        if (room <= 0)                      // not laid out yet
            return
        const step = 0.05
        expected.most = 99
        stepSize = restSize = Theme.textSize
        while (tall() > room && restSize > 1)
            restSize = Math.max(1, restSize - step)
        while (tall() > room && stepSize > 1)
            stepSize = Math.max(1, stepSize - step)
        if (tall() > room)
            expected.most = Math.max(0, expected.lineCount - Math.ceil((tall() - room) / expected.oneLine))
        while (tall() > room && stepSize > least)
            stepSize -= step
    }
    function tall(): real {
        body.forceLayout()
        return body.height
    }

    radius: Theme.radius
    color: Theme.card
    onGivenChanged: again.restart()
    Component.onCompleted: fit()

    Timer {                                 // Qt.callLater forgets what is asked for while it calls
        id: again
        interval: 0
        onTriggered: root.fit()
    }

    Column {
        id: body
        x: Theme.l
        y: Math.max(Theme.m, (root.height - height) / 2)
        width: parent.width - 2 * Theme.l
        spacing: Theme.m
        Label {
            visible: root.facts !== ""
            width: parent.width
            text: root.facts
            font.pixelSize: root.head
            font.bold: true
        }
        Label {
            visible: root.leads
            width: parent.width
            text: qsTr("怎么办")
            font.pixelSize: root.head
            font.bold: true
        }
        Repeater {
            id: steps
            model: root.lines === "" ? [] : root.lines.split("\n")
            onCountChanged: again.restart()
            WarningStep {
                required property string modelData
                required property int index
                width: body.width
                number: index + 1
                text: modelData
                level: root.level
                size: Theme.displayAt(Theme.portrait ? 64 : 54, root.stepSize)
            }
        }
        Label {
            id: expected
            property int most: 99
            readonly property real oneLine: font.pixelSize * 1.45 * lineHeight
            visible: text !== "" && most > 0
            width: parent.width
            text: root.description
            color: root.leads ? Theme.inkSoft : Theme.ink
            font.pixelSize: Theme.spAt(root.leads && !Theme.portrait ? 34 : 40, root.restSize)
            lineHeight: Theme.lineHeight
            maximumLineCount: Math.max(1, most)
            mayElide: "what to do comes first; all that is expected stands on the weather page"
        }
        Label {
            visible: text !== ""
            width: parent.width
            text: root.issued
            color: Theme.inkSoft
            font.pixelSize: Theme.spAt(26, root.restSize)
        }
    }
}
