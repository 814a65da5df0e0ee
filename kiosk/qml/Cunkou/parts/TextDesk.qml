// Where text is written on the glass: the text, words to choose from, big keys for pinyin or for
// digits and marks, or a pad for a finger. A keyboard that is plugged in writes here, too, pinyin
// as well.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.Backends

Item {
    id: root

    required property Writer writer
    required property Handwriting hand
    property color accent: Theme.ink
    property string keyset: "pinyin"        // "pinyin", "marks", "hand"
    property string spelledBefore: ""

    // Wide, where height is dear, the keys stand in three rows: what is written must be seen.
    readonly property int columns: Theme.portrait ? 7 : 10
    readonly property int rows: Theme.portrait ? 4 : 3
    readonly property real keyWidth: (width - (columns - 1) * Theme.s) / columns
    readonly property bool byHand: keyset === "hand" && hand.isThere
    readonly property real keysHeight: byHand ? height - Theme.dp(130) - Theme.s : rows * keyHeight + (rows - 1) * Theme.s
    readonly property real keyHeight: Math.max(Theme.dp(88),
        Math.min(Theme.dp(120), (height - Theme.dp(330)) / rows))

    function settle() {
        paper.isSettling = true
        if (paper.text !== writer.text)
            paper.text = writer.text
        paper.cursorPosition = writer.at
        paper.isSettling = false
    }
    function type(event: var) {
        const letter = event.text.toLowerCase()
        const begun = writer.letters !== ""
        if (/^[a-z]$/.test(letter))
            writer.press(letter)
        else if (begun && /^[1-9]$/.test(letter))
            writer.choose(Number(letter) - 1)
        else if (begun && event.key === Qt.Key_Space)
            writer.choose(0)
        else if (begun && (event.key === Qt.Key_Return || event.key === Qt.Key_Enter))
            writer.plain()
        else if (event.key === Qt.Key_Backspace)
            writer.rub()
        else if ((event.key === Qt.Key_Return || event.key === Qt.Key_Enter) && !writer.hasLines)
            return
        else {
            event.accepted = false
            return
        }
        event.accepted = true
    }

    Connections {
        target: root.writer
        function onChanged() {
            if (root.writer.letters !== root.spelledBefore) {
                root.spelledBefore = root.writer.letters
                offered.first = 0
            }
            root.settle()
        }
    }
    Component.onCompleted: settle()

    Rectangle {
        id: box
        readonly property bool low: height < Theme.strong * 1.5 + Theme.dp(40) + 2 * Theme.s
        anchors { left: parent.left; right: root.byHand ? ways.left : parent.right; top: parent.top }
        anchors { bottom: root.byHand ? keys.top : words.top; bottomMargin: Theme.s; rightMargin: root.byHand ? Theme.s : 0 }
        radius: Theme.radius
        color: Theme.card
        border.color: paper.activeFocus ? root.accent : Theme.line
        border.width: 2 * Theme.hair
        Flickable {
            id: sheet
            anchors { fill: parent; margins: Theme.s }
            anchors.topMargin: box.low ? Math.max(0, Math.min(Theme.s, (box.height - Theme.strong * 1.5) / 2)) : Theme.s
            anchors.bottomMargin: box.low ? anchors.topMargin : Theme.dp(40)
            anchors.rightMargin: box.low ? left.width + Theme.m : Theme.s
            contentHeight: paper.height
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            TextEdit {
                id: paper
                property bool isSettling: false
                width: sheet.width
                height: Math.max(implicitHeight, sheet.height)
                focus: root.visible
                color: Theme.ink
                selectionColor: root.accent
                font.family: Theme.family
                font.pixelSize: Theme.strong
                wrapMode: TextEdit.Wrap
                textFormat: TextEdit.PlainText
                renderType: Text.QtRendering
                cursorVisible: root.visible
                inputMethodHints: Qt.ImhNoPredictiveText
                onTextChanged: if (!isSettling) root.writer.write(text, cursorPosition)
                onCursorPositionChanged: if (!isSettling) root.writer.move(cursorPosition)
                onCursorRectangleChanged: {
                    const below = cursorRectangle.y + cursorRectangle.height - sheet.height
                    sheet.contentY = Math.max(0, Math.min(Math.max(sheet.contentY, below), cursorRectangle.y))
                }
                Keys.onPressed: event => root.type(event)
                Accessible.role: Accessible.EditableText
                Accessible.name: qsTr("正在写的字")
            }
        }
        Label {
            id: left
            anchors { right: parent.right; bottom: parent.bottom; rightMargin: Theme.s; bottomMargin: Theme.dp(4) }
            text: root.writer.room
            color: Theme.inkSoft
            font.pixelSize: Theme.tiny
        }
    }
    Item {
        id: words
        anchors { left: parent.left; right: parent.right; bottom: keys.top; bottomMargin: Theme.s }
        height: Theme.target
        Label {
            id: spelled
            anchors { left: parent.left; verticalCenter: parent.verticalCenter }
            visible: root.writer.letters !== ""
            width: visible ? Math.min(implicitWidth, parent.width * 0.3) : 0
            text: root.writer.letters
            wrapMode: Text.NoWrap
            color: root.accent
            font.pixelSize: Theme.strong
            font.bold: true
            maximumLineCount: 1
            elide: Text.ElideLeft
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            visible: !root.byHand && each.count === 0 && root.writer.letters === ""
            text: qsTr("按拼音，这里就出来字")
            color: Theme.inkSoft
            font.pixelSize: Theme.small
        }
        Item {                              // as many as there is room for, the next at a touch
            id: offered
            readonly property int cells: Math.max(2, Math.floor((width + Theme.s) / (Theme.dp(100) + 1.3 * Theme.strong)))
            readonly property int shown: each.count > cells ? cells - 1 : cells
            readonly property real cellWidth: Math.floor((width - (cells - 1) * Theme.s) / cells)
            property int first: 0
            visible: !root.byHand
            anchors { left: spelled.right; leftMargin: spelled.visible ? Theme.s : 0 }
            width: Math.max(0, parent.width - x - ways.width - Theme.s)
            height: parent.height
            Repeater {
                id: each
                model: root.writer.candidates
                Candidate {
                    required property int index
                    readonly property int place: index - offered.first
                    visible: place >= 0 && place < offered.shown
                    x: place * (offered.cellWidth + Theme.s)
                    width: offered.cellWidth
                    height: offered.height
                    isFirst: index === 0
                    accent: root.accent
                    onTapped: root.writer.choose(index)
                }
            }
            LetterKey {
                visible: each.count > offered.cells
                x: offered.width - width
                width: offered.cellWidth
                height: offered.height
                accent: root.accent
                text: qsTr("更多")
                pictogram: "next"
                onTapped: offered.first = offered.first + offered.shown < each.count ? offered.first + offered.shown : 0
            }
        }
    }
    Row {
        id: ways                            // beside the words by hand: the square needs the height
        readonly property real keyHeight: root.byHand ? box.height : words.height
        anchors { right: parent.right; bottom: words.bottom }
        spacing: Theme.s
        LetterKey {
            visible: root.byHand
            width: root.keyWidth
            height: ways.keyHeight
            accent: root.accent
            text: qsTr("删一个")
            pictogram: "delete"
            onTapped: root.writer.rub()
        }
        LetterKey {
            visible: root.hand.isThere
            width: Math.max(root.keyWidth, 2.6 * Theme.strong)
            height: ways.keyHeight
            accent: root.accent
            text: root.byHand ? qsTr("拼音") : qsTr("手写")
            size: Theme.body
            onTapped: {
                root.writer.put("")         // letters begun are let go of
                root.keyset = root.byHand ? "pinyin" : "hand"
            }
        }
    }
    Grid {
        id: keys
        visible: !root.byHand
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: root.keysHeight
        columns: root.columns
        spacing: Theme.s
        Repeater {
            model: root.keyset === "marks" ? ("1234567890" + root.writer.marks).split("").concat(root.writer.hasLines ? ["\n"] : [])
                                           : "abcdefghijklmnopqrstuvwxyz".split("")
            LetterKey {
                required property string modelData
                readonly property bool isLine: modelData === "\n"
                width: root.keyWidth
                height: root.keyHeight
                accent: root.accent
                text: isLine ? qsTr("换行") : modelData
                size: isLine ? Theme.small : Theme.sp(44)
                onTapped: {
                    if (root.keyset === "pinyin")
                        root.writer.press(modelData)
                    else
                        root.writer.put(modelData)
                }
            }
        }
        LetterKey {
            width: root.keyWidth
            height: root.keyHeight
            accent: root.accent
            text: qsTr("删一个")
            pictogram: "delete"
            onTapped: root.writer.rub()
        }
        LetterKey {
            width: root.keyWidth
            height: root.keyHeight
            accent: root.accent
            text: root.keyset === "pinyin" ? "12" : qsTr("拼音")
            size: root.keyset === "pinyin" ? Theme.sp(44) : Theme.small
            onTapped: root.keyset = root.keyset === "pinyin" ? "marks" : "pinyin"
        }
    }
    WritingDesk {
        visible: root.visible && root.byHand
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: root.keysHeight
        writing: root.hand
        words: root.writer.before
        accent: root.accent
        onChosen: character => root.writer.put(character)
    }
}
