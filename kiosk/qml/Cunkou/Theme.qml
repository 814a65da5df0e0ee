pragma Singleton
// All looks live here: colours, type, spacing, motion. No literal colour or size elsewhere.
// Sizes are in dp at 1920x1080 (1080x1920 upright) and follow the window; type follows the
// reader's text size as well. Main.qml tells the window and the text size.
import QtQuick

QtObject {
    id: theme

    // Told by Main.qml
    property real windowWidth: 1920
    property real windowHeight: 1080
    property real textSize: 1.0        // 1.0 standard, 1.25 large, 1.5 very large
    property bool reducedMotion: false
    property bool awake: false         // the first picture stands

    readonly property bool portrait: windowHeight > windowWidth
    readonly property real unit: portrait
        ? Math.min(windowWidth / 1080, windowHeight / 1920)
        : Math.min(windowWidth / 1920, windowHeight / 1080)

    // A length that follows the window only; whole pixels, so that edges stay sharp.
    function dp(length: real): real {
        return Math.round(length * unit)
    }
    // A type size that follows the window and the reader's text size.
    function sp(size: real): int {
        return spAt(size, textSize)
    }
    function spAt(size: real, reader: real): int {
        return Math.round(size * unit * reader)
    }
    // Display type, already big: it grows half as fast with the text size.
    function display(size: real): int {
        return displayAt(size, textSize)
    }
    function displayAt(size: real, reader: real): int {
        return Math.round(size * unit * (1 + (reader - 1) / 2))
    }

    // Type
    readonly property string family: "Noto Sans SC"
    readonly property int tiny: sp(24)        // marks, sources
    readonly property int small: sp(26)       // second lines
    readonly property int body: sp(30)        // running text
    readonly property int strong: sp(34)      // titles on cards
    readonly property int head: sp(40)        // headings in a text
    readonly property int title: display(48)  // the page's name
    readonly property int number: display(64) // prices, temperatures
    readonly property int today: display(104) // the day on the home screen
    readonly property real lineHeight: 1.12   // times the font's own 1.45 em: 1.6 in all
    readonly property real tightLine: 0.98    // for titles of several lines

    // Space
    readonly property real hair: Math.max(1, dp(2))
    readonly property real xs: dp(8)
    readonly property real s: dp(16)
    readonly property real m: dp(24)
    readonly property real l: dp(32)
    readonly property real xl: dp(48)
    readonly property real margin: dp(40)     // page to glass
    readonly property real target: dp(92)     // least height of what a finger presses
    readonly property real bar: dp(116)       // title bar and foot
    readonly property real radius: dp(18)
    readonly property real smallRadius: dp(10)

    // Colours: ink on warm paper
    readonly property color paper: "#f5eee0"
    readonly property color paperDeep: "#ebe1cd"  // foot, wells
    readonly property color card: "#fffcf5"
    readonly property color pressed: "#f3e6c9"
    readonly property color line: "#dccfb6"
    readonly property color ink: "#2a241d"
    readonly property color inkSoft: "#5f554a"    // 6.5:1 on paper
    readonly property color onColor: "#ffffff"    // on a section's colour
    readonly property color mark: "#fbe3a1"       // words found, 本周新增
    readonly property color markInk: "#5a3c00"
    readonly property color up: "#b3261e"         // in China red is up
    readonly property color down: "#2c7434"
    readonly property color quiet: "#8b8072"      // only for shapes, never for text
    readonly property color shade: "#e6201a12"    // over the page, behind an opened picture

    // shown one after another by who looks for faults of the glass
    readonly property list<color> checkColors: ["#ff0000", "#00ff00", "#0000ff", "#ffffff", "#000000"]

    readonly property color policy: "#b0382d"
    readonly property color technique: "#3b7638"
    readonly property color prices: "#a8540c"
    readonly property color weather: "#1f669f"
    readonly property color pests: "#84467a"
    readonly property color jobs: "#7d6100"
    readonly property color courses: "#0f7175"
    readonly property color guides: "#4657a0"
    readonly property color village: "#6d4b32"

    function sectionColor(section: string): color {
        switch (section) {
        case "policy": return policy
        case "technique": return technique
        case "prices": return prices
        case "weather": return weather
        case "pests": return pests
        case "jobs": return jobs
        case "courses": return courses
        case "guides": return guides
        case "village": return village
        default: return ink
        }
    }
    // A section's colour as a wash on paper.
    function wash(strongColor: color): color {
        return Qt.tint(card, Qt.rgba(strongColor.r, strongColor.g, strongColor.b, 0.12))
    }

    // Warnings by level 0..4 (unknown, blue, yellow, orange, red): ground and ink on it
    function levelColor(level: int): color {
        return ["#5f554a", "#1f669f", "#f4c20d", "#e06c00", "#b71c1c"][level] ?? "#5f554a"
    }
    function levelInk(level: int): color {
        return level === 2 || level === 3 ? ink : onColor
    }

    // Motion
    readonly property int quick: reducedMotion ? 0 : 90    // ms: a press answers
    readonly property int move: reducedMotion ? 0 : 160    // ms: a page turns
}
