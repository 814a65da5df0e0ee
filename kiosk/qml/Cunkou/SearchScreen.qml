// Search, three ways: write a character with a finger, spell by first letters, touch a picture.
// Results while writing; without words the pictures stand there.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

PageFrame {
    id: root

    required property SearchBackend backend
    property alias position: results.fromTop

    readonly property bool upright: Theme.portrait
    readonly property bool begun: backend.words !== ""
    readonly property bool looking: backend.way === "look" && !begun
    readonly property real whole: width - 2 * Theme.margin
    readonly property real deskWidth: upright ? whole : Math.round(whole * 0.45)

    readonly property Flickable page: results.visible ? results : begin     // what the foot turns
    readonly property bool pageable: page.contentHeight > page.height + 1

    function openTopic(word: string) {
        root.stage.open("topic", word)
    }
    function turn(pages: int) {
        if (results.visible)
            results.turnLines(pages)
        else
            begin.turn(pages)
    }

    anchors.fill: parent
    title: qsTr("找一找")
    pictogram: "search"
    accent: Theme.guides
    searchable: false
    footItems: [
        TurnButton {
            visible: root.pageable
            turns: root.page
            way: -1
            onTapped: root.turn(-1)
        },
        TurnButton {
            visible: root.pageable
            turns: root.page
            way: 1
            accent: root.accent
            onTapped: root.turn(1)
        }
    ]

    SearchSlip {
        id: slip
        x: Theme.margin
        y: Theme.m
        width: root.deskWidth
        height: implicitHeight
        accent: root.accent
        listening: root.visible
        words: root.backend.words
        hint: root.backend.way === "write" ? qsTr("写一个字就开始找")
            : root.backend.way === "spell" ? qsTr("按头一个字母，如 td 土豆") : qsTr("点一张图，或者写、拼")
        onWritten: words => root.backend.write(words)
        onRubbed: root.backend.rub()
    }
    WaySwitch {
        id: ways
        x: root.upright ? Theme.margin : slip.x + slip.width + Theme.l
        y: root.upright ? slip.y + slip.height + Theme.s : slip.y
        width: root.upright ? root.whole : root.width - x - Theme.margin
        height: root.upright ? Math.max(Theme.target, Theme.body * 1.8) : slip.height
        accent: root.accent
        way: root.backend.way
        writes: root.backend.writing.isThere
        onChosen: way => root.backend.choose(way)
    }
    Item {
        id: desk
        readonly property real upper: (root.upright ? ways.y + ways.height : slip.y + slip.height) + Theme.m
        x: Theme.margin
        y: root.upright ? parent.height - height - Theme.m : upper
        width: root.deskWidth
        height: root.upright ? Theme.dp(root.backend.way === "write" ? 720 : 560) : parent.height - upper - Theme.m
        visible: root.backend.way !== "look"

        WritingDesk {
            anchors.fill: parent
            visible: root.visible && root.backend.way === "write"
            writing: root.backend.writing
            words: root.backend.words
            accent: root.accent
            onChosen: character => root.backend.press(character)
        }
        LetterKeys {
            visible: root.backend.way === "spell"
            width: parent.width
            room: parent.height
            accent: root.accent
            onPressed: letter => root.backend.press(letter)
            onRubbed: root.backend.rub()
        }
    }
    Item {
        id: answers
        readonly property bool wide: root.upright || !desk.visible
        x: wide ? Theme.margin : slip.x + slip.width + Theme.l
        y: desk.upper
        width: parent.width - x - Theme.margin
        height: (root.upright && desk.visible ? desk.y - Theme.m : parent.height) - y

        Flickable {
            id: begin
            readonly property string way: root.backend.way
            onWayChanged: contentY = 0

            // A page begins with a whole row of pictures.
            function turn(pages: int) {
                const starts = [0]
                for (const child of shelves.children) {
                    const shelf = child as PickShelf
                    if (shelf?.visible)
                        starts.push(...shelf.starts().map(start => shelf.y + start))
                }
                const last = Math.max(0, contentHeight - height)
                const ends = [...starts.slice(1), contentHeight].map(end => end - Theme.m)
                const next = pages > 0
                    ? starts.find((start, row) => start > contentY + 1 && ends[row] > contentY + height)
                    : starts.find(start => start >= contentY - height)
                contentY = Math.min(last, next ?? last)
            }

            visible: !root.begun || root.backend.count === 0
            anchors.fill: parent
            contentHeight: shelves.height + Theme.m
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            maximumFlickVelocity: 6000
            Column {
                id: shelves
                width: begin.width
                spacing: Theme.m
                NothingFound {
                    visible: root.begun
                    width: parent.width
                    accent: root.accent
                    words: root.backend.words
                    shorter: root.backend.shorter
                    offers: root.backend.offers
                    lost: root.backend.lost
                    onChosen: words => root.backend.write(words)
                }
                PickShelf {
                    wanted: !root.looking
                    width: parent.width
                    heading: root.begun ? "" : qsTr("点一张图，看它的全部")
                    accent: root.accent
                    model: root.backend.picks
                    onChosen: word => root.openTopic(word)
                }
                Repeater {
                    // Colours are no part of it: at nightfall it would make all pictures anew.
                    model: root.looking ? [
                        { heading: qsTr("庄稼和菜"), picks: root.backend.crops },
                        { heading: qsTr("牲畜和禽"), picks: root.backend.animals },
                        { heading: qsTr("办事和干活"), picks: root.backend.errands }
                    ] : []
                    PickShelf {
                        required property var modelData
                        required property int index
                        width: shelves.width
                        heading: modelData.heading
                        accent: [Theme.technique, Theme.prices, Theme.guides][index]
                        model: modelData.picks
                        onChosen: word => root.openTopic(word)
                    }
                }
            }
        }
        Label {
            id: countLabel
            visible: results.visible
            width: parent.width
            text: qsTr("找到%1条").arg(root.backend.count)
            color: Theme.inkSoft
            font.pixelSize: Theme.small
            maximumLineCount: 1
        }
        LineList {
            id: results
            readonly property string words: root.backend.words
            onWordsChanged: toTop()
            stage: root.stage
            visible: root.begun && root.backend.count > 0
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            anchors { top: countLabel.bottom; topMargin: Theme.xs }
            spacing: Theme.s
            reuseItems: true
            cacheBuffer: 0
            bottomMargin: Theme.m
            model: root.backend.results
            header: Column {
                id: prices
                width: results.width
                bottomPadding: cards.count > 0 ? Theme.s : 0
                spacing: Theme.s
                onHeightChanged: if (results.fromTop < 1) results.toTop()
                Repeater {
                    id: cards
                    model: root.backend.prices
                    PriceCard {
                        width: prices.width
                        height: implicitHeight
                        onTapped: root.stage.open("product", key)
                    }
                }
            }
            delegate: ResultCard {
                width: results.width
                height: implicitHeight
                generation: root.stage.generation
                onTapped: root.stage.open("article", itemId)
            }
        }
    }
}
