// One warning on the weather page: kind, colour in words, where, how long, what to do.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Card {
    id: root

    required property int index
    required property string item
    required property int level
    required property string picture
    required property string title
    required property string rank
    required property string area
    required property string still
    required property string description
    required property string lines
    required property string issued
    required property string doubt
    required property string spoken

    readonly property bool upright: Theme.portrait || width < Theme.dp(1200)
    readonly property bool brief: index > 0 && Theme.textSize > 1.3   // the worst one alone is told whole
    readonly property color ink: Theme.levelInk(level)

    // How grave, where and how long; on two lines where one is too short, the second for how long.
    function told(room: real, size: int): string {
        const [where, all] = [[rank, area], [rank, area, still]].map(some => some.filter(word => word !== "").join(" · "))
        const ends = still !== "" && metrics.advanceWidth(all) * size > room * 100
        return ends && metrics.advanceWidth(where) * size <= room * 100 ? where + "\n" + still : all
    }

    FontMetrics {
        id: metrics
        font.family: Theme.family
        font.pixelSize: 100
    }
    name: spoken
    implicitHeight: brief ? flag.implicitHeight : upright ? flag.implicitHeight + body.height + 2 * Theme.m
                            : Math.max(flag.implicitHeight, body.height + 2 * Theme.m)

    Rectangle {
        id: flag
        readonly property real least: drawing.width + titleLabel.implicitWidth + Theme.m + 2 * Theme.s
        readonly property real beside: parent.width * Math.max(0.3, Math.min(0.42, least / parent.width))
        width: root.upright || root.brief ? parent.width : Math.round(beside)
        height: root.upright && !root.brief ? implicitHeight : parent.height
        implicitHeight: Math.max(Theme.dp(112), titles.height + 2 * Theme.s)
        radius: root.radius
        color: Theme.levelColor(root.level)
        Roundel {
            id: drawing
            anchors { left: parent.left; leftMargin: Theme.m; verticalCenter: parent.verticalCenter }
            size: Theme.dp(88)
            drawing: root.picture
        }
        Column {
            id: titles
            anchors { left: drawing.right; right: parent.right; verticalCenter: parent.verticalCenter }
            anchors { leftMargin: Theme.s; rightMargin: Theme.s }
            Label {
                id: titleLabel
                width: parent.width
                text: root.title
                color: root.ink
                font.pixelSize: Theme.strong
                font.bold: true
                maximumLineCount: 3
            }
            Label {
                width: parent.width
                text: root.told(width, font.pixelSize)
                color: root.ink
                font.pixelSize: Theme.tiny
                maximumLineCount: 2
            }
            Mark {
                text: root.doubt
                size: Math.max(Theme.spAt(18, 1), Math.min(Theme.tiny,
                    Math.floor((titles.width - Theme.m - 2) * 100 / Math.max(1, metrics.advanceWidth(root.doubt)))))
                color: Theme.card
                ink: Theme.ink
            }
        }
    }
    Column {
        id: body
        visible: !root.brief
        x: root.upright ? Theme.m : flag.width + Theme.m
        y: root.upright ? flag.height + Theme.m : (parent.height - height) / 2
        width: parent.width - x - Theme.m
        spacing: Theme.xs
        Repeater {
            model: root.lines === "" ? [] : root.lines.split("\n")
            WarningStep {
                required property string modelData
                required property int index
                width: body.width
                number: index + 1
                text: modelData
                level: root.level
                size: Theme.small
            }
        }
        Label {
            visible: root.lines === ""
            width: parent.width
            text: root.description
            font.pixelSize: Theme.small
            maximumLineCount: 3
        }
        Label {
            width: parent.width
            text: root.issued
            color: Theme.inkSoft
            font.pixelSize: Theme.tiny
            maximumLineCount: 1
        }
    }
}
