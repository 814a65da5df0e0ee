// Filters in one row. What has no room there is behind 更多, which opens the rows below: nothing is
// pulled sideways.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Item {
    id: root

    required property var model
    required property Component chip        // a Chip; its model's roles are its own
    property string about: ""               // a list's name: another list begins closed
    property color accent: Theme.ink
    property bool open: false

    readonly property real line: Math.max(Theme.target, Theme.body * 1.45 + Theme.m)
    readonly property bool crowded: chips.widthOfAll > width
    readonly property bool isOpen: open && crowded

    // Whether a chip at this height within the rows can be seen.
    function hasRoom(y: real): bool {
        return isOpen || y < line
    }

    implicitHeight: chips.count === 0 ? 0 : isOpen ? flow.implicitHeight : line
    onAboutChanged: open = false
    clip: true

    Flow {
        id: flow
        width: parent.width - (root.crowded ? more.width + spacing : 0)
        spacing: Theme.s
        Repeater {
            id: chips
            property real widthOfAll: 0

            function measure() {
                let all = 0
                for (let place = 0; place < count; place++)
                    all += (itemAt(place)?.implicitWidth ?? 0) + (place > 0 ? flow.spacing : 0)
                widthOfAll = all
            }

            model: root.model
            delegate: root.chip
            onItemAdded: Qt.callLater(measure)
            onItemRemoved: Qt.callLater(measure)
        }
    }
    Chip {
        id: more
        visible: root.crowded
        anchors { right: parent.right; top: parent.top }
        text: root.isOpen ? qsTr("收起") : qsTr("更多")
        pictogram: root.isOpen ? "up" : "down"
        accent: root.accent
        onTapped: root.open = !root.open
    }
}
