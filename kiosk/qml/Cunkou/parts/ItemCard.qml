// One item on a list: picture, title, what it pays, one plain sentence, whom to call, who says it and
// when. What does not stand whole gives way from the sentence on.
import QtQuick
import Cunkou

Card {
    id: root

    required property string itemId
    required property string title
    required property string sentence
    required property string meta
    required property string picture
    required property string drawing
    required property string strong
    required property string ask
    required property bool isNew
    required property bool isSeason
    required property bool isDemo
    required property bool isUnsigned
    required property bool isOwn
    property color accent: Theme.ink
    property int generation: 0

    readonly property real pad: Theme.dp(20)
    readonly property bool narrow: Theme.portrait && Theme.textSize > 1.1    // its foot goes beneath the picture
    readonly property real line: metrics.height * Theme.tightLine

    role: Accessible.ListItem
    name: title
    ground: isOwn ? Theme.wash(Theme.village) : Theme.card
    edge: isOwn ? Theme.village : "transparent"

    // How many lines of the second size stand between two heights.
    function linesIn(from: real, to: real): int {
        return Math.max(0, Math.floor((to - from + 1) / line))
    }

    FontMetrics {
        id: metrics
        font.family: Theme.family
        font.pixelSize: Theme.small
    }
    Picture {
        id: shown
        anchors { left: parent.left; top: parent.top; margins: root.pad }
        height: (root.narrow ? foot.y - Theme.xs : parent.height - root.pad) - root.pad
        width: Math.round(Math.min(height * 1.15, root.width * (root.narrow ? 0.22 : 0.26)))
        sha256: root.picture
        placeholder: root.drawing
        tint: root.accent
        generation: root.generation
    }
    Label {
        id: titleLabel
        anchors { left: shown.right; right: parent.right; top: parent.top }
        anchors { leftMargin: root.pad; rightMargin: root.pad; topMargin: Theme.dp(12) }
        text: root.title
        font.pixelSize: Theme.strong
        font.bold: true
        maximumLineCount: 2
    }
    Label {
        id: strongLabel
        anchors { left: titleLabel.left; right: titleLabel.right; top: titleLabel.bottom; topMargin: Theme.dp(4) }
        visible: text !== ""
        text: root.strong
        color: root.accent
        font.pixelSize: Theme.small
        font.bold: true
        maximumLineCount: Math.max(1, Math.min(2, root.linesIn(y, foot.y)))
        mayElide: "the box of short answers above the text says all of it"
    }
    Label {
        id: sentenceLabel
        readonly property int rest: root.linesIn(y, askLabel.isWhole ? askLabel.y : foot.y)
        anchors { left: titleLabel.left; right: titleLabel.right; topMargin: Theme.dp(4) }
        anchors.top: strongLabel.visible ? strongLabel.bottom : titleLabel.bottom
        visible: text !== "" && rest > 0
        text: root.sentence
        color: Theme.inkSoft
        font.pixelSize: Theme.small
        maximumLineCount: Math.max(1, Math.min(3, rest))
        mayElide: "the text itself is one touch away"
    }
    Label {
        id: askLabel      // whom to call: whole, before what merely tells more, or not at all
        readonly property int rest: root.linesIn(sentenceLabel.y, foot.y - Theme.dp(4))
        readonly property bool isWhole: text !== "" && rest > 0 && !truncated
        anchors { left: titleLabel.left; right: titleLabel.right; bottom: foot.top; bottomMargin: Theme.dp(4) }
        opacity: isWhole ? 1 : 0
        text: root.ask
        font.pixelSize: Theme.small
        maximumLineCount: Math.max(1, Math.min(2, rest))
    }
    Row {
        id: foot
        anchors { left: root.narrow ? parent.left : shown.right; right: parent.right; bottom: parent.bottom }
        anchors { leftMargin: root.pad; rightMargin: root.pad; bottomMargin: Theme.dp(12) }
        spacing: Theme.s
        Mark {
            text: root.isOwn ? qsTr("本村") : ""
            color: Theme.village
            ink: Theme.onColor
        }
        Mark {
            id: newMark
            text: root.isNew ? qsTr("本周新增") : ""
        }
        Mark {
            id: seasonMark
            text: root.isSeason && !root.isNew ? qsTr("当季") : ""
            color: Theme.wash(Theme.technique)
            ink: Theme.technique
        }
        Mark {
            id: demoMark
            text: root.isDemo ? qsTr("演示") : root.isUnsigned ? qsTr("外部") : ""
            color: Theme.paperDeep
            ink: Theme.inkSoft
        }
        Label {
            id: metaLabel   // what stands in brackets after who says it goes whole or not at all
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(0, foot.width - x)
            text: allWords.advanceWidth <= width ? root.meta : root.meta.replace(/ *[（(][^（）()]*[）)]$/, "")
            color: Theme.inkSoft
            font.pixelSize: Theme.tiny
            maximumLineCount: 1
            TextMetrics {
                id: allWords
                text: root.meta
                font: metaLabel.font
            }
            mayElide: "the day stands first; who says it stands in full above the text"
        }
    }
}
