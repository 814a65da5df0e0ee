pragma ComponentBehavior: Bound
// The foot of a page: home at the left, back beside it, then what the page adds, then text size
// and search, reading aloud as the outermost.
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

    // Every button says its word: beside its drawing, beneath it where those do not fit, the smaller the
    // more there are; only where none fits do drawings stand alone. A page that is hidden reckons nothing.
    enum Way { Beside, Beneath, Signs, NarrowSigns }
    property var fitted: ({way: Foot.Beside, gap: Theme.s, size: Theme.tiny, edge: 0})
    readonly property var due: visible ? fitting() : null
    onDueChanged: if (due !== null) fitted = due

    function fitting(): var {
        const line = atHome ? Theme.m + lineWords.advanceWidth * 0.6 : 0    // on two lines
        const room = width - 2 * Theme.margin - line
        const ways = [Theme.s, Theme.xs].map(gap => ({way: Foot.Beside, gap: gap, size: Theme.tiny, edge: 0}))
        for (const edge of [Theme.l, Theme.m, Theme.s])
            ways.push({way: Foot.Beneath, gap: Theme.s, size: Theme.tiny, edge: edge})
        for (let size = Theme.tiny; size >= Theme.spAt(20, 1); size -= 1)
            ways.push({way: Foot.Beneath, gap: Theme.xs, size: size, edge: Theme.xs})
        ways.push({way: Foot.Signs, gap: Theme.xs, size: Theme.tiny, edge: 0})
        const narrowest = {way: Foot.NarrowSigns, gap: Theme.xs, size: Theme.tiny, edge: 0}
        return ways.find(way => widthOf(way) <= room) ?? narrowest
    }
    // All buttons side by side, with what stands between them.
    function widthOf(fit: var): real {
        let all = (atHome ? 0 : 2 * Theme.xs) - fit.gap      // a little more between the three rows
        for (const row of [left, middleRow, right])
            for (const child of row.children) {
                const button = child as BigButton
                if (button !== null && button.visible)
                    all += fit.gap + (fit.way === Foot.Beside ? button.wordWidth
                        : fit.way === Foot.Beneath ? button.beneathWidth(fit.size, fit.edge) : button.signWidth)
            }
        return all
    }
    function fit(button: BigButton) {
        button.terse = Qt.binding(() => root.fitted.way >= Foot.Signs)
        button.narrow = Qt.binding(() => root.fitted.way === Foot.NarrowSigns)
        button.beneath = Qt.binding(() => root.fitted.way === Foot.Beneath)
        button.wordSize = Qt.binding(() => root.fitted.size)
        button.edge = Qt.binding(() => root.fitted.edge)
    }
    Component.onCompleted: {
        for (const row of [left, middleRow, right])
            for (const child of row.children) {
                const button = child as BigButton
                if (button !== null)
                    fit(button)
            }
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
        spacing: root.fitted.gap
        BigButton {
            visible: !root.atHome
            text: qsTr("首页")
            pictogram: "home"
            strong: true
            onTapped: root.stage.goHome()
        }
        BigButton {
            visible: !root.atHome
            text: qsTr("返回")
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
        readonly property real least: left.x + left.width + root.fitted.gap + Theme.xs
        readonly property real most: right.x - root.fitted.gap - Theme.xs - width
        anchors { verticalCenter: parent.verticalCenter; verticalCenterOffset: root.shift }
        x: Math.max(least, Math.min(most, (root.width - width) / 2))
        spacing: root.fitted.gap
        children: root.middle
    }
    Row {
        id: right
        anchors { right: parent.right; rightMargin: Theme.margin; verticalCenter: parent.verticalCenter }
        anchors.verticalCenterOffset: root.shift
        spacing: root.fitted.gap
        BigButton {
            text: root.stage.textSizeOffer
            name: qsTr("字号")
            pictogram: "text-size"
            onTapped: root.stage.nextTextSize()
        }
        BigButton {
            text: root.light.switchName
            name: qsTr("对比")
            pictogram: "contrast"
            strong: root.light.isClear
            onTapped: root.light.switch()
        }
        BigButton {
            visible: root.searchable
            text: qsTr("找一找")
            name: qsTr("搜索")
            pictogram: "search"
            strong: root.atHome
            onTapped: root.stage.open("search", "")
        }
        TakeButton {
            visible: root.takeable
            stage: root.stage
        }
        BigButton {
            visible: root.voice.available && !root.voice.isSpeaking      // the bar has a larger stop
            text: qsTr("念给我听")
            name: qsTr("念出来")
            pictogram: "speak"
            strong: true
            accent: Theme.up
            onTapped: root.voice.speak()
        }
    }
}
