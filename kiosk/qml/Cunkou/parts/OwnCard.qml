// One thing the village says itself, with what the officer may do about it.
import QtQuick
import Cunkou

Card {
    id: root

    required property string noticeId
    required property string title
    required property string state
    required property string picture
    required property string drawing
    required property bool isShown
    required property bool isDraft
    required property string fate
    required property bool isRefused
    property bool isAsked: false
    property color accent: Theme.ink
    property int generation: 0
    signal changes
    signal takesBack
    signal stays

    // Who does not see beside what a button stands hears it.
    function named(word: string): string {
        return qsTr("%1：%2").arg(word).arg(title)
    }

    readonly property real least: Math.max(Theme.dp(150), 2.9 * Theme.strong + 1.6 * Theme.small + Theme.s,
        buttons.height + 2 * Theme.s)

    implicitHeight: Math.max(least, words.height + 2 * Theme.s)
    live: false
    edge: isShown ? Theme.technique : "transparent"

    Picture {
        id: shown
        anchors { left: parent.left; leftMargin: Theme.m; verticalCenter: parent.verticalCenter }
        width: root.least - 2 * Theme.s
        height: width
        sha256: root.picture
        placeholder: root.drawing
        tint: root.accent
        generation: root.generation
    }
    Column {
        id: words
        anchors { left: shown.right; right: buttons.left; verticalCenter: parent.verticalCenter }
        anchors { leftMargin: Theme.m; rightMargin: Theme.s }
        Label {
            width: parent.width
            text: root.title
            font.pixelSize: Theme.strong
            font.bold: true
            maximumLineCount: 2
        }
        Label {
            width: parent.width
            text: root.state
            color: root.isShown ? Theme.technique : Theme.inkSoft
            font.pixelSize: Theme.small
            maximumLineCount: 2
        }
        Label {                             // what its township made of it
            width: parent.width
            visible: text !== ""
            text: root.fate
            color: root.isRefused ? Theme.up : Theme.technique
            font.pixelSize: Theme.small
            font.bold: true
        }
    }
    Grid {
        id: buttons
        columns: Theme.portrait ? 1 : 2
        readonly property real widest: Math.max(go.implicitWidth, stay.implicitWidth, away.implicitWidth)
        anchors { right: parent.right; rightMargin: Theme.m; verticalCenter: parent.verticalCenter }
        spacing: Theme.s
        BigButton {
            id: go
            visible: !root.isAsked
            width: buttons.widest
            text: root.isDraft ? qsTr("接着写") : qsTr("改")
            name: root.named(text)
            accent: root.accent
            onTapped: root.changes()
        }
        BigButton {
            id: stay
            visible: root.isAsked
            width: buttons.widest
            text: qsTr("留着")
            name: root.named(text)
            onTapped: root.stays()
        }
        BigButton {
            id: away
            width: buttons.widest
            text: root.isAsked ? qsTr("真的撤掉") : root.isDraft ? qsTr("不要了") : qsTr("撤掉")
            name: root.named(text)
            accent: Theme.up
            strong: root.isAsked
            onTapped: root.takesBack()
        }
    }
}
