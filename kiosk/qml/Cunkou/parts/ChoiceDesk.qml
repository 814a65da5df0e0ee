// Things to choose from, as many in a row as there is room for.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Flickable {
    id: root

    required property var options
    property color accent: Theme.ink
    signal picked(value: string)

    implicitHeight: flow.height
    contentHeight: flow.height
    clip: true
    boundsBehavior: Flickable.StopAtBounds

    Flow {
        id: flow
        width: root.width
        spacing: Theme.s
        Repeater {
            model: root.options
            Chip {
                id: chip
                required property string value
                required property string label
                required property string drawing
                required property bool isChosen
                text: label
                pictogram: drawing
                chosen: isChosen
                accent: root.accent
                onTapped: root.picked(chip.value)
            }
        }
    }
}
