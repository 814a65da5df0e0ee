pragma ComponentBehavior: Bound
// Home: today at the left (above, upright), nine sections at the right, freshness in the foot.
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

    TodayPanel {
        id: today
        backend: root.backend
        stage: root.stage
        Heard { voice: root.voice; rows: "today" }
        x: Theme.margin
        y: Theme.l
        width: Theme.portrait ? root.width - 2 * Theme.margin
                              : Math.round(root.width * (Theme.textSize > 1.3 ? 0.36 : 0.33))
        height: Theme.portrait ? Theme.dp(Theme.textSize > 1.3 ? 770 : 700)
                               : foot.y - y - Theme.l
    }
    Item {
        id: area
        x: Theme.portrait ? Theme.margin : today.x + today.width + Theme.l
        y: Theme.portrait ? today.y + today.height + Theme.l : Theme.l
        width: root.width - Theme.margin - x
        height: foot.y - Theme.l - y

        Repeater {
            model: root.backend.tiles
            Tile {
                id: tile
                required property int index
                required property string section

                readonly property int column: index % 3
                readonly property int row: Math.floor(index / 3)

                name: title
                pictogram: section
                accent: Theme.sectionColor(section)
                width: Math.floor((area.width - 2 * Theme.m) / 3)
                height: Math.floor((area.height - 2 * Theme.m) / 3)
                x: column * (width + Theme.m)
                y: row * (height + Theme.m)
                onTapped: root.stage.openSection(tile.section)
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
