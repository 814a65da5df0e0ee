// A grave warning takes the whole screen: what it is, what is expected, what to do, 知道了. What was
// open stays underneath.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

Item {
    id: root

    required property Stage stage
    required property TakeoverBackend backend
    readonly property Light light: stage.light as Light

    anchors.fill: parent
    readonly property bool coversAll: true
    z: 1                                    // nothing else said over the glass covers a warning
    visible: backend.isWanted && !(stage.screen === "rest" && backend.isKnown)

    onVisibleChanged: tell()
    Component.onCompleted: tell()

    function tell() {
        visible ? light.alarm("takeover") : light.calm("takeover")
    }

    MouseArea {                             // nothing underneath is pressed
        anchors.fill: parent
        preventStealing: true
    }
    Repeater {
        model: root.backend.rows
        Rectangle {
            id: sheet

            required property int level
            required property string picture
            required property string event
            required property string kind
            required property string colour
            required property string rank
            required property string area
            required property string still
            required property string description
            required property string lines
            required property string issued
            required property string doubt
            required property string spoken

            readonly property bool upright: Theme.portrait
            readonly property color ink: Theme.levelInk(level)
            readonly property real wing: upright ? width - 2 * Theme.xl : Math.round(width * 0.34)

            anchors.fill: parent
            color: Theme.levelColor(level)
            Accessible.role: Accessible.AlertMessage
            Accessible.name: spoken

            Loader {                        // kind and colour in the other script
                readonly property var script: root.stage.script
                active: script !== null
                x: script && script.isFirst && !sheet.upright ? Theme.xs : parent.width - width - Theme.xs
                y: Theme.l
                width: Theme.dp(72)
                height: (sheet.upright ? paper.y : parent.height) - 2 * Theme.l
                Component.onCompleted: if (active) setSource("parts/ScriptStrip.qml", {
                    text: script.warning(sheet.event, sheet.level), accent: "transparent",
                    ink: sheet.ink, size: Theme.dp(50)
                })
            }
            Item {
                id: kind
                x: Theme.xl
                y: sheet.upright ? Theme.dp(90) : Theme.xl
                width: sheet.wing
                height: sheet.upright ? Math.max(drawing.height, words.height) : parent.height - 2 * Theme.xl

                Roundel {
                    id: drawing
                    anchors.horizontalCenter: sheet.upright ? undefined : parent.horizontalCenter
                    y: sheet.upright ? (parent.height - height) / 2
                                     : Math.max(0, (parent.height - height - words.height - facts.height) / 2 - Theme.l)
                    size: Theme.dp(sheet.upright ? 380 : 320)
                    drawing: sheet.picture
                }
                Column {
                    id: words
                    x: sheet.upright ? drawing.width + Theme.l : 0
                    y: sheet.upright ? (parent.height - height) / 2 : drawing.y + drawing.height + Theme.m
                    width: parent.width - x
                    Label {
                        width: parent.width
                        text: sheet.kind
                        color: sheet.ink
                        font.pixelSize: Theme.display(sheet.kind.length > 4 ? 100 : sheet.upright ? 170 : 132)
                        font.bold: true
                        maximumLineCount: 2
                        horizontalAlignment: sheet.upright ? Text.AlignLeft : Text.AlignHCenter
                    }
                    Label {
                        width: parent.width
                        text: sheet.colour
                        color: sheet.ink
                        font.pixelSize: Theme.display(60)
                        font.bold: true
                        maximumLineCount: 2
                        horizontalAlignment: sheet.upright ? Text.AlignLeft : Text.AlignHCenter
                    }
                    Label {
                        width: parent.width
                        visible: text !== ""
                        text: sheet.rank
                        color: sheet.ink
                        font.pixelSize: Theme.title
                        maximumLineCount: 1
                        horizontalAlignment: sheet.upright ? Text.AlignLeft : Text.AlignHCenter
                    }
                    Mark {
                        x: sheet.upright ? 0 : (parent.width - width) / 2
                        text: sheet.doubt
                        color: Theme.card
                        ink: Theme.ink
                        size: Theme.display(40)
                    }
                }
                Label {
                    id: facts
                    visible: !sheet.upright
                    anchors { top: words.bottom; topMargin: Theme.m }
                    width: parent.width
                    text: [sheet.area, sheet.still].filter(word => word !== "").join(" · ")
                    color: sheet.ink
                    font.pixelSize: Theme.head
                    maximumLineCount: 2
                    horizontalAlignment: Text.AlignHCenter
                }
            }
            WarningPaper {
                id: paper
                x: sheet.upright ? Theme.xl : kind.x + kind.width + Theme.l
                y: sheet.upright ? kind.y + kind.height + Theme.dp(60) : Theme.xl
                width: parent.width - x - Theme.xl
                height: known.y - Theme.l - y
                level: sheet.level
                facts: sheet.upright ? [sheet.area, sheet.still].filter(word => word !== "").join(" · ") : ""
                lines: sheet.lines
                description: sheet.description
                issued: sheet.issued
            }
            BigButton {
                id: known
                x: paper.x
                width: paper.width
                height: Theme.dp(150)
                anchors { bottom: parent.bottom; bottomMargin: Theme.xl }
                text: qsTr("知道了")
                pictogram: "check"
                accent: Theme.ink
                size: Theme.title
                onTapped: root.backend.acknowledge()
            }
        }
    }
}
