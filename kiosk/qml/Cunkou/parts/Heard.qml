// Around what is being read aloud; keeps it in sight on a page that scrolls.
import QtQuick
import Cunkou
import Cunkou.Backends

Rectangle {
    id: root

    required property Voice voice
    property string rows: ""
    property int row: 0
    property Flickable within: null

    function keepInSight() {
        const top = mapToItem(within.contentItem, 0, 0).y
        const last = Math.max(0, within.contentHeight - within.height)
        if (top < within.contentY)
            within.contentY = Math.max(0, top - Theme.m)
        else if (top + height > within.contentY + within.height)
            within.contentY = Math.min(last, Math.min(top - Theme.m, top + height - within.height + Theme.m))
    }

    anchors.fill: parent
    visible: voice.isSpeaking && voice.rows === rows && voice.row === row
    onVisibleChanged: if (visible && within !== null) keepInSight()
    color: "transparent"
    border.color: Theme.markInk
    border.width: Theme.dp(7)
    radius: Theme.radius
}
