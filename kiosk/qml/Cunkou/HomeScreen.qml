pragma ComponentBehavior: Bound
// Home: today at the left (above, upright); at the right three answers, under them six sections;
// freshness in the foot.
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

Rectangle {
    id: root

    required property Stage stage
    required property HomeBackend backend
    property real position: 0               // nothing to scroll
    readonly property Voice voice: stage.voice as Voice

    anchors.fill: parent
    color: Theme.paper

    readonly property bool great: Theme.textSize > 1.3
    readonly property var script: stage.script     // none where one script is enough
    readonly property real strip: script ? Theme.dp(58) : 0
    readonly property real shift: script && script.isFirst ? strip : 0

    // A section's name in the other script, beside its tile.
    component OtherScript: Loader {
        required property Item tile
        required property string section
        active: root.script !== null
        x: root.shift > 0 ? -root.strip : tile.width + root.strip - width
        width: root.strip - Theme.xs
        height: tile.height
        Component.onCompleted: if (active) setSource("parts/ScriptStrip.qml", {
            text: root.script.section(section), accent: Theme.sectionColor(section)
        })
    }

    TodayPanel {
        id: today
        backend: root.backend
        stage: root.stage
        Heard { voice: root.voice; rows: "today" }
        x: Theme.margin
        y: Theme.l
        width: Theme.portrait ? root.width - 2 * Theme.margin
                              : Math.round(root.width * (root.great ? 0.34 : 0.32))
        height: Theme.portrait ? Theme.dp(root.great ? 600 : 560) : foot.y - y - Theme.l
    }
    Item {
        id: area
        x: Theme.portrait ? Theme.margin : today.x + today.width + Theme.l
        y: Theme.portrait ? today.y + today.height + Theme.m : Theme.l
        width: root.width - Theme.margin - x
        height: foot.y - (Theme.portrait ? Theme.m : Theme.l) - y

        readonly property real third: Math.floor((width - 2 * Theme.m) / 3)
        readonly property real answer: Theme.portrait ? Theme.dp(root.great ? 196 : 190)
                                                      : Math.round(height * (root.great ? 0.44 : 0.42))
        readonly property real rest: Theme.portrait ? 3 * (answer + Theme.s) + Theme.xs : answer + Theme.m
        readonly property real tile: Math.floor((height - rest - Theme.m) / 2)

        Repeater {
            model: root.backend.answers
            AnswerTile {
                id: answer
                required property int index

                accent: Theme.sectionColor(section)
                lying: Theme.portrait
                tight: root.strip > 0
                width: (lying ? area.width : area.third) - root.strip
                height: area.answer
                x: (lying ? 0 : index * (area.third + Theme.m)) + root.shift
                y: lying ? index * (height + Theme.s) : 0
                onTapped: root.stage.openSection(answer.section)
                OtherScript {
                    tile: answer
                    section: answer.section
                }
                Heard { voice: root.voice; rows: "answers"; row: answer.index }
            }
        }
        Repeater {
            model: root.backend.tiles
            Tile {
                id: tile
                required property int index
                required property string section

                pictogram: section
                tight: root.strip > 0
                accent: Theme.sectionColor(section)
                width: area.third - root.strip
                height: area.tile
                x: index % 3 * (area.third + Theme.m) + root.shift
                y: area.rest + Math.floor(index / 3) * (height + Theme.m)
                onTapped: root.stage.openSection(tile.section)
                OtherScript {
                    tile: tile
                    section: tile.section
                }
                Heard { voice: root.voice; rows: "tiles"; row: tile.index }
            }
        }
    }
    Empty {
        visible: root.backend.emptyTitle !== ""
        x: area.x + (area.width - width) / 2
        y: area.y + (area.height - height) / 2
        width: area.width - Theme.xl
        pictogram: root.backend.emptyPictogram
        title: root.backend.emptyTitle
        text: root.backend.emptyText
    }
    Foot {
        id: foot
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        stage: root.stage
        atHome: true
        searchable: root.backend.emptyTitle === ""
        line: root.stage.freshness
    }
}
