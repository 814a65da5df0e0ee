pragma Singleton

// Who may decode next. A page stands with its words on its first frame; pictures follow a few
// at a time, so that no frame is late. What the provider still has costs no time and comes at once.
import QtQuick

Item {
    id: root

    readonly property int budget: 6     // milliseconds of a frame
    property list<Item> waiting

    function take(picture: Item) {
        if (root.waiting.indexOf(picture) < 0)
            root.waiting.push(picture)
        clock.start()
    }
    function leave(picture: Item) {
        const place = root.waiting.indexOf(picture)
        if (place >= 0)
            root.waiting.splice(place, 1)
    }

    Timer {
        id: clock
        interval: 20                    // the first frame of a page is out by then
        repeat: true
        onTriggered: {
            const begun = Date.now()
            while (root.waiting.length > 0 && Date.now() - begun < root.budget) {
                const next = root.waiting.shift() as Picture
                if (next !== null)
                    next.ask()
            }
            if (root.waiting.length === 0)
                stop()
        }
    }
}
