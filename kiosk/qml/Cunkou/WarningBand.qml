// A warning on every page: kind, colour in words, how grave, where, how long. Touch: the whole of it.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

Item {
    id: root

    required property Stage stage
    required property BandBackend backend

    readonly property bool wanted: backend.count > 0 && stage.screen !== "rest" && stage.screen !== "weather"

    anchors { left: parent?.left; right: parent?.right; top: parent?.top }
    implicitHeight: wanted ? Math.max(Theme.target, Theme.strong * 1.45 + Theme.m) : 0
    height: implicitHeight

    Repeater {
        model: root.wanted ? root.backend.rows : null
        Pressable {
            id: band

            required property int index
            required property int level
            required property string picture
            required property string title
            required property string rank
            required property string area
            required property string still
            required property string doubt
            required property string spoken

            readonly property color ink: Theme.levelInk(level)

            visible: index === 0
            live: index === 0
            name: spoken
            anchors.fill: parent
            onTapped: root.stage.open("weather", "")

            Rectangle {
                anchors.fill: parent
                color: band.pressed ? Theme.pressedColor(Theme.levelColor(band.level)) : Theme.levelColor(band.level)
            }
            Pictogram {
                id: drawing
                anchors { left: parent.left; leftMargin: Theme.margin; verticalCenter: parent.verticalCenter }
                size: Theme.dp(64)
                name: "warning"
                color: band.ink
            }
            Label {
                id: titleLabel
                anchors { left: drawing.right; leftMargin: Theme.s; verticalCenter: parent.verticalCenter }
                width: Math.min(implicitWidth, more.x - x - Theme.s - (mark.visible ? mark.width + Theme.s : 0))
                text: band.title
                color: band.ink
                font.pixelSize: Theme.strong
                font.bold: true
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: leastWords.font.pixelSize
                maximumLineCount: 1
            }
            Mark {
                id: mark
                x: titleLabel.x + titleLabel.width + Theme.s
                anchors.verticalCenter: parent.verticalCenter
                text: band.doubt === "" ? "" : qsTr("演示")
                color: Theme.card
                ink: Theme.ink
            }
            Label {
                anchors { left: mark.visible ? mark.right : titleLabel.right; right: more.left }
                anchors { leftMargin: Theme.m; rightMargin: Theme.s; verticalCenter: parent.verticalCenter }
                visible: width > Theme.dp(120)
                text: width < leastWords.advanceWidth && band.still !== "" ? band.still : leastWords.text
                color: band.ink
                font.pixelSize: Theme.small
                fontSizeMode: Text.HorizontalFit        // the end, how long, is not lost
                minimumPixelSize: leastWords.font.pixelSize
                maximumLineCount: 1
            }
            TextMetrics {
                id: leastWords
                text: [band.rank, band.area, band.still].filter(word => word !== "").join(" · ")
                font.family: Theme.family
                font.pixelSize: Theme.spAt(26, 1)
            }
            Row {
                id: more
                anchors { right: parent.right; rightMargin: Theme.margin; verticalCenter: parent.verticalCenter }
                spacing: Theme.xs
                Label {
                    anchors.verticalCenter: parent.verticalCenter
                    readonly property int all: root?.backend?.count ?? 0   // null while the glass is taken down
                    text: all > 1 ? qsTr("共%1条").arg(all) : ""
                    color: band.ink
                    font.pixelSize: Theme.small
                    maximumLineCount: 1
                }
                Pictogram {
                    anchors.verticalCenter: parent.verticalCenter
                    size: Theme.dp(44)
                    name: "next"
                    color: band.ink
                }
            }
        }
    }
}
