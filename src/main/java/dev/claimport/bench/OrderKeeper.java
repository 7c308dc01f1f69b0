package dev.claimport.bench;

import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import dev.claimport.ledger.figures.Finished;
import java.nio.file.Path;
import java.util.Optional;

/** Writes what becomes of an order beside it, after each device. Thread-safe. */
public final class OrderKeeper {

    private final OrderResult result;
    private final Path file;

    /** @param orderFile beside which the result belongs */
    public OrderKeeper(OrderResult result, Path orderFile) {
        this.result = result;
        this.file = OrderResult.beside(orderFile);
    }

    /**
     * Takes in what was tried with the devices of the order before, so that a later shift goes on with the same table. May block.
     *
     * @throws FailureException {@code ledger-…}
     */
    public synchronized void takeIn(Attempts attempts) {
        result.takeIn(attempts);
    }

    /** @return why it could not be written; the line goes on without */
    public synchronized Optional<Failure> keep(Finished finished) {
        result.add(finished);
        try {
            result.write(file);
            return Optional.empty();
        } catch (FailureException e) {
            return Optional.of(e.failure());
        }
    }

    public synchronized Progress progress() {
        return new Progress(result.name(), result.passed(), result.failed(), result.devices());
    }

    /** How far an order is. @param failed how many have, and have not passed since @param devices how many there are */
    public record Progress(String order, int passed, int failed, int devices) {}
}
