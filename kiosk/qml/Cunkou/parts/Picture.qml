// A picture the county sent, by its hash: cropped and rounded by the provider, so that drawing
// is one blit. It is asked for when the page stands, in its turn; until then a wash, and where it
// has not arrived a calm drawing, stands in its place.
import QtQuick
import Cunkou

Item {
    id: root

    property string sha256: ""
    property string placeholder: "picture"  // pictogram
    property color tint: Theme.ink
    property bool whole: false              // show all of it instead of filling the frame
    property real limit: height             // of a whole one: greatest height
    property real radius: Theme.smallRadius
    property int generation: 0              // counts up when pictures may have arrived
    readonly property bool missing: sha256 === "" || (image.asked && image.implicitWidth <= 1)
    readonly property bool arrived: image.asked && image.implicitWidth > 1
    readonly property real fitted: image.implicitHeight

    function ask() {
        const side = Math.round(width)
        const rise = Math.round(whole ? limit : height)
        if (sha256 === "" || side < 2 || rise < 2 || Window.window === null)
            return
        const again = image.attempt > 0 ? "/" + image.attempt : ""
        image.sourceSize = Qt.size(side, rise)
        image.source = "image://blob/" + sha256 + (whole ? "/fit/" : "/fill/") + Math.round(radius) + again
        image.asked = true
    }
    function askLater() {
        Turns.take(root)
    }

    Component.onCompleted: askLater()
    Component.onDestruction: Turns.leave(root)
    onWidthChanged: askLater()
    onHeightChanged: askLater()
    onLimitChanged: askLater()
    onSha256Changed: {
        image.asked = false
        image.source = ""
        askLater()
    }
    onGenerationChanged: {
        if (missing && sha256 !== "") {
            image.attempt = generation
            askLater()
        }
    }

    Rectangle {
        anchors.fill: parent
        visible: !root.arrived
        radius: root.radius
        color: Theme.wash(root.tint)
        Pictogram {
            anchors.centerIn: parent
            size: Math.round(Math.min(parent.width, parent.height) * 0.6)
            name: root.missing ? root.placeholder : ""
            color: root.tint
        }
    }
    Image {
        id: image
        property int attempt: 0
        property bool asked: false
        // Its frame may be another before it is decoded anew, in its turn: it never stands out of it.
        anchors.centerIn: parent
        width: root.whole ? Math.min(implicitWidth, root.width) : Math.round(root.width)
        height: root.whole ? Math.min(implicitHeight, root.height) : Math.round(root.height)
        fillMode: root.whole ? Image.PreserveAspectFit : Image.PreserveAspectCrop
        visible: root.arrived
        cache: false                        // the provider keeps the newest; Qt would keep more
    }
}
