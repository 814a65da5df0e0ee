// A list of lines of different heights, read page by page. Qt moves the origin of such a list as it
// learns how high they are: how far it was read is told from its first line, and 0 is always its top.
import QtQuick
import Cunkou
import Cunkou.Backends

ListView {
    id: list

    required property Stage stage
    property real fromTop: 0            // the stage sets it: 0 for something new, the old place on the way back
    property real step: height * 0.85   // of a page
    property int topLine: -1            // while the text size changes
    readonly property bool pageable: contentHeight > height + 1

    function turn(pages: int) {
        const last = Math.max(originY, originY + contentHeight + bottomMargin - height)
        contentY = Math.max(originY, Math.min(last, contentY + pages * step))
        rest()
    }
    // A page begins with a whole line, unless one is higher than the page.
    function turnLines(pages: int) {     // 1 or -1
        const here = contentY
        const edge = here + (pages > 0 ? height - 2 : 1)
        const cut = indexAt(1, edge)
        const whole = cut < 0 ? indexAt(1, edge - pages * spacing) : -1     // before the gap at the edge
        const line = whole < 0 ? cut : whole + pages
        if (line >= 0)
            positionViewAtIndex(line, pages > 0 ? ListView.Beginning : ListView.End)
        if ((contentY - here) * pages > 1) {
            rest()
            return
        }
        contentY = here
        turn(pages)
    }
    function toTop() {
        positionViewAtBeginning()
        rest()
    }
    function keepTop() {
        positionViewAtIndex(topLine, ListView.Beginning)
        rest()
    }
    // Whoever moves it says so here.
    function rest() {
        fromTop = contentY - originY
    }
    onFromTopChanged: {
        if (fromTop < 1)
            positionViewAtBeginning()
        else if (Math.abs(contentY - originY - fromTop) > 1)
            contentY = originY + fromTop
    }
    onMovementEnded: rest()

    // Another text size: the line at the top stays at the top.
    Connections {
        target: list.stage
        function onTextSizeAboutToChange() {
            list.topLine = list.fromTop < 1 ? -1 : list.indexAt(list.width / 2, list.contentY + Theme.l)
        }
        function onTextSizeChanged() {
            if (list.topLine >= 0)
                Qt.callLater(list.keepTop)
        }
    }

    clip: true
    maximumFlickVelocity: 6000
}
