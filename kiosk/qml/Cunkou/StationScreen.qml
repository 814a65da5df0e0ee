// How the station fares, for whoever looks after it: read only, reached by a long press on the
// village's name.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

PageFrame {
    id: root

    required property StationBackend backend
    property alias position: page.contentY

    readonly property bool pageable: sheet.y + sheet.height > page.height + Theme.dp(4)
    readonly property bool upright: Theme.portrait || Theme.textSize > 1.3
    readonly property color tone: backend.isWell ? Theme.technique : Theme.up

    anchors.fill: parent
    title: qsTr("站点情况")
    pictogram: "station"
    accent: Theme.village
    aside: backend.place
    searchable: false
    footItems: [
        BigButton {
            text: qsTr("信息员")
            pictogram: "person"
            onTapped: root.stage.open("officer", "")
        },
        TurnButton {
            visible: root.pageable
            turns: page
            way: -1
            onTapped: page.turn(-1)
        },
        TurnButton {
            visible: root.pageable
            turns: page
            way: 1
            accent: root.accent
            onTapped: page.turn(1)
        }
    ]

    Flickable {
        id: page

        function turn(pages: int) {
            const last = Math.max(0, contentHeight - height)
            contentY = Math.max(0, Math.min(last, contentY + pages * height * 0.85))
        }

        anchors.fill: parent
        contentHeight: sheet.height + 2 * Theme.m
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Item {
            id: sheet
            x: Theme.margin
            y: Theme.m
            width: page.width - 2 * Theme.margin
            height: machine.y + machine.height

            readonly property real half: root.upright ? width : Math.round((width - Theme.m) / 2)
            readonly property real begins: headline.height + Theme.m
            readonly property real leftColumn: county.implicitHeight + Theme.m + traffic.implicitHeight
            readonly property real tall: Math.max(leftColumn, machine.implicitHeight)  // both columns

            Rectangle {
                id: headline
                width: parent.width
                height: Math.max(Theme.dp(76), words.implicitHeight + Theme.xs)
                radius: Theme.radius
                color: Theme.wash(root.tone)
                Pictogram {
                    id: sign
                    anchors { left: parent.left; leftMargin: Theme.m; verticalCenter: parent.verticalCenter }
                    size: Theme.dp(48)
                    name: root.backend.isWell ? "check" : "warning"
                    color: root.tone
                }
                Label {
                    id: words
                    anchors { left: sign.right; right: parent.right; verticalCenter: parent.verticalCenter }
                    anchors { leftMargin: Theme.s; rightMargin: Theme.m }
                    text: root.backend.headline
                    color: root.tone
                    font.pixelSize: Theme.strong
                    font.bold: true
                    maximumLineCount: 1
                }
            }
            StationCard {
                id: county
                y: sheet.begins
                width: sheet.half
                height: implicitHeight
                title: qsTr("和县里")
                lines: root.backend.county
            }
            StationCard {
                id: traffic
                y: county.y + county.height + Theme.m
                width: sheet.half
                height: root.upright ? implicitHeight : sheet.tall - county.height - Theme.m
                title: qsTr("来往")
                lines: root.backend.traffic
            }
            StationCard {
                id: machine
                x: root.upright ? 0 : sheet.half + Theme.m
                y: root.upright ? sheet.begins + sheet.leftColumn + Theme.m : sheet.begins
                width: sheet.half
                height: root.upright ? implicitHeight : sheet.tall
                title: qsTr("这台机器")
                lines: root.backend.machine
            }
        }
    }
}
