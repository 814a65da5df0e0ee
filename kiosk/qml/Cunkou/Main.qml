// The glass: a warning band at the top when there is one, the page under it, what covers all.
import QtQuick
import Cunkou
import Cunkou.Backends

Rectangle {
    id: root

    required property Stage stage
    readonly property Light light: stage.light as Light
    // What lies beneath a warning on the whole glass is told of to nobody, and no key reaches it.
    readonly property bool covered: coveredBy(over.children)

    function coveredBy(sheets: var): bool {
        for (const sheet of sheets) {
            if (sheet.visible && sheet["coversAll"] === true)
                return true
        }
        return false
    }

    onCoveredChanged: covered ? over.focus = true : pages.focus = true

    color: Theme.paper

    Binding { target: Theme; property: "windowWidth"; value: root.width }
    Binding { target: Theme; property: "windowHeight"; value: root.height }
    Binding { target: Theme; property: "textSize"; value: root.stage.textSize }
    Binding { target: Theme; property: "scheme"; value: root.stage.scheme }
    Binding { target: Theme; property: "reducedMotion"; value: !root.light.moves }
    Binding { target: Theme; property: "awake"; value: root.stage.isAwake }

    Item {
        id: band
        objectName: "band"
        visible: !root.covered
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: children.length > 0 ? children[0].implicitHeight : 0
    }
    FocusScope {                            // keeps who has the keys while it is covered
        id: pages
        objectName: "page"
        focus: true
        visible: !root.covered
        y: band.height
        width: parent.width
        height: parent.height - y

        NumberAnimation on x {              // a page comes in from where it lay
            id: turning
            running: false
            to: 0
            duration: Theme.move
            easing.type: Easing.OutCubic
        }
        Connections {
            target: root.stage
            function onTurned() {
                if (!root.covered)
                    pages.focus = true      // the keys go with the page
                if (root.stage.turnedTo === 0 || Theme.reducedMotion || !Theme.awake)
                    return
                turning.from = root.stage.turnedTo * Theme.xl
                turning.restart()
            }
        }
    }
    Rectangle {                             // at night, while nobody is there; never over a warning
        anchors.fill: pages
        visible: root.light.shade > 0
        color: Theme.night
        opacity: root.light.shade
    }
    FocusScope {
        id: over
        objectName: "over"
        anchors.fill: parent
    }
}
