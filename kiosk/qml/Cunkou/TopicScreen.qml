// Everything about one crop, animal, job or errand: what it pays, then section by section.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

PageFrame {
    id: root

    required property TopicBackend backend
    property alias position: list.fromTop

    readonly property bool upright: Theme.portrait
    readonly property real whole: width - 2 * Theme.margin

    anchors.fill: parent
    title: backend.word
    pictogram: backend.picture
    accent: Theme.technique
    aside: backend.count
    footItems: [
        TurnButton {
            visible: list.pageable
            turns: list
            way: -1
            onTapped: list.turn(-1)
        },
        TurnButton {
            visible: list.pageable
            turns: list
            way: 1
            accent: root.accent
            onTapped: list.turn(1)
        }
    ]

    Flickable {
        id: side
        x: Theme.margin
        y: Theme.m
        width: root.upright ? root.whole : Math.round(root.whole * (Theme.textSize > 1.1 ? 0.42 : 0.36))
        height: root.upright ? index.height : parent.height - y
        contentHeight: index.height + (root.upright ? 0 : Theme.m)
        clip: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        Column {
            id: index
            width: side.width
            spacing: Theme.s
            Repeater {
                model: root.backend.prices
                PriceCard {
                    width: index.width
                    height: implicitHeight
                    onTapped: root.stage.open("product", key)
                }
            }
            Grid {
                id: contents
                readonly property real share: Math.floor((index.width - (columns - 1) * spacing) / columns)
                columns: root.upright ? (Theme.textSize > 1.2 ? 2 : 3) : Theme.textSize > 1.1 ? 1 : 2
                spacing: Theme.s
                Repeater {
                    model: root.backend.groups
                    BigButton {
                        required property string section
                        required property string label
                        required property int count
                        required property int first
                        width: contents.share
                        text: label + " " + count
                        name: label
                        pictogram: section
                        accent: Theme.sectionColor(section)
                        onTapped: {
                            list.positionViewAtIndex(first, ListView.Beginning)
                            list.rest()
                        }
                    }
                }
            }
        }
    }
    LineList {
        id: list

        stage: root.stage
        x: root.upright ? Theme.margin : side.x + side.width + Theme.l
        y: root.upright ? side.y + side.height + Theme.m : Theme.m
        width: root.width - x - Theme.margin
        height: parent.height - y
        spacing: Theme.s
        reuseItems: true
        cacheBuffer: 0
        bottomMargin: Theme.m
        model: root.backend.items
        section.property: "sectionLabel"
        section.delegate: Label {
            required property string section
            width: list.width
            height: Theme.strong * 1.9
            text: section
            font.pixelSize: Theme.strong
            font.bold: true
            maximumLineCount: 1
        }
        delegate: ResultCard {
            width: list.width
            height: implicitHeight
            generation: root.stage.generation
            onTapped: root.stage.open("article", itemId)
        }
    }
    Empty {
        visible: root.backend.isEmpty
        anchors.centerIn: parent
        accent: root.accent
        pictogram: root.backend.picture
        title: qsTr("还没有关于“%1”的内容").arg(root.backend.word)
        text: qsTr("县里发来以后，这里会自己出现。")
    }
}
