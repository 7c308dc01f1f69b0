package dev.claimport.bench;

import dev.claimport.ledger.figures.Finished;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Attempts that nobody else keeps: those of a practice. They are forgotten with the process. */
public final class AttemptsOfProcess implements Attempts {

    private final List<Finished> all = new ArrayList<>();

    @Override
    public synchronized List<Finished> of(String serial) {
        return all.stream().filter(finished -> finished.serial().equals(serial)).sorted(Comparator.comparing(Finished::start).reversed()).toList();
    }

    @Override
    public synchronized List<Finished> since(Instant start) {
        return all.stream().filter(finished -> !finished.start().isBefore(start)).sorted(Comparator.comparing(Finished::start)).toList();
    }

    @Override
    public synchronized void add(Finished finished) {
        all.add(finished);
    }
}
