// A day: the common ones by one touch, any other by a day more or less.
import QtQuick
import Cunkou
import Cunkou.Backends

Column {
    id: root

    required property FormBackend backend
    property color accent: Theme.ink

    spacing: Theme.m

    Rectangle {
        width: parent.width
        height: Theme.dp(124)
        radius: Theme.radius
        color: Theme.card
        border.color: root.accent
        border.width: 2 * Theme.hair
        Label {
            anchors { fill: parent; leftMargin: Theme.m; rightMargin: Theme.m }
            text: root.backend.said
            font.pixelSize: Theme.title
            font.bold: true
            maximumLineCount: 1
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.body
        }
    }
    ChoiceDesk {
        width: parent.width
        height: implicitHeight
        options: root.backend.options
        accent: root.accent
        onPicked: value => root.backend.pick(value)
    }
    Row {
        spacing: Theme.s
        BigButton {
            text: qsTr("早一天")
            pictogram: "previous"
            accent: root.accent
            onTapped: root.backend.pick("-")
        }
        BigButton {
            text: qsTr("晚一天")
            pictogram: "next"
            accent: root.accent
            onTapped: root.backend.pick("+")
        }
    }
}
