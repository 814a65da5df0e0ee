// Half a day of the forecast: tonight, tomorrow by day. Fields of kiosk.views.weather.HalfRow.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Card {
    id: root

    required property string title
    required property string weather
    required property string picture
    required property string temperature
    required property string extreme
    required property string wind
    required property bool freezes

    live: false
    implicitHeight: column.implicitHeight + 2 * Theme.s

    Column {
        id: column
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors { leftMargin: Theme.xs; rightMargin: Theme.xs }
        spacing: Theme.dp(2)
        component Line: Label {
            width: column.width
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 1
        }
        Line {
            text: root.title
            font.pixelSize: Theme.body
            font.bold: true
            maximumLineCount: 2
        }
        Pictogram {
            anchors.horizontalCenter: parent.horizontalCenter
            size: Theme.dp(92)
            name: root.picture
            color: Theme.weather
        }
        Line {
            text: root.weather
            font.pixelSize: Theme.strong
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.tiny
        }
        Line {
            text: root.temperature
            color: root.freezes ? Theme.weather : Theme.ink
            font.pixelSize: Theme.display(48)
            font.bold: true
        }
        Line {
            text: root.extreme + (root.freezes ? qsTr(" · 上冻") : "")
            color: root.freezes ? Theme.weather : Theme.inkSoft
            font.pixelSize: Theme.tiny
        }
        Line {
            text: root.wind
            color: Theme.inkSoft
            font.pixelSize: Theme.tiny
            maximumLineCount: 2
        }
    }
}
