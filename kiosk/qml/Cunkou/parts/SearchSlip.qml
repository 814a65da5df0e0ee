// The slip that the words are written on: read and rubbed out here, written with pad, keys or a keyboard.
import QtQuick
import Cunkou

Rectangle {
    id: root

    property string words: ""
    property string hint: ""
    property color accent: Theme.ink
    property bool listening: false
    readonly property bool begun: words !== "" || input.preeditText !== ""
    signal written(words: string)
    signal rubbed

    implicitHeight: Math.max(Theme.dp(108), input.implicitHeight + Theme.s)
    radius: Theme.radius
    color: Theme.card
    border.color: input.activeFocus ? root.accent : Theme.line
    border.width: 2 * Theme.hair

    Pictogram {
        id: glassSign
        anchors { left: parent.left; leftMargin: Theme.m; verticalCenter: parent.verticalCenter }
        size: Theme.dp(56)
        name: "search"
        color: root.accent
    }
    Label {
        anchors { left: glassSign.right; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors { leftMargin: Theme.s; rightMargin: Theme.s }
        visible: !root.begun
        text: root.hint
        color: Theme.inkSoft
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.spAt(22, 1)
        wrapMode: Text.NoWrap
        maximumLineCount: 1
    }
    TextInput {
        id: input
        anchors { left: glassSign.right; right: tools.left; verticalCenter: parent.verticalCenter }
        anchors { leftMargin: Theme.s; rightMargin: Theme.xs }
        focus: root.listening
        clip: true
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.sp(48)
        font.bold: true
        renderType: Text.QtRendering
        maximumLength: 20
        text: root.words
        onTextEdited: root.written(text)
        Accessible.role: Accessible.EditableText
        Accessible.name: qsTr("要找的字")
        Binding on text { value: root.words }
    }
    Row {
        id: tools
        anchors { right: parent.right; rightMargin: Theme.xs; verticalCenter: parent.verticalCenter }
        spacing: Theme.xs
        visible: root.begun
        BigButton {
            height: Theme.dp(88)
            width: Theme.dp(100)
            name: qsTr("去掉最后一个")
            pictogram: "delete"
            accent: root.accent
            onTapped: root.rubbed()
        }
        BigButton {
            height: Theme.dp(88)
            width: Theme.dp(100)
            name: qsTr("重新写")
            pictogram: "close"
            accent: root.accent
            onTapped: root.written("")
        }
    }
}
