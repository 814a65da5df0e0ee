pragma ComponentBehavior: Bound
// One piece of a text. Tables and pictures are loaded only where there is one.
import QtQuick
import Cunkou
import Cunkou.Backends

Item {
    id: root

    required property int index
    required property string kind
    required property string styled
    required property string marker
    required property int level
    required property string picture
    required property string caption
    required property list<var> cells
    required property list<var> widths
    required property bool hasHeader
    required property Voice voice
    property color accent: Theme.ink
    property real columnWidth: width
    property int generation: 0
    signal opened(sha256: string, caption: string)

    readonly property bool isHeading: kind === "heading"
    readonly property bool isItem: kind === "list"
    readonly property bool isQuote: kind === "quote"
    readonly property bool isScript: kind === "script" && styled !== ""  // its fellows stand in the first
    readonly property bool heard: voice.isSpeaking && voice.rows === "blocks" && voice.row === index
    // Where in the block the sentence that is read aloud begins, in about.
    readonly property real heardFrom: heard && styled !== "" ? words.height * voice.start / Math.max(1, styled.length) : 0
    readonly property real indent: isItem ? Theme.sp(44) * (1 + Math.max(0, level - 1)) : isQuote ? Theme.l : 0

    implicitHeight: (words.visible ? words.implicitHeight : 0) + (other.active ? other.height : 0)
        + (kind === "rule" ? Theme.l : 0) + (isHeading ? Theme.l : isItem ? Theme.s : kind === "script" && !other.active ? 0 : Theme.m)

    Rectangle {                             // under what is read aloud
        visible: root.heard
        x: words.x - root.indent - Theme.s
        y: words.y - Theme.xs
        width: root.columnWidth + 2 * Theme.s
        height: (words.visible ? words.implicitHeight : 0) + (other.active ? other.height : 0) + 2 * Theme.xs
        radius: Theme.smallRadius
        color: Theme.mark
    }
    Rectangle {                             // beside a quotation, under a rule
        visible: root.isQuote || root.kind === "rule"
        x: words.x - root.indent
        y: root.isQuote ? 0 : Theme.s
        width: root.isQuote ? Theme.dp(6) : root.columnWidth
        height: root.isQuote ? words.implicitHeight : Theme.hair
        color: root.isQuote ? root.accent : Theme.line
    }
    Label {                                 // the number or dot of a list
        visible: root.isItem
        anchors { right: words.left; rightMargin: Theme.dp(12); baseline: words.baseline }
        text: root.marker
        color: root.accent
        font.bold: true
    }
    Text {
        id: words
        visible: text !== "" && root.kind !== "script"
        x: Math.round((root.width - root.columnWidth) / 2) + root.indent
        y: root.isHeading ? Theme.s : 0
        width: root.columnWidth - root.indent
        text: root.heard ? root.voice.mark(root.styled, root.voice.start, root.voice.end, Theme.markInk.toString())
                         : root.styled
        textFormat: Text.StyledText
        wrapMode: Text.Wrap
        color: root.isHeading ? root.accent : Theme.ink
        font.family: Theme.family
        font.pixelSize: root.isHeading ? (root.level <= 2 ? Theme.head : Theme.strong) : Theme.body
        font.bold: root.isHeading
        lineHeight: Theme.lineHeight
        renderType: Text.QtRendering
        Accessible.role: root.isHeading ? Accessible.Heading : Accessible.Paragraph
        Accessible.name: text
    }
    Loader {
        id: other
        active: root.kind === "table" || root.kind === "picture" || root.isScript
        Component.onCompleted: if (root.isScript) setSource("ScriptBlock.qml", {text: root.styled})
        x: words.x
        width: root.columnWidth
        sourceComponent: root.kind === "table" ? table : root.kind === "picture" ? picture : null
    }
    Component {
        id: table
        TableBlock {
            cells: root.cells
            widths: root.widths
            hasHeader: root.hasHeader
            caption: root.caption
            accent: root.accent
            heard: root.heard ? root.voice.line : -1
        }
    }
    Component {
        id: picture
        PictureBlock {
            sha256: root.picture
            caption: root.caption
            accent: root.accent
            generation: root.generation
            onOpened: root.opened(root.picture, root.caption)
        }
    }
}
