// One thing to know, laid out by its kind so that it fills the glass and reads from the door: its name
// on its colour above, below what it says. Fields of kiosk.views.rest.Slide and SlideLine.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Rectangle {
    id: root

    required property string kind       // warning, weather, prices, notice
    required property string title
    required property string section
    required property string subtitle
    required property string words
    required property string picture
    required property string photo
    required property int level
    required property string source
    required property string doubt
    property QtObject rows: null
    property string clock: ""
    property int generation: 0

    readonly property bool upright: Theme.portrait
    readonly property bool isWarning: kind === "warning"
    readonly property color ground: isWarning ? Theme.levelColor(level) : Theme.sectionColor(section)
    readonly property color ink: isWarning ? Theme.levelInk(level) : Theme.onColor

    color: Theme.paper
    Accessible.role: Accessible.StaticText
    Accessible.name: title

    Rectangle {
        id: head
        width: parent.width
        height: Theme.dp(root.upright ? 400 : 264)
        color: root.ground
        Roundel {
            id: drawing
            anchors { left: parent.left; leftMargin: Theme.xl; verticalCenter: parent.verticalCenter }
            size: Theme.dp(root.upright ? 240 : 196)
            drawing: root.picture
            ink: root.ground
        }
        Column {
            id: titles
            anchors { left: drawing.right; leftMargin: Theme.l; verticalCenter: parent.verticalCenter }
            width: parent.width - x - Theme.xl - (clockLabel.visible && !root.upright ? clockLabel.width + Theme.l : 0)
            FitLabel {
                width: parent.width
                room: head.height - 2 * Theme.m - (below.visible ? below.size * below.spread : 0)
                words: root.title
                Accessible.role: Accessible.Heading
                color: root.ink
                size: root.kind === "notice" ? Theme.doorWords : Theme.doorTitle
                least: Theme.doorSmall
                gives: 0.6
                bold: true
            }
            FitLabel {
                id: below
                visible: words !== ""
                width: parent.width
                room: 1.1 * size * spread
                words: root.subtitle
                color: root.ink
                size: Theme.doorSmall
                least: Theme.doorSource
                whole: true
            }
        }
        Label {
            id: clockLabel
            visible: !root.isWarning && !root.upright && root.clock !== ""
            anchors { right: parent.right; rightMargin: Theme.xl; verticalCenter: parent.verticalCenter }
            text: root.clock
            color: root.ink
            font.pixelSize: Theme.doorWords
            maximumLineCount: 1
            elide: Text.ElideNone
        }
    }
    Item {
        id: body
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: sourceRow.top }
        anchors { leftMargin: Theme.xl; rightMargin: Theme.xl; topMargin: Theme.l; bottomMargin: Theme.s }

        Picture {
            id: photo
            visible: root.photo !== ""
            width: root.upright ? parent.width : Math.round(parent.width * 0.46)
            height: root.upright ? Math.min(Math.round(width * 0.72), Math.round(parent.height * 0.55)) : parent.height
            sha256: root.photo
            placeholder: root.section
            tint: root.ground
            generation: root.generation
        }
        Grid {
            id: lines
            readonly property int count: repeater.count
            readonly property bool three: root.kind === "weather"
            readonly property int lineCount: Math.ceil(count / columns)
            readonly property real cellWidth: (width - (columns - 1) * columnSpacing) / columns
            readonly property real cellHeight: (height - (lineCount - 1) * rowSpacing) / Math.max(1, lineCount)
            visible: count > 0
            width: parent.width
            height: parent.height - (said.visible && three ? said.height + Theme.m : 0)
            columns: root.upright || root.isWarning ? 1 : three ? Math.max(1, count) : count > 3 ? 2 : 1
            columnSpacing: Theme.l
            rowSpacing: Theme.m
            Repeater {
                id: repeater
                model: root.rows
                SlideCell {
                    width: lines.cellWidth
                    height: Math.min(lines.cellHeight, Theme.dp(root.upright ? 520 : 560))
                    level: root.level
                    numbered: root.isWarning
                    tall: lines.three && !root.upright
                    ink: root.ground
                }
            }
        }
        FitLabel {
            id: said
            readonly property bool beside: photo.visible && !root.upright
            readonly property bool under: photo.visible && root.upright
            visible: words !== ""
            x: beside ? photo.width + Theme.xl : 0
            width: parent.width - x
            y: lines.visible ? parent.height - height
                : under ? photo.height + (parent.height - photo.height - height) / 2 : (parent.height - height) / 2
            room: lines.visible ? Theme.dp(root.upright ? 190 : 84) : parent.height - (under ? photo.height + Theme.l : 0)
            words: root.words
            size: lines.visible ? Theme.doorSmall : Theme.doorWords
            least: Theme.doorLeast
            gives: 0.5
        }
    }
    Row {
        id: sourceRow
        anchors { left: parent.left; bottom: parent.bottom; leftMargin: Theme.xl; bottomMargin: Theme.m }
        spacing: Theme.s
        Label {
            visible: text !== ""
            text: root.source
            color: Theme.inkSoft
            font.pixelSize: Theme.doorSource
            maximumLineCount: 1
        }
        Mark {
            anchors.verticalCenter: parent.verticalCenter
            text: root.doubt
            size: Theme.doorSource
        }
    }
}
