// A square to write on with a finger, the characters it may be beside it, five at a time, and two
// keys: take a stroke back, begin again; below the square, or, where that would leave little of it,
// below the characters. On a clean pad these are what usually follows.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.Backends

Item {
    id: root

    required property Handwriting writing
    property string words: ""
    property color accent: Theme.ink
    signal chosen(character: string)

    property int strokes: 0             // that stand on the pad
    property bool inking: false         // a finger is on it

    readonly property bool flat: width > 1.7 * height
    readonly property real below: Theme.target + Theme.s        // what the two keys take
    readonly property real side: flat ? height : Math.min(height - below, Math.round(width * 0.68))
    readonly property real keysWidth: width - side - Theme.m

    function clean() {
        pad.clear()
        writing.read(pad, words)
    }

    onWordsChanged: if (visible) clean()
    onVisibleChanged: {
        if (visible)
            begin.start()
        else
            pad.clear()
    }

    // The page stands first, then the recogniser is read from its file.
    Timer {
        id: begin
        interval: 60
        onTriggered: {
            root.writing.prepare()
            root.clean()
        }
    }
    Rectangle {
        id: sheet
        width: root.side
        height: root.side
        radius: Theme.smallRadius
        color: Theme.card
        border.color: root.accent
        border.width: 2 * Theme.hair
        InkPad {
            id: pad
            anchors { fill: parent; margins: 3 * Theme.hair }
            ink: Theme.ink
            guide: Theme.line
            strokeWidth: Theme.dp(14)
            onBegun: root.inking = true
            onChanged: {
                root.inking = false
                root.strokes = pad.count
                root.writing.read(pad, root.words)
            }
            Accessible.role: Accessible.Canvas
            Accessible.name: qsTr("写字格")
        }
        Rectangle {
            anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: Theme.m }
            visible: root.strokes === 0 && !root.inking
            width: hint.width + Theme.m
            height: hint.height
            radius: Theme.smallRadius
            color: Theme.card
            Label {
                id: hint
                anchors.centerIn: parent
                width: Math.min(implicitWidth, sheet.width - 2 * Theme.l)
                text: qsTr("手指在格子里写一个字")
                color: Theme.inkSoft
                font.pixelSize: Theme.small
                horizontalAlignment: Text.AlignHCenter
                maximumLineCount: 2
            }
        }
    }
    Row {
        id: erasers
        readonly property bool terse: Math.max(undo.wordWidth, wipe.wordWidth) > undo.width
        readonly property real each: Math.floor(((root.flat ? root.keysWidth : root.side) - spacing) / 2)
        x: root.flat ? sheet.width + Theme.m : 0
        y: root.flat ? sheet.height - height : sheet.height + Theme.s
        spacing: Theme.s
        BigButton {
            id: undo
            width: erasers.each
            height: Theme.target
            live: root.strokes > 0
            text: qsTr("撤一笔")
            pictogram: "undo"
            terse: erasers.terse
            onTapped: pad.undo()
        }
        BigButton {
            id: wipe
            width: erasers.each
            height: Theme.target
            live: root.strokes > 0
            text: qsTr("擦掉重写")
            pictogram: "eraser"
            terse: erasers.terse
            onTapped: pad.clear()
        }
    }
    Label {
        id: caption
        anchors { left: sheet.right; right: parent.right; top: parent.top; leftMargin: Theme.m }
        height: Math.max(Theme.dp(44), Theme.small * 1.5)
        text: root.writing.caption
        color: Theme.inkSoft
        font.pixelSize: Theme.small
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.spAt(20, 1)
        wrapMode: Text.NoWrap
        maximumLineCount: 1
    }
    Grid {
        id: grid
        readonly property real cellWidth: Math.floor((root.keysWidth - (columns - 1) * spacing) / columns)
        readonly property int lines: root.flat ? 2 : 3
        readonly property real cellHeight: Math.floor((root.side + (root.flat ? -1 : 1) * root.below - caption.height - (lines - 1) * spacing) / lines)
        anchors { left: sheet.right; leftMargin: Theme.m; top: caption.bottom }
        columns: root.flat ? 3 : 2
        spacing: Theme.s
        Repeater {
            model: root.writing.letters
            LetterKey {
                required property string character
                width: grid.cellWidth
                height: grid.cellHeight
                live: character !== ""
                opacity: live ? 1 : 0.4
                accent: root.accent
                text: character
                name: character === "" ? "" : qsTr("写“%1”").arg(character)
                size: Theme.sp(76)
                onTapped: root.chosen(character)
            }
        }
        LetterKey {
            visible: root.writing.hasMore
            width: grid.cellWidth
            height: grid.cellHeight
            accent: root.accent
            text: qsTr("换五个")
            size: Theme.small
            onTapped: root.writing.turn()
        }
    }
}
