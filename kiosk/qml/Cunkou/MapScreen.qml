// The county's map: townships coloured by their warnings, markets with a price, this village; beside it
// the township that was touched: its warnings, its newest notices.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

PageFrame {
    id: root

    required property MapBackend backend
    property alias position: side.contentY

    readonly property bool upright: Theme.portrait
    readonly property bool pageable: side.contentHeight > side.height + Theme.dp(4)

    anchors.fill: parent
    title: qsTr("本县地图")
    pictogram: "map"
    accent: Theme.weather
    aside: backend.aside
    takeable: !backend.isEmpty
    footItems: [
        TurnButton {
            visible: root.pageable
            turns: side
            way: -1
            onTapped: side.turn(-1)
        },
        TurnButton {
            visible: root.pageable
            turns: side
            way: 1
            accent: root.accent
            onTapped: side.turn(1)
        }
    ]

    Rectangle {
        id: sheet

        // all that the places of names hang on
        readonly property string layout: [width, height, named, worded, root.backend.isEmpty].join(" ")
        readonly property int named: Theme.display(28)
        readonly property int worded: Theme.display(25)
        property string laid: ""            // the one that names were put on the sheet for

        function lay() {
            if (!visible || laid === layout)
                return
            laid = layout
            root.backend.lay(width, height, Theme.family, named, worded, Theme.dp(62))
        }

        visible: !root.backend.isEmpty
        x: Theme.margin
        y: Theme.m
        width: root.upright ? root.width - 2 * Theme.margin : Math.round(root.width * (Theme.textSize > 1.3 ? 0.52 : 0.62))
        height: root.upright ? Math.round(parent.height * (Theme.textSize > 1.3 ? 0.56 : 0.62)) : parent.height - 2 * Theme.m
        radius: Theme.radius
        color: Theme.card
        border.color: Theme.line
        border.width: Theme.hair
        onLayoutChanged: lay()
        onVisibleChanged: lay()

        MapDrawing {
            id: ground

            function dressed() {
                dress(Theme.quiet, Theme.ink, Theme.dp(3))
                ground.ground(-1, Theme.paperDeep)
                for (let level = 0; level <= 4; ++level)
                    ground.ground(level, Theme.levelGround(level))
            }

            // Without a size it gives its pixels back while the page is hidden.
            width: visible ? sheet.width : 0
            height: visible ? sheet.height : 0
            plane: root.backend.plane
            levels: root.backend.levels
            chosen: root.backend.chosen
            leaders: root.backend.leaders
            spread: root.backend.spread
            Accessible.role: Accessible.Graphic
            Accessible.name: root.title
            Accessible.description: root.backend.note
            Component.onCompleted: dressed()
            Connections {
                target: Theme
                function onTinyChanged() { ground.dressed() }
                function onSchemeChanged() { ground.dressed() }
                function onUnitChanged() { ground.dressed() }
            }
            TapHandler {
                onTapped: point => root.backend.touch(point.position.x, point.position.y)
            }
        }
        Repeater {
            model: root.backend.labels
            MapLabel {
                named: root.backend.nameSize
                worded: root.backend.wordSize
                onTapped: kind === "township" ? root.backend.choose(key) : root.stage.open("product", key)
            }
        }
    }
    Flickable {
        id: side

        function turn(pages: int) {
            const last = Math.max(0, contentHeight - height)
            contentY = Math.max(0, Math.min(last, contentY + pages * height * 0.85))
        }

        visible: !root.backend.isEmpty
        x: root.upright ? Theme.margin : sheet.x + sheet.width + Theme.m
        y: root.upright ? sheet.y + sheet.height + Theme.m : Theme.m
        width: root.width - Theme.margin - x
        height: parent.height - y
        contentHeight: column.height + Theme.m
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: column
            width: side.width
            spacing: Theme.s

            Label {
                width: parent.width
                text: root.backend.place
                font.pixelSize: Theme.title
                font.bold: true
                Accessible.role: Accessible.Heading
            }
            Mark {
                text: root.backend.isOwn ? qsTr("本村在这里") : ""
            }
            Label {
                visible: warnings.count === 0
                width: parent.width
                text: qsTr("这里现在没有预警。")
                color: Theme.inkSoft
            }
            Repeater {
                id: warnings
                model: root.backend.warnings
                MapWarning {
                    width: column.width
                    onTapped: root.stage.open("article", identifier)
                }
            }
            Label {
                topPadding: Theme.s
                width: parent.width
                text: notices.count > 0 ? qsTr("这里的通知") : qsTr("这里没有通知")
                color: Theme.inkSoft
            }
            Repeater {
                id: notices
                model: root.backend.notices
                Card {
                    id: card
                    required property string itemId
                    required property string title
                    required property string meta
                    name: title
                    width: column.width
                    implicitHeight: Math.max(Theme.target, words.height + Theme.m)
                    height: implicitHeight
                    edge: Theme.village
                    onTapped: root.stage.open("article", itemId)
                    Column {
                        id: words
                        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
                        anchors { leftMargin: Theme.m; rightMargin: Theme.s }
                        Label {
                            width: parent.width
                            text: card.title
                            font.bold: true
                            maximumLineCount: 3
                        }
                        Label {
                            width: parent.width
                            text: card.meta
                            color: Theme.inkSoft
                            font.pixelSize: Theme.tiny
                            maximumLineCount: 2
                        }
                    }
                }
            }
            Label {
                topPadding: Theme.s
                width: parent.width
                text: root.backend.note
                color: Theme.inkSoft
                font.pixelSize: Theme.tiny
            }
        }
    }
    Empty {
        visible: root.backend.isEmpty
        anchors.centerIn: parent
        pictogram: "map"
        accent: root.accent
        title: qsTr("县里还没有发来地图")
        text: qsTr("县里发来地图，这里就会显示。预警照样会马上出现在屏幕上。")
    }
}
