package dev.claimport.ledger.figures;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/**
 * What attempts come to. A device that a bench does not let in counts nowhere: nothing was done with it.
 *
 * @param devices that were worked with; one that did not say who it is counts by itself
 * @param passed of these
 * @param firstPass those that passed at their first attempt
 * @param perHour devices that passed, over the time that was worked; 0 while that is less than a minute
 * @param worked from the first start to the last end, without breaks; the longest of all stations
 * @param idle of that
 * @param took by those attempts that passed
 * @param steps what each took, wherever it was taken, by its id
 * @param failures how often each came, by its id, the most frequent first
 */
public record Figures(int devices, int passed, int firstPass, long perHour, Duration worked, Idle idle, Spread took, Map<String, Spread> steps,
        Map<String, Long> failures) {

    /** @param median zero where there is nothing @param high the 95th percentile, by nearest rank */
    public record Spread(Duration median, Duration high) {}

    /**
     * Time in which nothing was done, in thousandths of what was worked.
     *
     * @param slots in which a slot had no device in work, on the average
     * @param person in which every slot had one, so that nobody could do anything but wait
     */
    public record Idle(int slots, int person) {}

    /** @param attempts in any order */
    public static Figures of(Collection<Finished> attempts) {
        var count = new FiguresCount();
        attempts.forEach(count::add);
        return count.figures();
    }

    /** Of the devices, how many passed, in thousandths; empty figures have 0. */
    public int yield() {
        return devices == 0 ? 0 : Math.round(1000f * passed / devices);
    }

    /** The same of the first attempts. */
    public int firstPassYield() {
        return devices == 0 ? 0 : Math.round(1000f * firstPass / devices);
    }
}
