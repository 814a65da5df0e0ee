// Back, pause or play, on: the three buttons of whatever is played.
import QtQuick
import Cunkou

Row {
    id: root

    property bool playing: false
    property bool live: true
    property color accent: Theme.courses
    property real rise: Theme.dp(120)
    readonly property real skipWidth: Math.max(Theme.dp(132), (width - 2 * spacing) * 0.27)
    signal toggled
    signal skipped(seconds: int)

    spacing: Theme.s
    BigButton {
        width: root.skipWidth
        height: root.rise
        live: root.live
        name: qsTr("倒回15秒")
        pictogram: "skip-back"
        drawingSize: Theme.dp(76)
        onTapped: root.skipped(-15)
    }
    BigButton {
        width: root.width - 2 * (root.skipWidth + root.spacing)
        height: root.rise
        live: root.live
        text: root.playing ? qsTr("停一停") : qsTr("放")
        name: root.playing ? qsTr("停一停") : qsTr("接着放")
        pictogram: root.playing ? "pause" : "play"
        drawingSize: Theme.dp(76)
        terse: width < wordWidth + Theme.m
        accent: root.accent
        strong: true
        size: Theme.strong
        onTapped: root.toggled()
    }
    BigButton {
        width: root.skipWidth
        height: root.rise
        live: root.live
        name: qsTr("快进15秒")
        pictogram: "skip-on"
        drawingSize: Theme.dp(76)
        onTapped: root.skipped(15)
    }
}
