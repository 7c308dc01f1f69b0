package dev.claimport.desktop.bench;

import dev.claimport.bench.Bench;
import dev.claimport.desktop.memory.Memory;
import java.util.Map;
import java.util.TreeMap;

/** How the bench was opened last, and what of it is kept for the next shift. On the screen's thread. */
final class RememberedBench {

    private final Memory memory;

    RememberedBench(Memory memory) {
        this.memory = memory;
    }

    Opening lastOpening() {
        return Opening.of(memory.settings().bench());
    }

    void keep(Opening opening) {
        memory.change(settings -> settings.withBench(opening.memory(settings.bench())));
    }

    /** Whether slots have ports of their own from earlier shifts. */
    boolean knowsPlaces() {
        return !memory.settings().bench().places().isEmpty();
    }

    /** Ports take slots anew, as devices are plugged in. */
    void forgetPlaces() {
        memory.change(settings -> settings.withBench(settings.bench().withPlaces(Map.of())));
    }

    /** Has slots take devices where they did before. */
    void place(Bench opened) {
        memory.settings().bench().places().forEach((slot, place) -> opened.prefer(Integer.parseInt(slot), place));
    }

    void keepPlaces(Bench closing) {
        Map<String, String> places = new TreeMap<>();
        closing.places().forEach((slot, place) -> places.put(slot.toString(), place));
        memory.change(settings -> settings.withBench(settings.bench().withPlaces(places)));
    }
}
