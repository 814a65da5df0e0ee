// A sound above a text: one touch plays it, and the buttons of whatever is played come out.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.Backends

Rectangle {
    id: root

    required property Sounds sounds
    required property string sha256
    required property string title
    required property string line
    required property bool playable
    property color accent: Theme.courses
    readonly property bool open: sounds.current === sha256
    readonly property bool controlled: open && sounds.length > 0

    implicitHeight: inside.height + 2 * Theme.m
    radius: Theme.radius
    color: Theme.card
    border.color: root.open ? root.accent : Theme.line
    border.width: root.open ? Theme.dp(3) : Theme.hair

    Column {
        id: inside
        x: Theme.m
        y: Theme.m
        width: parent.width - 2 * x
        spacing: Theme.s

        Item {
            width: parent.width
            height: Math.max(play.height, words.height)
            BigButton {
                id: play
                visible: !root.controlled
                live: visible && root.playable
                width: visible ? Theme.dp(132) : 0
                height: Theme.dp(112)
                name: qsTr("放录音：") + root.title
                pictogram: root.playable ? "play" : "clock"
                drawingSize: Theme.dp(72)
                accent: root.accent
                strong: root.playable
                onTapped: root.sounds.play(root.sha256)
            }
            Column {
                id: words
                x: play.visible ? play.width + Theme.m : 0
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - x
                spacing: Theme.xs
                Label {
                    width: parent.width
                    text: root.title
                    font.pixelSize: Theme.strong
                    font.bold: true
                    maximumLineCount: 2
                }
                Label {
                    width: parent.width
                    visible: text !== ""
                    text: root.open && root.sounds.problem !== "" ? root.sounds.problem
                          : root.controlled ? root.sounds.timeLeft : root.line
                    color: root.controlled && root.sounds.problem === "" ? root.accent : Theme.inkSoft
                    maximumLineCount: 4
                }
            }
        }
        PlayButtons {
            width: parent.width
            visible: root.controlled
            live: visible
            rise: Theme.dp(112)
            playing: root.sounds.playing
            accent: root.accent
            onToggled: root.sounds.toggle()
            onSkipped: (seconds) => root.sounds.skip(seconds)
        }
        SeekBar {
            width: parent.width
            visible: root.controlled
            live: visible
            place: root.controlled ? root.sounds.place : 0
            length: root.controlled ? root.sounds.length : 0
            accent: root.accent
            onChosen: (place) => root.sounds.seek(place)
        }
    }
}
