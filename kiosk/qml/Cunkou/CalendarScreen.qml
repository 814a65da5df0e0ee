// The farmer's calendar: the sheet of a month, the term that is running and what comes, and what
// the county says of the work of this month.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

PageFrame {
    id: root

    required property CalendarBackend backend
    property alias position: side.contentY

    readonly property bool upright: Theme.portrait
    readonly property bool pageable: side.contentHeight > side.height + Theme.dp(4)

    anchors.fill: parent
    title: qsTr("日历")
    pictogram: "calendar"
    accent: Theme.technique
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
        x: Theme.margin
        y: Theme.m
        width: root.upright ? root.width - 2 * Theme.margin : Math.round(root.width * 0.56)
        height: root.upright ? Math.round(parent.height * 0.54) : parent.height - 2 * Theme.m
        radius: Theme.radius
        color: Theme.card
        border.color: Theme.line
        border.width: Theme.hair

        BigButton {
            id: before
            x: Theme.s
            y: Theme.s
            pictogram: "previous"
            name: qsTr("上个月")
            onTapped: root.backend.turn(-1)
        }
        Label {
            id: monthName
            anchors { left: before.right; right: now.visible ? now.left : after.left; verticalCenter: before.verticalCenter }
            text: root.backend.title
            font.pixelSize: Theme.display(44)
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 1
        }
        BigButton {
            id: now
            anchors { right: after.left; rightMargin: Theme.s; top: before.top }
            visible: !root.backend.isNow
            text: qsTr("本月")
            onTapped: root.backend.turn(0)
        }
        BigButton {
            id: after
            anchors { right: parent.right; rightMargin: Theme.s; top: before.top }
            pictogram: "next"
            name: qsTr("下个月")
            onTapped: root.backend.turn(1)
        }
        Item {
            id: grid
            readonly property real cell: width / 7
            readonly property real headHeight: Theme.displayAt(30, 1) * 1.6
            readonly property real row: (height - headHeight) / root.backend.weeks
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom; top: before.bottom }
            anchors { leftMargin: Theme.s; rightMargin: Theme.s; bottomMargin: Theme.xs; topMargin: Theme.xs }

            FontMetrics {
                id: leastMark
                font.family: Theme.family
                font.pixelSize: Theme.dp(20)
                font.bold: true
            }
            Repeater {
                model: [qsTr("一"), qsTr("二"), qsTr("三"), qsTr("四"), qsTr("五"), qsTr("六"), qsTr("日")]
                Label {
                    required property int index
                    required property string modelData
                    x: index * grid.cell
                    width: grid.cell
                    height: grid.headHeight
                    text: modelData
                    color: index > 4 ? Theme.up : Theme.inkSoft
                    font.pixelSize: Theme.displayAt(30, 1)
                    horizontalAlignment: Text.AlignHCenter
                    maximumLineCount: 1
                }
            }
            Repeater {
                model: root.backend.days
                Item {
                    id: cell

                    required property int index
                    required property int day
                    required property string mark
                    required property string kind
                    required property bool inside
                    required property bool today
                    required property bool weekend
                    required property string spoken

                    readonly property color tone: kind === "festival" ? Theme.up
                        : kind === "term" ? Theme.technique : Theme.inkSoft
                    // a name of two words that would not stand in one line
                    readonly property bool broad: kind !== "" && mark.includes(" ") && leastMark.advanceWidth(mark) > grid.cell

                    visible: inside
                    x: (index % 7) * grid.cell
                    y: grid.headHeight + Math.floor(index / 7) * grid.row
                    width: grid.cell
                    height: grid.row
                    Accessible.role: Accessible.StaticText
                    Accessible.name: spoken

                    Rectangle {
                        anchors { fill: parent; margins: Theme.dp(3) }
                        visible: cell.today
                        radius: Theme.smallRadius
                        color: Theme.technique
                    }
                    Label {
                        id: number
                        anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.verticalCenter }
                        anchors.bottomMargin: cell.broad ? Theme.dp(2) : -Theme.dp(10)
                        text: cell.day
                        color: cell.today ? Theme.onColor : cell.weekend ? Theme.up : Theme.ink
                        font.pixelSize: Math.min(Theme.display(40), grid.row * 0.4)
                        font.bold: true
                        maximumLineCount: 1
                    }
                    Label {
                        anchors { horizontalCenter: parent.horizontalCenter; top: number.bottom }
                        anchors.topMargin: -Theme.dp(8)
                        width: grid.cell
                        text: cell.mark
                        color: cell.today ? Theme.onColor : cell.tone
                        font.pixelSize: cell.broad ? leastMark.font.pixelSize
                            : Math.min(Theme.display(30), grid.row * 0.31, grid.cell * 0.31)
                        font.bold: cell.kind !== ""
                        horizontalAlignment: Text.AlignHCenter
                        lineHeight: cell.broad ? 0.76 : 1
                        maximumLineCount: cell.broad ? 2 : 1
                        fontSizeMode: cell.broad ? Text.FixedSize : Text.HorizontalFit
                        minimumPixelSize: Theme.dp(20)
                    }
                }
            }
        }
    }
    Flickable {
        id: side
        x: root.upright ? Theme.margin : sheet.x + sheet.width + Theme.l
        y: root.upright ? sheet.y + sheet.height + Theme.m : Theme.m
        width: root.width - Theme.margin - x
        height: parent.height - y
        contentHeight: column.height + Theme.m
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        function turn(pages: int) {
            const last = Math.max(0, contentHeight - height)
            contentY = Math.max(0, Math.min(last, contentY + pages * height * 0.85))
        }

        Column {
            id: column
            width: side.width
            spacing: Theme.s

            Label {
                width: parent.width
                text: root.backend.lunarDay
                font.pixelSize: Theme.display(40)
                font.bold: true
            }
            Label {
                width: parent.width
                text: root.backend.term
                color: Theme.technique
                font.pixelSize: Theme.display(36)
                font.bold: true
            }
            Repeater {
                model: root.backend.coming
                Item {
                    id: one
                    required property string name
                    required property string when
                    required property string away
                    required property bool festival
                    width: column.width
                    height: Math.max(named.implicitHeight, distance.implicitHeight)
                    Label {
                        id: named
                        anchors { left: parent.left; right: distance.left; rightMargin: Theme.s }
                        text: one.name + "  " + one.when
                        color: one.festival ? Theme.up : Theme.ink
                        font.pixelSize: Theme.body
                        font.bold: one.festival
                    }
                    Label {
                        id: distance
                        anchors.right: parent.right
                        text: one.away
                        color: Theme.inkSoft
                        font.pixelSize: Theme.body
                        maximumLineCount: 1
                    }
                }
            }
            Rectangle {
                width: parent.width
                height: Theme.hair
                color: Theme.line
            }
            Label {
                width: parent.width
                text: root.backend.workCount > 0 ? qsTr("这个月地里圈里要做的") : qsTr("县里没有说这个月要做什么")
                color: Theme.inkSoft
                font.pixelSize: Theme.body
            }
            Repeater {
                model: root.backend.work
                Card {
                    id: card
                    required property string itemId
                    required property string title
                    required property string meta
                    required property string drawing
                    required property string section
                    name: title
                    width: column.width
                    implicitHeight: Math.max(Theme.target, words.implicitHeight + Theme.m)
                    height: implicitHeight
                    edge: Theme.sectionColor(section)
                    onTapped: root.stage.open("article", itemId)
                    Pictogram {
                        id: sign
                        anchors { left: parent.left; leftMargin: Theme.m; verticalCenter: parent.verticalCenter }
                        size: Theme.dp(56)
                        name: card.drawing
                        color: Theme.sectionColor(card.section)
                    }
                    Label {
                        id: words
                        anchors { left: sign.right; right: parent.right; verticalCenter: parent.verticalCenter }
                        anchors { leftMargin: Theme.s; rightMargin: Theme.s }
                        text: card.title
                        font.pixelSize: Theme.body
                        font.bold: true
                        maximumLineCount: 2
                    }
                }
            }
        }
    }
}
