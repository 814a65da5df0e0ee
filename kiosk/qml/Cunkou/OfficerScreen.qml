// The officer's first page: one big card for each thing that may be done.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

PageFrame {
    id: root

    required property OfficerBackend backend
    property real position: 0
    property bool asksRestart: false

    readonly property int columns: Theme.portrait ? 2 : 3
    readonly property string own: qsTr("正在给大家看 %1 条").arg(backend.shown)
        + (backend.drafts > 0 ? qsTr("，没写完 %1 条").arg(backend.drafts) : "")

    anchors.fill: parent
    title: qsTr("信息员")
    pictogram: "person"
    accent: Theme.village
    aside: backend.place
    searchable: false
    readonly property bool stands: stage.screen === "officer"     // beneath a warning, too
    onStandsChanged: asksRestart = false

    Grid {
        id: grid
        anchors { fill: parent; margins: Theme.margin; topMargin: Theme.m; bottomMargin: Theme.m }
        columns: root.columns
        spacing: Theme.m

        readonly property int rows_: Math.ceil(cards.count / columns)
        readonly property real cellWidth: Math.floor((width - (columns - 1) * spacing) / columns)
        readonly property real cellHeight: Math.min(Theme.dp(330), Math.floor((height - (rows_ - 1) * spacing) / rows_))

        Repeater {
            id: cards
            // What changes is no part of it: a model that is another makes all cards anew, and a finger
            // that lies on one presses nothing.
            model: [
                { word: qsTr("写通知"), more: qsTr("马上就给大家看"), drawing: "village", opens: "form", with: "notice" },
                { word: qsTr("登记供求"), more: qsTr("卖、买、换、雇人、找活"), drawing: "bag", opens: "form", with: "offer" },
                { word: qsTr("已经写的"), more: "", drawing: "policy", opens: "own", with: "" },
                { word: qsTr("来往记录"), more: qsTr("送给县里的，U盘带的"), drawing: "stick", opens: "told", with: "" },
                { word: qsTr("站点情况"), more: qsTr("联没联上，哪儿有毛病"), drawing: "station", opens: "station", with: "" },
                { word: qsTr("检查屏幕"), more: qsTr("颜色全不全，哪儿按不动"), drawing: "hand", opens: "check", with: "" },
                { word: qsTr("换密码"), more: qsTr("六位以上的数字"), drawing: "person", opens: "pin", with: "change" },
                { word: qsTr("重新启动"), more: qsTr("屏幕会黑几秒钟"), drawing: "power", opens: "", with: "" },
                { word: qsTr("出去"), more: qsTr("用完了按这里，别人就改不了"), drawing: "home", opens: "home", with: "" }
            ]
            Card {
                id: card
                required property var modelData
                readonly property bool asks: root.asksRestart && modelData.opens === ""
                readonly property string word: asks ? qsTr("真的重新启动？") : modelData.word
                name: word
                edge: root.accent
                width: grid.cellWidth
                height: grid.cellHeight
                onTapped: {
                    if (modelData.opens === "home")
                        root.stage.goHome()
                    else if (modelData.opens !== "")
                        root.stage.open(modelData.opens, modelData.with)
                    else if (root.asksRestart)
                        root.backend.restart()
                    else
                        root.asksRestart = true
                }
                Pictogram {
                    id: sign
                    anchors { left: parent.left; leftMargin: Theme.l; verticalCenter: parent.verticalCenter }
                    size: Theme.dp(96)
                    name: card.modelData.drawing
                    color: root.accent
                }
                Column {
                    anchors { left: sign.right; right: parent.right; verticalCenter: parent.verticalCenter }
                    anchors { leftMargin: Theme.m; rightMargin: Theme.s }
                    Label {
                        width: parent.width
                        text: card.word
                        font.pixelSize: Theme.head
                        font.bold: true
                        maximumLineCount: 2
                    }
                    Label {
                        width: parent.width
                        text: card.asks ? qsTr("再按一下就启动") : card.modelData.opens === "own" ? root.own : card.modelData.more
                        color: Theme.inkSoft
                        font.pixelSize: Theme.small
                        maximumLineCount: 3
                    }
                }
            }
        }
    }
}
