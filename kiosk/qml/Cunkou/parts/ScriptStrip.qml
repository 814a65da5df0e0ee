// A name in traditional Mongolian, from top to bottom on a strip of colour. Loaded only where the
// station asks for a second script.
import QtQuick
import Cunkou
import Cunkou.Backends

Rectangle {
    id: root

    property alias text: words.text
    property color accent: Theme.ink
    property color ink: Theme.onColor
    property real size: Theme.dp(36)

    radius: Theme.smallRadius
    color: accent
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    ScriptText {
        id: words
        anchors { fill: parent; topMargin: Theme.s; bottomMargin: Theme.s }
        color: root.ink
        pixelSize: root.size
        columnHeight: height
        single: true
    }
}
