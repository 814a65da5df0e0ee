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

    anchors.fill: parent
    color: Theme.paper

    readonly property bool great: Theme.textSize > 1.3

    TodayPanel {
        id: today
        backend: root.backend
        stage: root.stage
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
                width: lying ? area.width : area.third
                height: area.answer
                x: lying ? 0 : index * (width + Theme.m)
                y: lying ? index * (height + Theme.s) : 0
                onTapped: root.stage.openSection(answer.section)
            }
        }
        Repeater {
            model: root.backend.tiles
            Tile {
                id: tile
                required property int index
                required property string section

                pictogram: section
                accent: Theme.sectionColor(section)
                width: area.third
                height: area.tile
                x: index % 3 * (width + Theme.m)
                y: area.rest + Math.floor(index / 3) * (height + Theme.m)
                onTapped: root.stage.openSection(tile.section)
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
