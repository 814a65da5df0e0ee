// One thing to know, laid out by its kind. Fields of kiosk.views.rest.Slide and SlideLine.
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
    required property bool demo
    property QtObject rows: null
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
        height: Math.max(Theme.dp(root.upright ? 300 : 230), titles.height + 2 * Theme.l)
        color: root.ground
        Roundel {
            id: drawing
            anchors { left: parent.left; leftMargin: Theme.xl; verticalCenter: parent.verticalCenter }
            size: Theme.dp(root.upright ? 200 : 170)
            drawing: root.picture
            ink: root.ground
        }
        Column {
            id: titles
            anchors { left: drawing.right; right: parent.right; verticalCenter: parent.verticalCenter }
            anchors { leftMargin: Theme.l; rightMargin: Theme.xl }
            Label {
                width: parent.width
                text: root.title
                color: root.ink
                font.pixelSize: Theme.display(root.kind === "notice" ? 64 : 84)
                font.bold: true
                maximumLineCount: root.upright ? 3 : 2
                Accessible.role: Accessible.Heading
            }
            Label {
                width: parent.width
                visible: text !== ""
                text: root.subtitle
                color: root.ink
                font.pixelSize: Theme.display(44)
                maximumLineCount: 2
            }
        }
    }
    Item {
        id: body
        anchors { left: parent.left; right: parent.right; top: head.bottom; bottom: sourceRow.top }
        anchors { leftMargin: Theme.xl; rightMargin: Theme.xl; topMargin: Theme.l; bottomMargin: Theme.s }

        Picture {
            id: photo
            visible: root.photo !== ""
            width: root.upright ? parent.width : Math.round(parent.width * 0.42)
            height: root.upright ? Math.round(parent.height * 0.5) : parent.height
            sha256: root.photo
            placeholder: root.section
            tint: root.ground
            generation: root.generation
        }
        Grid {
            id: lines
            readonly property int count: repeater.count
            readonly property bool three: root.kind === "weather"
            readonly property real cellWidth: (width - (columns - 1) * columnSpacing) / columns
            readonly property real cellHeight: (height - (lineCount - 1) * rowSpacing) / Math.max(1, lineCount)
            visible: count > 0
            width: parent.width
            height: parent.height - (said.visible && three ? said.height + Theme.m : 0)
            columns: root.isWarning ? 1 : three ? (root.upright ? 1 : 3) : (root.upright ? 1 : 2)
            readonly property int lineCount: Math.ceil(count / columns)
            columnSpacing: Theme.l
            rowSpacing: Theme.m
            Repeater {
                id: repeater
                model: root.rows
                SlideCell {
                    width: lines.cellWidth
                    height: Math.min(lines.cellHeight, Theme.dp(root.isWarning ? (root.upright ? 360 : 260) : root.upright ? 340 : lines.three ? 480 : 210))
                    level: root.level
                    numbered: root.isWarning
                    tall: lines.three && !root.upright
                    ink: root.ground
                }
            }
        }
        Label {
            id: said
            visible: text !== ""
            anchors { left: root.upright || !photo.visible ? parent.left : photo.right; right: parent.right }
            anchors.leftMargin: root.upright || !photo.visible ? 0 : Theme.xl
            y: lines.visible ? parent.height - height
                : root.upright && photo.visible ? photo.height + Theme.l
                : Math.max(0, (parent.height - height) / 2)
            text: root.words
            font.pixelSize: Theme.display(lines.visible ? 44 : 60)
            lineHeight: Theme.lineHeight
            maximumLineCount: lines.visible ? 2 : root.upright ? 9 : 6
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
            font.pixelSize: Theme.body
            maximumLineCount: 1
        }
        Mark {
            anchors.verticalCenter: parent.verticalCenter
            text: root.demo ? qsTr("演示数据") : ""
        }
    }
}
