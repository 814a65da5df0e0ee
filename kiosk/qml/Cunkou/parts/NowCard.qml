// Now, what it means for frost, and the county's line for work in the field.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Card {
    id: root

    property string place: ""
    property string nowTemperature: ""      // empty without a fresh reading
    property string nowDetails: ""
    property string running: ""             // the half of the day that is running, in a line
    property string picture: ""
    property string temperature: ""
    property string extreme: ""             // which of the two it is
    property string wind: ""
    property string frost: ""
    property string advice: ""
    property string issued: ""
    property bool isOld: false

    readonly property bool measured: nowTemperature !== ""

    live: false
    ground: Theme.wash(Theme.weather)
    implicitHeight: column.height + 2 * Theme.m

    Column {
        id: column
        x: Theme.m
        y: Theme.m
        width: parent.width - 2 * Theme.m
        spacing: Theme.s

        Item {
            width: parent.width
            height: Math.max(drawing.height, words.height)
            Pictogram {
                id: drawing
                anchors.verticalCenter: parent.verticalCenter
                size: Theme.dp(152)
                name: root.picture
                color: Theme.weather
            }
            Column {                        // what was measured; else what is to come, and named so
                id: big
                anchors { left: drawing.right; leftMargin: Theme.m; verticalCenter: parent.verticalCenter }
                Label {
                    visible: !root.measured && text !== ""
                    text: root.extreme
                    font.pixelSize: Theme.strong
                    font.bold: true
                    maximumLineCount: 1
                }
                Label {
                    text: root.measured ? root.nowTemperature : root.temperature
                    font.pixelSize: Theme.display(root.measured ? 104 : 84)
                    font.bold: true
                    lineHeight: root.measured ? 1 : 0.9
                    maximumLineCount: 1
                    elide: Text.ElideNone
                }
            }
            Column {
                id: words
                anchors { left: big.right; right: parent.right; verticalCenter: parent.verticalCenter }
                anchors.leftMargin: Theme.m
                Label {
                    width: parent.width
                    text: root.place + (root.measured ? qsTr(" 现在") : "")
                    font.pixelSize: Theme.strong
                    font.bold: true
                    maximumLineCount: 2
                }
                Label {
                    width: parent.width
                    text: root.running
                    font.pixelSize: Theme.small
                    maximumLineCount: 2
                }
                Label {
                    width: parent.width
                    text: root.measured ? root.nowDetails : root.wind
                    visible: text !== ""
                    color: Theme.inkSoft
                    font.pixelSize: Theme.tiny
                    maximumLineCount: 2
                }
            }
        }
        component Said: Row {
            id: said
            property string picture: ""
            property string text: ""
            property color ink: Theme.ink
            visible: text !== ""
            width: column.width
            spacing: Theme.s
            Pictogram {
                id: sign
                size: Theme.dp(56)
                name: said.picture
                color: said.ink
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - sign.width - parent.spacing
                text: said.text
                color: said.ink
                font.bold: true
                maximumLineCount: 3
            }
        }
        Said {
            picture: "frost"
            text: root.frost
            ink: Theme.weather
        }
        Said {
            picture: "technique"
            text: root.advice === "" ? "" : qsTr("地里的活：%1").arg(root.advice)
            ink: Theme.technique
        }
        Row {
            spacing: Theme.s
            Label {
                width: Math.min(implicitWidth, column.width - (old.visible ? old.width + parent.spacing : 0))
                text: root.issued
                color: Theme.inkSoft
                font.pixelSize: Theme.tiny
                maximumLineCount: 1
            }
            Mark {
                id: old
                text: root.isOld ? qsTr("旧预报") : ""
            }
        }
    }
}
