// 上一页 or 下一页 in the foot of a page. It can be pressed while a pixel is left that way: Qt's own
// atYEnd compares heights of lines, which are fractions, for equality.
import QtQuick

BigButton {
    required property Flickable turns       // what scrolls on the page
    required property int way               // -1 up, 1 down

    readonly property real above: turns.contentY - turns.originY + turns.topMargin
    readonly property real below: turns.originY + turns.contentHeight + turns.bottomMargin
        - turns.height - turns.contentY

    live: (way < 0 ? above : below) >= 1
    text: way < 0 ? qsTr("上一页") : qsTr("下一页")
    pictogram: way < 0 ? "up" : "down"
    strong: way > 0
}
