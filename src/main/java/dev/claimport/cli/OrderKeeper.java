package dev.claimport.cli;

import dev.claimport.bench.Finished;
import dev.claimport.bench.OrderResult;
import dev.claimport.failure.Failure;
import dev.claimport.failure.FailureException;
import java.nio.file.Path;
import java.util.Optional;

/** Writes what becomes of an order beside it, after each device. */
record OrderKeeper(OrderResult result, Path file) {

    /** @return why it could not be written; the line goes on without */
    Optional<Failure> keep(Finished finished) {
        result.add(finished);
        try {
            result.write(file);
            return Optional.empty();
        } catch (FailureException e) {
            return Optional.of(e.failure());
        }
    }
}
