// One drawing of the family, by name, at any size; empty for an unknown name.
import QtQuick
import Cunkou

Image {
    property string name: ""
    property color color: Theme.ink     // of drawings in one colour
    property real size: Theme.dp(48)
    readonly property string halo: Theme.halo.a > 0 ? "/" + Theme.halo.toString().slice(1) : ""
    // At the very start the page stands first and the drawings join it.
    readonly property string wanted: name === "" || size < 4 || !Theme.awake ? "" : "image://pictogram/" + name + "/" + color.toString().slice(1) + halo

    // Never asynchronous: the provider is Python, and a reader thread that waits for it can lock
    // the screen. A page that nobody sees keeps its drawings: other colours are drawn when it is
    // turned to, not on all pages at once.
    function draw() {
        if (wanted === source.toString() && sourceSize.width === Math.round(size))
            return
        source = ""                     // or the one before would be drawn at the new size
        sourceSize = Qt.size(Math.round(size), Math.round(size))
        source = wanted
    }

    width: size
    height: size
    onWantedChanged: if (visible || source.toString() === "") draw()
    onSizeChanged: if (visible) draw()
    onVisibleChanged: if (visible) draw()
    Accessible.ignored: true
}
