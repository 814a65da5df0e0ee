pragma ComponentBehavior: Bound
// A section's list: chips that filter, cards in one column (two on a wide screen at small type),
// turned by big buttons as well as by finger.
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

PageFrame {
    id: root

    required property ListBackend backend
    property alias position: cards.contentY
    readonly property Voice voice: stage.voice as Voice

    readonly property int columns: Theme.portrait || Theme.textSize > 1.1 ? 1 : 2
    readonly property bool pageable: cards.contentHeight > cards.height + 1

    anchors.fill: parent
    title: backend.title
    pictogram: backend.section
    accent: Theme.sectionColor(backend.section)
    aside: backend.count
    footItems: [
        TurnButton {
            visible: root.pageable
            turns: cards
            way: -1
            onTapped: cards.turn(-1)
        },
        TurnButton {
            visible: root.pageable
            turns: cards
            way: 1
            accent: root.accent
            onTapped: cards.turn(1)
        }
    ]

    ChipRow {
        id: chips
        anchors { left: parent.left; right: parent.right; top: parent.top }
        anchors { leftMargin: Theme.margin; rightMargin: Theme.margin }
        anchors.topMargin: implicitHeight > 0 ? Theme.m : 0
        height: implicitHeight
        model: root.backend.chips
        about: root.backend.section
        accent: root.accent
        chip: Chip {
            required property string tag
            required property string label
            required property string drawing
            required property bool isChosen

            live: chips.hasRoom(y)
            text: label
            pictogram: drawing
            chosen: isChosen
            accent: root.accent
            onTapped: {
                cards.contentY = 0
                root.backend.choose(tag)
            }
        }
    }
    GridView {
        id: cards

        // A card's least height; whole rows fill the page, so that a turned page cuts none. Upright, where a
        // card is narrow, what it pays and whom to call stand whole: at great type in place of the sentence.
        readonly property real gap: Theme.portrait ? Theme.s : Theme.m
        readonly property int titles: Theme.textSize > 1.1 ? 2 : 1
        readonly property int lines: Theme.textSize > 1.3 ? 3 : Theme.textSize > 1.1 ? 2 : 4
        readonly property real least: Theme.portrait
            ? Theme.dp(36) + gap + 1.42 * (titles * Theme.strong + lines * Theme.small) + 1.45 * Theme.tiny
            : Theme.dp(56) + 2.9 * Theme.strong + 2.2 * Theme.tiny
        readonly property int rows: Math.max(1, Math.floor(height / least))

        function turn(pages: int) {
            const step = rows * cellHeight
            const last = Math.max(0, contentHeight - height)
            contentY = Math.max(0, Math.min(last, contentY + pages * step))
            Qt.callLater(tellAgain)
        }
        function tellAgain() {
            for (const child of contentItem.children)
                (child as ItemCard)?.tellAgain()
        }
        onMovementEnded: tellAgain()

        anchors { left: parent.left; right: parent.right; top: chips.bottom; bottom: parent.bottom }
        anchors { leftMargin: Theme.margin; rightMargin: Theme.margin - Theme.m; topMargin: Theme.m }
        clip: true
        cacheBuffer: 0
        cellWidth: Math.floor(width / root.columns)
        cellHeight: Math.ceil((height + 1) / rows)      // so that no row begins at the very edge
        maximumFlickVelocity: 6000
        model: root.backend.cards
        onAtYEndChanged: if (atYEnd) root.backend.more()
        Connections {
            target: root.voice
            function onMoved() {
                if (root.visible && root.voice.rows === "cards")
                    cards.positionViewAtIndex(root.voice.row, GridView.Contain)
            }
        }
        delegate: ItemCard {
            id: card
            required property int index

            width: cards.cellWidth - Theme.m
            height: cards.cellHeight - cards.gap
            accent: root.accent
            generation: root.stage.generation
            onTapped: root.stage.open("article", itemId)
            Heard { voice: root.voice; rows: "cards"; row: card.index }
        }
    }
    Empty {
        visible: cards.count === 0
        anchors.centerIn: parent
        accent: root.accent
        pictogram: root.backend.section
        title: root.backend.emptyTitle
        text: root.backend.emptyText
    }
}
