// While a page is read aloud: a big stop, pause, the sentence before and after, slower, faster.
import QtQuick
import Cunkou
import Cunkou.Backends

Rectangle {
    id: root

    required property Voice voice
    readonly property real tall: Theme.dp(124)
    readonly property bool terse: width < 2 * Theme.margin + wide.full + (count.text === "" ? 0 : Theme.sp(270))
    readonly property bool bare: width < 2 * Theme.margin + wide.least    // then those that end it have none, either

    implicitHeight: tall + 2 * Theme.s
    color: Theme.mark

    Label {
        id: count
        anchors { left: parent.left; leftMargin: Theme.margin; verticalCenter: parent.verticalCenter }
        visible: implicitWidth + Theme.margin + Theme.m < wide.x
        text: root.voice.isPreparing ? qsTr("就要念了…") : root.voice.progress
        color: Theme.markInk
        font.bold: true
        maximumLineCount: 1
    }
    Row {
        id: wide
        readonly property real full: slower.wordWidth + faster.wordWidth + before.wordWidth + after.wordWidth
            + pause.wordWidth + Math.max(halt.wordWidth, Theme.dp(240)) + 5 * Theme.s
        readonly property real least: 4 * before.signWidth + pause.wordWidth + Math.max(halt.wordWidth, Theme.dp(240)) + 5 * Theme.xs
        anchors { right: parent.right; rightMargin: Theme.margin; verticalCenter: parent.verticalCenter }
        spacing: root.terse ? Theme.xs : Theme.s
        BigButton {
            id: slower
            height: root.tall
            live: root.voice.canSlow
            text: qsTr("慢一点")
            terse: root.terse
            pictogram: "slower"
            onTapped: root.voice.slower()
        }
        BigButton {
            id: faster
            height: root.tall
            live: root.voice.canHurry
            text: qsTr("快一点")
            terse: root.terse
            pictogram: "faster"
            onTapped: root.voice.faster()
        }
        BigButton {
            id: before
            height: root.tall
            text: qsTr("上一句")
            terse: root.terse
            pictogram: "previous"
            onTapped: root.voice.previous()
        }
        BigButton {
            id: after
            height: root.tall
            text: qsTr("下一句")
            terse: root.terse
            pictogram: "next"
            onTapped: root.voice.next()
        }
        BigButton {
            id: pause
            height: root.tall
            text: root.voice.isPaused ? qsTr("接着念") : qsTr("停一下")
            terse: root.bare
            pictogram: root.voice.isPaused ? "play" : "pause"
            onTapped: root.voice.pause()
        }
        BigButton {
            id: halt
            height: root.tall
            width: Math.max(implicitWidth, Theme.dp(root.bare ? 150 : 240))
            text: qsTr("不念了")
            terse: root.bare
            pictogram: "stop"
            accent: Theme.up
            strong: true
            onTapped: root.voice.stop()
        }
    }
}
