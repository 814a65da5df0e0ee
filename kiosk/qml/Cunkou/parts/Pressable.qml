// Whatever a finger presses: answers at once, tells its name, never opens on a flick.
import QtQuick
import Cunkou

Item {
    id: root

    property string name: ""           // what is read aloud and found by tests
    property bool live: true
    property string low: ""            // why it may be lower than Theme.target; never under 60 dp
    readonly property bool pressed: live && tap.pressed
    property int role: Accessible.Button
    readonly property bool isTold: name !== "" && live
    signal tapped

    // WORKAROUND(Qt 6.9): what was beyond the edge of its view once is told of no more.
    function tellAgain() {
        Accessible.ignored = Qt.binding(() => !root.isTold)
    }

    implicitHeight: Theme.target
    implicitWidth: Theme.target
    Accessible.role: root.role
    Accessible.name: root.name
    Accessible.ignored: !isTold
    Accessible.onPressAction: root.tapped()

    TapHandler {
        id: tap
        enabled: root.live
        longPressThreshold: 2               // seconds: a slow press presses, a hand that lies does not
        onTapped: root.tapped()
    }
}
