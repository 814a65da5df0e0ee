pragma ComponentBehavior: Bound
// A film: its picture, where it stands, big buttons beside it (below it where the screen is
// upright). Larger: the picture alone; any touch brings the buttons back.
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

PageFrame {
    id: root

    required property FilmBackend backend
    readonly property Player player: backend.player as Player
    readonly property bool asking: backend.question !== ""
    readonly property bool live: !asking && backend.problem === ""
    readonly property bool wholeGlass: live && large
    property bool large: false
    property real position: 0               // pages are left at a place; a film keeps its own

    anchors.fill: parent
    title: backend.title
    pictogram: "film"
    accent: Theme.sectionColor(backend.section)
    searchable: false
    covered: wholeGlass
    readonly property bool stands: stage.screen === "film"        // beneath a warning, too
    onStandsChanged: {
        large = false
        if (stands)
            backend.enter()
        else
            backend.leave()
    }

    Item {
        id: room                            // what the picture may take
        x: Theme.margin
        y: Theme.m
        width: parent.width - 2 * x - (Theme.portrait ? 0 : panel.width + Theme.l)
        height: Theme.portrait ? Math.min(width * 0.62, parent.height * 0.5)
                               : parent.height - y - seek.height - 2 * Theme.s
    }
    Rectangle {
        id: glass
        readonly property bool coversAll: root.wholeGlass
        Accessible.role: Accessible.Heading        // the page's own is beneath it
        Accessible.name: root.title
        Accessible.ignored: !coversAll
        parent: root.wholeGlass ? root : room
        anchors.fill: parent
        z: 1
        color: Theme.film
        radius: root.wholeGlass ? 0 : Theme.radius

        FilmPane {
            id: pane
            readonly property real shape: root.player.playing || root.backend.shape <= 0 ? ratio : root.backend.shape
            anchors.centerIn: parent
            visible: root.live
            width: Math.floor(Math.min(parent.width, parent.height * shape))
            height: Math.floor(Math.min(parent.height, parent.width / shape))
            player: root.player
            fillColor: Theme.film
        }
        Column {                            // instead of a picture: why there is none
            visible: root.backend.problem !== ""
            anchors { left: parent.left; right: parent.right; margins: Theme.xl; verticalCenter: parent.verticalCenter }
            spacing: Theme.m
            Pictogram {
                anchors.horizontalCenter: parent.horizontalCenter
                size: Theme.dp(120)
                name: "film"
                color: Theme.filmInk
            }
            Label {
                width: parent.width
                text: root.backend.problem
                color: Theme.filmInk
                font.pixelSize: Theme.strong
                horizontalAlignment: Text.AlignHCenter
                Accessible.role: Accessible.AlertMessage
                Accessible.name: text
            }
        }
        Column {                            // somebody saw a part of it today
            visible: root.asking
            anchors.centerIn: parent
            width: Math.min(parent.width - 2 * Theme.l, Theme.sp(760))
            spacing: Theme.m
            Label {
                width: parent.width
                text: root.backend.question
                color: Theme.filmInk
                font.pixelSize: Theme.head
                font.bold: true
                horizontalAlignment: Text.AlignHCenter
            }
            BigButton {
                width: parent.width
                height: Theme.dp(130)
                live: root.asking
                text: qsTr("接着看")
                pictogram: "play"
                accent: root.accent
                strong: true
                size: Theme.head
                onTapped: root.backend.goOn()
            }
            BigButton {
                width: parent.width
                height: Theme.dp(130)
                live: root.asking
                text: qsTr("从头看")
                pictogram: "restart"
                size: Theme.head
                onTapped: root.backend.restart()
            }
        }
        Pressable {                         // the picture itself: larger, and back
            anchors.fill: parent
            visible: root.live
            live: root.live
            name: root.wholeGlass ? qsTr("缩小，出按钮") : qsTr("点画面放大")
            onTapped: root.large = !root.large

            Rectangle {                         // captions
                visible: root.backend.caption !== ""
                anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom }
                anchors.bottomMargin: Theme.s + (pane && glass ? Math.max(0, (glass.height - pane.height) / 2) : 0)
                width: Math.min(parent.width - 2 * Theme.s, said.implicitWidth + 2 * Theme.m)
                height: said.implicitHeight + Theme.s
                radius: Theme.smallRadius
                color: Theme.filmShade
                Label {
                    id: said
                    anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
                    anchors { leftMargin: Theme.m; rightMargin: Theme.m }
                    text: root.backend.caption
                    mayCover: "what is said belongs under the picture, all of which is pressed"
                    color: Theme.filmInk
                    font.pixelSize: Theme.strong
                    font.bold: true
                    horizontalAlignment: Text.AlignHCenter
                    maximumLineCount: 3
                }
            }
        }
    }
    SeekBar {
        id: seek
        x: room.x
        width: room.width
        y: room.y + room.height + Theme.s
        live: root.live && root.player.length > 0
        place: root.player.place
        length: root.player.length
        accent: root.accent
        onChosen: (place) => root.player.seek(place)
    }
    Column {
        id: panel
        readonly property real rise: Math.max(Theme.target, Theme.portrait ? Theme.dp(130) : 0)
        x: Theme.portrait ? Theme.margin : parent.width - width - Theme.margin
        y: Theme.portrait ? seek.y + seek.height + Theme.l : room.y
        width: Theme.portrait ? parent.width - 2 * Theme.margin : Theme.dp(500)
        spacing: Theme.m

        PlayButtons {
            width: parent.width
            rise: Theme.dp(Theme.portrait ? 220 : 150)
            live: root.live
            playing: root.player.playing
            accent: root.accent
            onToggled: root.player.toggle()
            onSkipped: (seconds) => root.player.skip(seconds)
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: root.live ? root.backend.timeLeft : ""
            color: root.accent
            font.pixelSize: Theme.head
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 1
        }
        BigButton {
            width: parent.width
            height: panel.rise
            visible: root.player.audible
            live: root.live && visible
            text: [qsTr("声音：小"), qsTr("声音：中"), qsTr("声音：大")][root.player.volume]
            name: qsTr("声音大小")
            pictogram: ["sound-low", "sound-middle", "sound"][root.player.volume]
            onTapped: root.player.nextVolume()
        }
        BigButton {
            width: parent.width
            height: panel.rise
            visible: root.backend.captioned
            live: root.live && visible
            text: root.backend.captionsOn ? qsTr("字幕：开") : qsTr("字幕：关")
            name: qsTr("字幕")
            pictogram: "captions"
            onTapped: root.backend.toggleCaptions()
        }
        BigButton {
            width: parent.width
            height: panel.rise
            live: root.live
            text: qsTr("放大")
            pictogram: "larger"
            onTapped: root.large = true
        }
        Label {
            width: parent.width
            visible: root.live && root.player.length > 0 && !root.player.audible
            text: qsTr("这台机器没有接喇叭，听不到声音。")
            color: Theme.inkSoft
            font.pixelSize: Theme.small
        }
    }
}
