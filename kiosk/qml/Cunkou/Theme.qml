pragma Singleton
// All looks live here: colours, type, spacing, motion. No literal colour or size elsewhere.
// Sizes are in dp at 1920x1080 (1080x1920 upright) and follow the window; type follows the
// reader's text size as well. Main.qml tells the window, the text size and the scheme.
import QtQuick

QtObject {
    id: theme

    // Told by Main.qml
    property real windowWidth: 1920
    property real windowHeight: 1080
    property real textSize: 1.0        // 1.0 standard, 1.25 large, 1.5 very large
    property string scheme: "paper"    // paper, contrast or dusk
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
    // Read from the door, eight metres off: not by the reader's text size, for nobody is there
    readonly property int doorFigure: dp(116)
    readonly property int doorTitle: dp(108)
    readonly property int doorWords: dp(88)
    readonly property int doorSmall: dp(54)
    readonly property int doorLeast: dp(40)   // where the words are many
    readonly property int doorSource: dp(32)  // who says it
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

    // Colours, of the scheme that is told
    readonly property Scheme usual: Scheme {}
    readonly property Scheme clearest: Contrast {}
    readonly property Scheme evening: Dusk {}
    readonly property Scheme colors: scheme === "contrast" ? clearest : scheme === "dusk" ? evening : usual
    readonly property color paper: colors.paper
    readonly property color paperDeep: colors.paperDeep
    readonly property color card: colors.card
    readonly property color pressed: colors.pressed
    readonly property color line: colors.line
    readonly property color ink: colors.ink
    readonly property color inkSoft: colors.inkSoft
    readonly property color onColor: colors.onColor
    readonly property color mark: colors.mark
    readonly property color markInk: colors.markInk
    readonly property color up: colors.up
    readonly property color down: colors.down
    readonly property color quiet: colors.quiet
    readonly property color shade: colors.shade
    readonly property color halo: colors.halo
    readonly property color night: colors.night

    readonly property color film: "#17130e"       // around a film, in every scheme
    readonly property color filmShade: "#b317130e" // under its captions
    readonly property color filmInk: "#ffffff"    // words on a film

    readonly property color codeGround: "#ffffff" // a code is read on white, in every scheme
    readonly property color codeInk: "#1c1814"

    // shown one after another by who looks for faults of the glass
    readonly property list<color> checkColors: ["#ff0000", "#00ff00", "#0000ff", "#ffffff", "#000000"]

    readonly property color policy: colors.policy
    readonly property color technique: colors.technique
    readonly property color prices: colors.prices
    readonly property color weather: colors.weather
    readonly property color pests: colors.pests
    readonly property color jobs: colors.jobs
    readonly property color courses: colors.courses
    readonly property color guides: colors.guides
    readonly property color village: colors.village

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
        switch (level) {
        case 1: return colors.blue
        case 2: return colors.yellow
        case 3: return colors.orange
        case 4: return colors.red
        default: return colors.unknown
        }
    }
    function levelInk(level: int): color {
        return level === 2 || level === 3 ? colors.levelDark : colors.levelLight
    }
    // Ground of a map under a warning: its colour, faint enough for names above it
    function levelGround(level: int): color {
        const strong = levelColor(level)
        return Qt.tint(card, Qt.rgba(strong.r, strong.g, strong.b, 0.4))
    }
    // A strong colour while a finger is on it: what is written on it stays as clear.
    function pressedColor(strongColor: color): color {
        return onColor.hslLightness > strongColor.hslLightness ? Qt.darker(strongColor, 1.2) : Qt.lighter(strongColor, 1.2)
    }

    // Motion
    readonly property int quick: reducedMotion ? 0 : 90    // ms: a press answers
    readonly property int move: reducedMotion ? 0 : 160    // ms: a page turns
}
