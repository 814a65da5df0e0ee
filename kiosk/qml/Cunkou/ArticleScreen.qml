pragma ComponentBehavior: Bound
// One item: heading, short answers, text block by block (so that the longest opens in a frame),
// related items. Turned by big buttons as well as by finger.
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

PageFrame {
    id: root

    required property ArticleBackend backend
    property alias position: text.fromTop
    readonly property Voice voice: stage.voice as Voice
    readonly property real columnWidth: Math.min(text.width - 2 * Theme.margin, Theme.sp(1240))

    anchors.fill: parent
    title: backend.sectionName
    pictogram: backend.section
    accent: Theme.sectionColor(backend.section)
    aside: backend.until
    takeable: backend.title !== ""
    covered: large.visible
    readonly property bool stands: stage.screen === "article"     // beneath a warning, too
    onStandsChanged: {
        if (!stands) {
            large.sha256 = ""
            backend.leave()
        }
    }
    footItems: [
        TurnButton {
            visible: text.pageable
            turns: text
            way: -1
            onTapped: text.turn(-1)
        },
        TurnButton {
            visible: text.pageable
            turns: text
            way: 1
            accent: root.accent
            onTapped: text.turn(1)
        }
    ]

    LineList {
        id: text

        // What is read aloud stays in sight, of a long block the sentence.
        function follow() {
            if (!root.visible || root.voice.rows === "")
                return
            if (root.voice.rows !== "blocks") {
                positionViewAtBeginning()
            } else {
                positionViewAtIndex(root.voice.row, ListView.Contain)
                const block = itemAtIndex(root.voice.row) as ArticleBlock
                if (block !== null)
                    reveal(block.y + block.heardFrom, Theme.body * 4)
            }
            rest()
        }
        function reveal(top: real, tall: real) {
            const last = Math.max(originY, originY + contentHeight + bottomMargin - height)
            if (top < contentY)
                contentY = Math.max(originY, top - Theme.m)
            else if (top + tall > contentY + height)
                contentY = Math.min(last, top + tall - height)
        }
        Connections {
            target: root.voice
            function onMoved() { text.follow() }
        }

        anchors { fill: parent }
        stage: root.stage
        step: height - Theme.body * 2.4      // the last lines stand on both pages
        cacheBuffer: Math.max(0, height)
        boundsBehavior: Flickable.DragOverBounds
        bottomMargin: Theme.l
        model: root.backend.blocks
        header: ArticleHead {
            onHeightChanged: if (text.fromTop < 1) Qt.callLater(text.positionViewAtBeginning)
            width: text.width
            columnWidth: root.columnWidth
            backend: root.backend
            accent: root.accent
            stage: root.stage
        }
        delegate: ArticleBlock {
            width: text.width
            columnWidth: root.columnWidth
            accent: root.accent
            voice: root.voice
            generation: root.stage.generation
            onOpened: (sha256, caption) => {
                large.caption = caption
                large.sha256 = sha256
            }
        }
        footer: RelatedItems {
            width: text.width
            columnWidth: root.columnWidth
            backend: root.backend
            stage: root.stage
        }
    }
    Empty {
        visible: root.backend.title === ""
        anchors.centerIn: parent
        title: qsTr("这一篇现在看不到了")
        text: qsTr("县里可能撤回了它。请回首页看别的内容。")
    }
    LargePicture {
        id: large
        parent: root
        anchors.fill: parent
        generation: root.stage.generation
    }
}
