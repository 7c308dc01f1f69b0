package dev.claimport.desktop.bench;

import dev.claimport.bench.Bench;
import dev.claimport.bench.BenchJob;
import dev.claimport.desktop.memory.BenchMemory;

/**
 * What is asked once a shift.
 *
 * @param slots how many
 * @param autoStart whether slots start when a device is plugged in
 * @param tries how often a device may fail
 * @param sharedClaim whether devices share a claim as long as it lasts; that is chosen for each shift anew
 */
public record Opening(String operator, String station, String batch, int slots, boolean autoStart, int tries, boolean sharedClaim) {

    /** As it was the last time, for another operator and batch. */
    static Opening of(BenchMemory last) {
        return new Opening("", last.station(), "", last.slots() == 0 ? Bench.USUAL_SLOTS : last.slots(), !last.byKey(),
                last.tries() == 0 ? BenchJob.USUAL_RETRIES : last.tries(), false);
    }

    /** What is remembered of it. @param before the rest of it */
    BenchMemory memory(BenchMemory before) {
        return new BenchMemory(station, slots, !autoStart, tries, before.places(), before.scanner());
    }
}
