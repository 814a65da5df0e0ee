pragma ComponentBehavior: Bound
// The foot of a page: home at the left, back beside it, then what the page adds, then text size
// and search, reading aloud as the outermost. Where words do not fit, drawings stand alone.
// While a page is read aloud, what a listener may do stands above it.
import QtQuick
import Cunkou
import Cunkou.Backends

Rectangle {
    id: root

    required property Stage stage
    readonly property Light light: stage.light as Light
    readonly property Voice voice: stage.voice as Voice
    readonly property real shift: speakBar.height / 2
    property bool atHome: false
    property bool searchable: true
    property bool takeable: false           // the page can be taken home
    property list<Item> middle
    property string line: ""                // freshness, on the home screen

    // Where words do not fit they give way in steps: at the right, at the left, in the middle, there
    // that of what one is most likely to press, then the buttons' edges; on the home screen that of
    // the colours, then all. A page that is hidden reckons nothing.
    property int terseness: 0
    readonly property real gap: terseness > 2 ? Theme.xs : Theme.s
    readonly property int due: !visible ? -1 : atHome ? dueAtHome() : dueOnPage()
    onDueChanged: if (due >= 0) terseness = due

    function dueOnPage(): int {
        const room = width - 2 * Theme.margin - 2 * Theme.m + 3 * Theme.s
        const middle = wordsOf(middleRow)
        if (wordsOf(left) + middle + wordsOf(right) <= room)
            return 0
        if (wordsOf(left) + middle + signsOf(right, Theme.s) <= room)
            return 1
        if (signsOf(left, Theme.s) + middle + signsOf(right, Theme.s) <= room)
            return 2
        const close = width - 2 * Theme.margin - 2 * Theme.m + 3 * Theme.xs
        const beside = signsOf(left, Theme.xs) + signsOf(right, Theme.xs)
        const strong = widthOf(middleRow, button => button.strong ? button.wordWidth : button.signWidth, Theme.xs)
        return beside + strong <= close ? 3 : beside + signsOf(middleRow, Theme.xs) <= close ? 4 : 5
    }
    function dueAtHome(): int {
        const room = width - 2 * Theme.margin - Theme.m + Theme.s - lineWords.advanceWidth * 0.6   // on two lines
        const colours = contrastButton.wordWidth - contrastButton.signWidth
        return wordsOf(right) <= room ? 0 : wordsOf(right) - colours <= room ? 1 : 2
    }
    function wordsOf(row: Item): real {
        return widthOf(row, button => button.quiet ? button.signWidth : button.wordWidth, Theme.s)
    }
    function signsOf(row: Item, gap: real): real {
        return widthOf(row, button => button.signWidth, gap)
    }
    function widthOf(row: Item, one: var, gap: real): real {
        let all = 0
        for (const child of row.children) {
            const button = child as BigButton
            if (button !== null && button.visible)
                all += one(button) + gap
        }
        return all
    }

    height: Theme.bar + Theme.dp(8) + speakBar.height
    color: Theme.paperDeep

    Rectangle {
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Theme.hair
        color: Theme.line
    }
    Loader {                                // made when somebody listens: home does not wait for it
        id: speakBar
        active: root.voice.isSpeaking
        visible: active
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: active ? implicitHeight : 0
        sourceComponent: SpeakBar { voice: root.voice }
    }
    Row {
        id: left
        anchors { left: parent.left; leftMargin: Theme.margin; verticalCenter: parent.verticalCenter }
        anchors.verticalCenterOffset: root.shift
        spacing: root.gap
        BigButton {
            visible: !root.atHome
            text: qsTr("首页")
            terse: root.terseness > 1
            narrow: root.terseness > 4
            pictogram: "home"
            strong: true
            onTapped: root.stage.goHome()
        }
        BigButton {
            visible: !root.atHome
            text: qsTr("返回")
            terse: root.terseness > 1
            narrow: root.terseness > 4
            pictogram: "back"
            onTapped: root.stage.back()
        }
    }
    Label {
        visible: root.line !== ""
        anchors { left: left.right; right: right.left; verticalCenter: parent.verticalCenter }
        anchors { rightMargin: Theme.m; verticalCenterOffset: root.shift }
        text: root.line
        color: root.stage.isOld ? Theme.up : Theme.inkSoft
        font.pixelSize: Theme.small
        font.bold: root.stage.isOld
        maximumLineCount: 2
        TextMetrics {
            id: lineWords
            text: root.line
            font.family: Theme.family
            font.pixelSize: Theme.small
            font.bold: root.stage.isOld
        }
    }
    Row {
        id: middleRow
        readonly property real least: left.x + left.width + Theme.m
        readonly property real most: right.x - Theme.m - width
        anchors { verticalCenter: parent.verticalCenter; verticalCenterOffset: root.shift }
        x: Math.max(least, Math.min(most, (root.width - width) / 2))
        spacing: root.gap
        children: root.middle
        Component.onCompleted: {
            for (const child of root.middle) {
                const button = child as BigButton
                if (button === null)
                    continue
                button.terse = Qt.binding(() => root.terseness > (button.strong ? 3 : 2))
                button.narrow = Qt.binding(() => root.terseness > 4)
            }
        }
    }
    Row {
        id: right
        readonly property bool terse: root.terseness > (root.atHome ? 1 : 0)
        anchors { right: parent.right; rightMargin: Theme.margin; verticalCenter: parent.verticalCenter }
        anchors.verticalCenterOffset: root.shift
        spacing: root.gap
        BigButton {
            text: root.stage.textSizeName
            name: qsTr("字号")
            terse: right.terse
            narrow: root.terseness > 4
            pictogram: "text-size"
            onTapped: root.stage.nextTextSize()
        }
        BigButton {
            id: contrastButton
            text: root.light.switchName
            name: qsTr("对比")
            quiet: !root.atHome
            terse: quiet || root.terseness > 0
            narrow: root.terseness > 4
            pictogram: "contrast"
            strong: root.light.isClear
            onTapped: root.light.switch()
        }
        BigButton {
            visible: root.searchable
            text: qsTr("找一找")
            name: qsTr("搜索")
            terse: right.terse
            narrow: root.terseness > 4
            pictogram: "search"
            strong: root.atHome
            onTapped: root.stage.open("search", "")
        }
        TakeButton {
            visible: root.takeable
            terse: right.terse
            narrow: root.terseness > 4
            stage: root.stage
        }
        BigButton {
            visible: root.voice.available && !root.voice.isSpeaking      // the bar has a larger stop
            text: qsTr("念给我听")
            name: qsTr("念出来")
            terse: right.terse
            narrow: root.terseness > 4
            pictogram: "speak"
            strong: true
            accent: Theme.up
            onTapped: root.voice.speak()
        }
    }
}
