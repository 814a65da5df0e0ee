pragma Singleton
// Where the columns of the price list stand, on a wide and on an upright screen, at any text
// size: what does not fit is left to the product's own page, nothing is squeezed.
import QtQuick
import Cunkou

QtObject {
    id: root

    readonly property real width: Theme.windowWidth - 2 * Theme.margin - 2 * Theme.hair

    readonly property bool upright: Theme.portrait
    readonly property real gap: Theme.l
    readonly property real drawing: Theme.dp(84)

    readonly property real nameX: Theme.m + drawing + Theme.s
    readonly property real priceWidth: 3.45 * Theme.number + unitWidth   // six digits and a comma
    readonly property real unitWidth: Theme.tiny * 3.9 + Theme.xs
    readonly property real changeWidth: Theme.strong * 6.2

    // Wide: range and sparkline are shown while the name keeps room for its words.
    readonly property real leastName: Theme.sp(38) * 8
    readonly property real fixed: nameX + priceWidth + 2 * changeWidth + 3 * gap + Theme.m
    readonly property real rangeWish: Theme.dp(210)
    readonly property real sparkWish: Theme.dp(210)
    readonly property bool hasRange: !upright && width - fixed - leastName > rangeWish + gap
    readonly property bool hasSpark: upright ? Theme.textSize < 1.3
        : width - fixed - leastName - (hasRange ? rangeWish + gap : 0) > sparkWish + gap
    readonly property real rangeWidth: hasRange ? rangeWish : 0
    readonly property real sparkWidth: !hasSpark ? 0 : upright ? Theme.dp(240) : sparkWish

    readonly property real sparkX: width - Theme.m - sparkWidth
    readonly property real rangeX: (hasSpark && !upright ? sparkX - gap : width - Theme.m) - rangeWidth
    readonly property real endOfWords: upright ? width - Theme.m
        : hasRange ? rangeX - gap : hasSpark ? sparkX - gap : width - Theme.m
    readonly property real weekX: upright ? previousX + changeWidth + gap : endOfWords - changeWidth
    readonly property real previousX: upright ? nameX : weekX - gap - changeWidth
    readonly property real priceX: upright ? width - Theme.m - priceWidth : previousX - gap - priceWidth
    readonly property real nameWidth: priceX - gap - nameX

    // Upright: names and price above, the changes and the sparkline below.
    readonly property real firstLine: Math.max(Theme.dp(108),
        Theme.sp(38) * 1.4 + Theme.tiny * 1.5 + Theme.s)
    readonly property real secondLine: upright ? (Theme.strong + Theme.tiny) * 1.45 + Theme.s : 0
    readonly property real rowHeight: firstLine + secondLine
    readonly property real sparkHeight: upright ? secondLine - Theme.m : firstLine * 0.5
    readonly property real sparkY: upright ? firstLine : (firstLine - sparkHeight) / 2

    function changeY(height: real): real {
        return upright ? firstLine - Theme.dp(4) : (firstLine - height) / 2
    }
}
