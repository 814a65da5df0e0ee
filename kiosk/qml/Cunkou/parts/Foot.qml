// The foot of a page: home at the left, back beside it, then what the page adds, then text size
// and search. Where the words do not fit, the drawings stand alone.
import QtQuick
import Cunkou
import Cunkou.Backends

Rectangle {
    id: root

    required property Stage stage
    readonly property Light light: stage.light as Light
    property bool atHome: false
    property bool searchable: true
    property bool takeable: false           // the page can be taken home
    property list<Item> middle
    property string line: ""                // freshness, on the home screen

    // Whether all words fit; reckoned with the words shown, so that it does not flutter.
    readonly property real wordy: left.full + right.full + middleRow.implicitWidth
        + 2 * Theme.margin + 2 * Theme.m
    readonly property bool terse: !atHome && width < wordy

    height: Theme.bar + Theme.dp(8)
    color: Theme.paperDeep

    Rectangle {
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: Theme.hair
        color: Theme.line
    }
    Row {
        id: left
        readonly property real full: root.atHome ? 0 : homeButton.wordWidth + backButton.wordWidth + spacing
        anchors { left: parent.left; leftMargin: Theme.margin; verticalCenter: parent.verticalCenter }
        spacing: Theme.s
        BigButton {
            id: homeButton
            visible: !root.atHome
            text: qsTr("首页")
            terse: root.terse
            pictogram: "home"
            strong: true
            onTapped: root.stage.goHome()
        }
        BigButton {
            id: backButton
            visible: !root.atHome
            text: qsTr("返回")
            terse: root.terse
            pictogram: "back"
            onTapped: root.stage.back()
        }
    }
    Label {
        visible: root.line !== ""
        anchors { left: left.right; right: right.left; verticalCenter: parent.verticalCenter }
        anchors.rightMargin: Theme.m
        text: root.line
        color: root.stage.isOld ? Theme.up : Theme.inkSoft
        font.pixelSize: Theme.small
        font.bold: root.stage.isOld
        maximumLineCount: 2
    }
    Row {
        id: middleRow
        readonly property real least: left.x + left.width + Theme.m
        readonly property real most: right.x - Theme.m - width
        anchors.verticalCenter: parent.verticalCenter
        x: Math.max(least, Math.min(most, (root.width - width) / 2))
        spacing: Theme.s
        children: root.middle
    }
    Row {
        id: right
        readonly property real full: sizeButton.wordWidth + Theme.target + spacing
            + (root.searchable ? searchButton.wordWidth + spacing : 0)
            + (root.takeable ? takeButton.wordWidth + spacing : 0)
        anchors { right: parent.right; rightMargin: Theme.margin; verticalCenter: parent.verticalCenter }
        spacing: Theme.s
        BigButton {
            id: sizeButton
            text: root.stage.textSizeName
            name: qsTr("字号")
            terse: root.terse
            pictogram: "text-size"
            onTapped: root.stage.nextTextSize()
        }
        BigButton {
            text: root.light.switchName
            name: qsTr("对比")
            terse: root.terse || !root.atHome || Theme.portrait && Theme.textSize > 1.3
            pictogram: "contrast"
            strong: root.light.isClear
            onTapped: root.light.switch()
        }
        BigButton {
            id: searchButton
            visible: root.searchable
            text: qsTr("找一找")
            name: qsTr("搜索")
            terse: root.terse
            pictogram: "search"
            strong: root.atHome
            onTapped: root.stage.open("search", "")
        }
        TakeButton {
            id: takeButton
            visible: root.takeable
            terse: root.terse
            stage: root.stage
        }
    }
}
