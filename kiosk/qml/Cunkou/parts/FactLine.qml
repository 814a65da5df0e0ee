// One question with its short answer, such as 找谁: 乡农牧站.
import QtQuick
import Cunkou

Item {
    id: root

    required property string label
    required property string value
    required property string drawing
    required property int index
    property color accent: Theme.ink

    implicitHeight: Math.max(Theme.dp(68), answer.implicitHeight + Theme.xs, question.implicitHeight + Theme.xs)

    Pictogram {
        id: sign
        y: Theme.dp(4)
        size: Theme.dp(60)
        name: root.drawing
        color: root.accent
    }
    Label {
        id: question
        x: sign.width + Theme.s
        y: Theme.dp(4)
        width: Math.round(Theme.sp(30) * 5.6)
        height: Math.max(Theme.dp(60), implicitHeight)
        text: root.label
        color: root.accent
        font.bold: true
    }
    Label {
        id: answer
        anchors { left: question.right; right: parent.right; leftMargin: Theme.m }
        y: Theme.dp(4)
        height: Math.max(Theme.dp(60), implicitHeight)
        text: root.value
        font.pixelSize: Theme.strong
        lineHeight: Theme.lineHeight
    }
}
