// One drawing of the family, by name, at any size; empty for an unknown name.
import QtQuick
import Cunkou

Image {
    property string name: ""
    property color color: Theme.ink     // of drawings in one colour
    property real size: Theme.dp(48)

    width: size
    height: size
    sourceSize: Qt.size(size, size)
    readonly property string halo: Theme.halo.a > 0 ? "/" + Theme.halo.toString().slice(1) : ""

    // At the very start the page stands first and the drawings join it. Never asynchronous: the
    // provider is Python, and a reader thread that waits for it can lock the screen.
    source: name === "" || size < 4 || !Theme.awake ? "" : "image://pictogram/" + name + "/" + color.toString().slice(1) + halo
    Accessible.ignored: true
}
